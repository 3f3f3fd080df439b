import { isAbsolute, relative } from 'node:path';
import type { core } from 'zod';

/** One thing wrong in a content file: where, what, and what instead. */
export interface Problem {
  file: string;
  line: number;
  what: string;
}

/** Everything wrong in the content, reported at once so that it can be put right in one go. */
export class ContentProblems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${shownPath(problem.file)}:${problem.line}: ${problem.what}`).join('\n'));
    this.name = 'ContentProblems';
    this.problems = problems;
  }
}

/** Throws when there is anything to report. */
export function failOn(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const ordered = problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  throw new ContentProblems(ordered);
}

function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') || isAbsolute(near) ? path : near;
}

/** A zod issue as "field: what: what instead" for someone who edits text, not code. */
export function explain(issue: core.$ZodIssue): string {
  const field = issue.path.map(String).join('.');
  return field === '' ? describe(issue) : `${field}: ${describe(issue)}`;
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named fields',
  record: 'a group of named fields',
  null: 'null',
};

function describe(issue: core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': {
      // A kind's own words know more than these.
      if (!issue.message.startsWith('Invalid input')) return issue.message;
      const expected = typeWords[issue.expected] ?? issue.expected;
      return issue.input === undefined
        ? `missing: give ${expected}`
        : `${shown(issue.input)} is not ${expected}: give ${expected}`;
    }
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}: remove it or correct its name`;
    case 'invalid_value':
      return `${issue.input === undefined ? 'missing' : `${shown(issue.input)} is not one of the allowed values`}: use ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.input === ''
        ? 'empty: give text'
        : `${shown(issue.input)} is too small: at least ${String(issue.minimum)}${unitOf(issue.origin, issue.minimum)}`;
    case 'too_big':
      return `${shown(issue.input)} is too big: at most ${String(issue.maximum)}${unitOf(issue.origin, issue.maximum)}`;
    default:
      return issue.message;
  }
}

function unitOf(origin: string, count: number | bigint): string {
  if (origin === 'string') return count === 1 ? ' character' : ' characters';
  if (origin === 'array') return count === 1 ? ' entry' : ' entries';
  return '';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
