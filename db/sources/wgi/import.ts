import { countriesInLastYear, countriesLost } from '../../importing/checks.ts';
import { yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type Format, type MapContext, type ObservationFigure } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { readWorkbook, type Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';
import { isWgiSheet, yearColumns, wgiRows } from './workbook.ts';

/** Half the width of a 90% interval, in standard errors. The producer gives such intervals for ranks only. */
const STANDARD_ERRORS = 1.645;

/** Worldwide Governance Indicators, the workbook the World Bank publishes: one sheet per indicator. */
function workbook(): Format {
  return {
    id: 'workbook-xlsx',
    looksLike:
      "the World Bank's workbook with a sheet per indicator: Country/Territory, Code, and per year Estimate, StdErr …",
    matches: async (file) => (await readWorkbook(file))?.some(isWgiSheet) ?? false,
    async *rows(file) {
      yield* wgiRows((await readWorkbook(file)) ?? []);
    },
    *map(row, context) {
      for (const { year, estimate, error } of yearColumns(row.header)) {
        const value = row.number(estimate);
        if (value === null) continue;
        const country = context.country('iso3', row.required('Code'), year);
        if (country === null) return;
        yield* figure(context, row.required('indicator'), country, year, value, row.number(error));
      }
    },
    async carries(file, { indicators }) {
      const rows = [...wgiRows((await readWorkbook(file)) ?? [])];
      const codes = new Set(rows.map((row) => row.text('indicator')));
      return indicators.filter(({ column }) => codes.has(column)).map(({ id }) => id);
    },
  };
}

/** The same figures as one long table, in which the standard error has been named differently. */
function longTable(layout: string, error: 'stderr' | 'stddev'): Format {
  return {
    id: layout,
    looksLike: `a long table: code, country, year, indicator (va, pv, ge, rq, rl, cc), estimate, ${error}`,
    matches: async (file) => (await csvHeader(file))?.has(...longColumns, error) ?? false,
    rows: readCsv,
    map: (row, context) => longRow(row, context, error),
    carries: async (_file, { indicators }) => indicators.map(({ id }) => id),
  };
}

/** The workbook since the 2024 update: one sheet, laid out like the long table. */
function longWorkbook(): Format {
  return {
    id: 'long-xlsx',
    looksLike:
      'the workbook since 2024, one sheet with codeindyr, code, countryname, year, indicator, estimate, stddev',
    matches: async (file) => (await readWorkbook(file))?.some((sheet) => isLong(headerOf(sheet))) ?? false,
    async *rows(file) {
      const sheet = (await readWorkbook(file))?.find((one) => isLong(headerOf(one)));
      if (!sheet) return;
      for (const [index, cells] of sheet.cells.entries()) {
        if (index > 0 && cells.some((cell) => cell !== null)) yield new SourceRow(index + 1, headerOf(sheet), cells);
      }
    },
    map: (row, context) => longRow(row, context, 'stddev'),
    carries: async (_file, { indicators }) => indicators.map(({ id }) => id),
  };
}

const longColumns = ['code', 'year', 'indicator', 'estimate'] as const;
const isLong = (header: Header): boolean => header.has(...longColumns, 'stddev');
const headerOf = ({ cells }: Sheet): Header => new Header((cells[0] ?? []).map((cell) => cell?.trim() ?? ''));
/** What the producer writes where there is no estimate. */
const NONE = '..';

function* longRow(row: SourceRow, context: MapContext, error: string): Generator<ObservationFigure> {
  const year = yearFrom1990(row, 'year', context);
  const value = row.text('estimate') === NONE ? null : row.number('estimate');
  if (year === null || value === null) return;
  const country = context.country('iso3', row.required('code'), year);
  if (country === null) return;
  const spread = row.text(error) === NONE ? null : row.number(error);
  yield* figure(context, row.required('indicator'), country, year, value, spread);
}

function* figure(
  context: MapContext,
  code: string,
  country: string,
  year: number,
  value: number,
  error: number | null,
): Generator<ObservationFigure> {
  const indicator = context.indicators.find(({ column }) => column === code);
  if (!indicator) throw new Error(`there is no WGI indicator "${code}".`);
  const half = error === null ? null : error * STANDARD_ERRORS;
  yield {
    kind: 'observation',
    indicator: indicator.id,
    country,
    year,
    value,
    low: half === null ? null : value - half,
    high: half === null ? null : value + half,
  };
}

export default defineImporter({
  source: 'wgi',
  formats: () => [workbook(), longTable('long-csv', 'stderr'), longTable('long-stddev-csv', 'stddev'), longWorkbook()],
  checks: [countriesInLastYear(190), countriesLost(0.1)],
});
