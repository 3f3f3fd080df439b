import { AVERAGES, FACTORS } from '../../../api/model/tool-evidence.ts';
import { defineImporter, type Format, type TallyFigure } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import type { SourceRow } from '../../importing/row.ts';

/** As R writes a missing value. */
const NOT_AVAILABLE = 'NA';

const given = (row: SourceRow, column: string): string | null => {
  const text = row.text(column);
  return text === NOT_AVAILABLE ? null : text;
};

/** One row per tool and factor, with the findings on it counted already. */
function factors(): Format {
  return {
    id: 'factors-csv',
    looksLike:
      'the table of factors: tool_name, Name.Final_research, greater_findings, lesser_findings, no_mixed_findings',
    matches: async (file) =>
      (await csvHeader(file))?.has('tool_name', 'Name.Final_research', 'greater_findings', 'lesser_findings') ?? false,
    rows: readCsv,
    *map(row, context) {
      const factor = given(row, 'Name.Final_research');
      if (factor === null) return context.skip('a factor known to practitioners only, without a finding of research');
      if (given(row, 'greater_findings') === null) return context.skip('a factor whose findings are not counted');
      yield {
        kind: 'tally',
        dataset: FACTORS,
        tool: row.required('tool_name'),
        factor,
        factorKind: given(row, 'Contextual.or.design.factor'),
        family: given(row, 'Family'),
        helps: row.integer('greater_findings'),
        hinders: row.integer('lesser_findings'),
        mixed: row.integer('no_mixed_findings'),
      };
    },
    carries: async () => [FACTORS],
  };
}

/** What the table of studies calls otherwise than the table of factors does. */
const otherNames: Readonly<Record<string, string>> = { Amnesties: 'Official amnesties' };

/** `Naming_and_shaming_tool`, as the table of studies codes it. */
function toolOf(code: string): string {
  const name = code.replace(/_tool$/, '').replaceAll('_', ' ');
  return otherNames[name] ?? name;
}

type Counts = Pick<TallyFigure, 'helps' | 'hinders' | 'mixed'>;
const directions: Readonly<Record<string, keyof Counts>> = {
  'Decreases mass atrocities or CROs': 'helps',
  'Increases mass atrocities or CROs': 'hinders',
  'No or mixed effects': 'mixed',
};

/** One row per finding of a study; those on average effects are counted here, tool by tool. */
function studies(): Format {
  const counts = new Map<string, Counts>();
  return {
    id: 'studies-csv',
    looksLike: 'the table of studies: effects_type, Tool, overall, CD, full_citation',
    matches: async (file) => (await csvHeader(file))?.has('effects_type', 'Tool', 'overall', 'full_citation') ?? false,
    rows: readCsv,
    map(row, context) {
      const type = given(row, 'effects_type');
      const overall = given(row, 'overall');
      if (type === 'Contextual or design') context.skip('a finding on a factor, which the table of factors counts');
      else if (type !== 'Average' || overall === null) context.skip('a finding without a direction');
      else {
        const direction = directions[overall];
        if (direction === undefined) {
          throw new Error(`column "overall" holds "${overall}": expected ${Object.keys(directions).join(', ')}.`);
        }
        const tool = toolOf(row.required('Tool'));
        const count = counts.get(tool) ?? { helps: 0, hinders: 0, mixed: 0 };
        counts.set(tool, { ...count, [direction]: count[direction] + 1 });
        context.keep();
      }
      return [];
    },
    *finish() {
      for (const [tool, count] of counts) {
        yield { kind: 'tally', dataset: AVERAGES, tool, factor: null, factorKind: null, family: null, ...count };
      }
    },
    carries: async () => [AVERAGES],
  };
}

/** Tools for Atrocity Prevention: findings of research on tools, which have neither country nor year. */
export default defineImporter({ source: 'tfap', formats: () => [factors(), studies()] });
