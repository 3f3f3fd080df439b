import { countriesInLastYear, countriesLost } from '../../importing/checks.ts';
import { carriedBy, columnFigures, FIRST_YEAR, yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { GROUPS } from '../../importing/reading.ts';
import { Periods } from './periods.ts';
import { Shares } from './shares.ts';
import { powerStatus } from './statuses.ts';

/** EPR Core: one row per group and period with the same status. https://icr.ethz.ch/data/epr/core/ */
function groupPeriods(): Format {
  const shares = new Shares();
  const periods = new Periods();
  const groups = new Map<string, { name: string; gwid: string; to: number }>();
  return {
    id: 'group-periods-csv',
    looksLike: 'EPR Core with gwid, from, to, group, gwgroupid, size, status and reg_aut',
    matches: async (file) =>
      (await csvHeader(file))?.has('gwid', 'from', 'to', 'group', 'gwgroupid', 'size', 'status', 'reg_aut') ?? false,
    rows: readCsv,
    *map(row, context) {
      const from = row.integer('from');
      const to = row.integer('to');
      const gwid = row.required('gwid');
      const group = row.required('gwgroupid');
      const size = row.number('size');
      periods.check(gwid, group, { from, to }, size);
      // Asked here although needed in `finish`, and of rows that are left out as well, so that an unknown state is named with its row.
      const country = context.country('gw', gwid, to);
      if (country === null) return;
      if (to < FIRST_YEAR) return context.skip(`period ended before ${FIRST_YEAR}`);
      const status = powerStatus(row.required('status'));
      const known = groups.get(group);
      if (!known || known.to < to) groups.set(group, { name: row.required('group'), gwid, to });
      shares.add(gwid, Math.max(from, FIRST_YEAR), to, status, size);
      yield { kind: 'period', group, from, to, status, size, regionalAutonomy: yesNo(row.text('reg_aut')) };
    },
    *finish(context) {
      for (const [id, { name, gwid, to }] of groups) {
        const country = context.country('gw', gwid, to);
        if (country !== null) yield { kind: 'group', id, name, country };
      }
      yield* shares.figures(context);
    },
    carries: async () => [GROUPS, 'epr.excluded_share', 'epr.discriminated_share'],
  };
}

function yesNo(text: string | null): boolean | null {
  if (text === null) return null;
  if (/^(true|t|1)$/i.test(text)) return true;
  if (/^(false|f|0)$/i.test(text)) return false;
  throw new Error(`column "reg_aut" holds "${text}": expected true, false or a blank.`);
}

/** GROWup's country-year extract of the same data, with shares worked out by ETH Zürich. https://growup.ethz.ch */
function growup(): Format {
  let asked: ColumnIndicator[] | null = null;
  return {
    id: 'growup-country-year-csv',
    looksLike: "GROWup's country-year extract with countries_gwid, year, exclpop and discrimpop",
    matches: async (file) => (await csvHeader(file))?.has('countries_gwid', 'year', 'exclpop', 'discrimpop') ?? false,
    rows: readCsv,
    *map(row, context) {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const country = context.country('gw', row.required('countries_gwid'), year);
      if (country === null) return;
      asked ??= carriedBy(row.header, context.indicators);
      yield* columnFigures(row, asked, { country, year });
    },
    carries: async (file, { indicators }) => carriedBy(await csvHeader(file), indicators).map(({ id }) => id),
  };
}

export default defineImporter({
  source: 'epr',
  // That the groups of a state are no more than its people is checked row by row, with the row named.
  formats: () => [groupPeriods(), growup()],
  checks: [countriesInLastYear(140), countriesLost(0.1)],
});
