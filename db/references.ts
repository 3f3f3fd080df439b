import type { Problem } from './kinds/problems.ts';
import type { Written } from './kinds/read.ts';

/** What a field of a content file can name. */
export type Target =
  | 'country'
  | 'condition'
  | 'recommendation'
  | 'publication'
  | 'source'
  | 'case'
  | 'design'
  | 'role'
  | 'outcome'
  | 'verification';

export type Known = Record<Target, ReadonlySet<string>>;

const where: Record<Target, string> = {
  country: 'a row of countries.csv',
  condition: 'a file of conditions/',
  recommendation: 'a file of recommendations/',
  publication: 'a file of publications/',
  source: 'a file of publications/ or a row of pages.csv',
  case: 'a file of cases/',
  design: 'a row of evidence-terms.csv',
  role: 'a row of evidence-terms.csv',
  outcome: 'a row of evidence-terms.csv',
  verification: 'a row of evidence-terms.csv',
};

/** By folder: the fields that name something, `*` for each entry of a list, and what they name. */
export const references = {
  recommendations: { 'conditions.*': 'condition', 'inBrief.publication': 'publication' },
  publications: {
    design: 'design',
    role: 'role',
    'verified.level': 'verification',
    'countries.*': 'country',
    'disputes.*': 'publication',
    'findings.*.recommendation': 'recommendation',
    'findings.*.outcome': 'outcome',
    'findings.*.countries.*': 'country',
  },
  cases: {
    country: 'country',
    'summarySources.*': 'source',
    'recommendations.*': 'recommendation',
    'events.*.sources.*': 'source',
    'groups.*.sources.*': 'source',
    'inequalities.*.sources.*': 'source',
    'resilience.*.sources.*': 'source',
  },
  actors: { 'countries.*': 'country', 'cases.*': 'case', 'sources.*': 'source' },
} satisfies Record<string, Record<string, Target>>;

/**
 * Reports every reference of a file that leads nowhere, at its line. It reads the file as written, so that a mistake of
 * form elsewhere in it hides none.
 */
export function checkReferences(
  written: Written,
  fields: Readonly<Record<string, Target>>,
  known: Known,
  problems: Problem[],
): void {
  for (const [field, target] of Object.entries(fields)) {
    for (const { id, path } of named(written.raw, field.split('.'))) {
      // What is no text is a mistake of form and reported as one.
      if (typeof id !== 'string' || known[target].has(id)) continue;
      const shown = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
      problems.push({
        file: written.file,
        line: written.lineOf(...path),
        what: `${shown.join('.')}: there is no ${target} "${id}": use the id of ${where[target]}, or add one`,
      });
    }
  }
}

interface Named {
  id: unknown;
  path: (string | number)[];
}

function named(value: unknown, [step, ...rest]: readonly string[], path: (string | number)[] = []): Named[] {
  if (step === undefined) return [{ id: value, path }];
  if (step === '*') {
    return Array.isArray(value) ? value.flatMap((entry: unknown, index) => named(entry, rest, [...path, index])) : [];
  }
  const isGroup = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isGroup ? named((value as Record<string, unknown>)[step], rest, [...path, step]) : [];
}
