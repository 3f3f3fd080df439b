import { BEFORE_FIRST_YEAR, FIRST_YEAR } from '../../importing/columns.ts';
import type { Format } from '../../importing/importer.ts';
import { csvHeader, readCsv, type HeaderRule } from '../../importing/readers.ts';
import type { SourceRow } from '../../importing/row.ts';

/** Below the rows stands what was downloaded, and when. */
const isNote: HeaderRule = ([first = '']) => /^(?:Data from database:|Last Updated:)/.test(first.trim());
/** What DataBank writes where there is no figure. */
const NONE = '..';
const yearColumn = /^(\d{4}) \[YR\d{4}\]$/;

/** A download of the World Bank's DataBank: one row per country and series, one column per year, named `1990 [YR1990]`. */
export function databank(): Format {
  return {
    id: 'databank-csv',
    looksLike:
      'a download of DataBank: Country Name, Country Code, Series Name, Series Code, then columns such as 1990 [YR1990]',
    async matches(file) {
      const header = await csvHeader(file);
      const hasYears = header?.columns.some((column) => yearColumn.test(column)) ?? false;
      return hasYears && (header?.has('Country Code', 'Series Code') ?? false);
    },
    rows: (file) => readCsv(file, undefined, { isNote }),
    *map(row, context) {
      const code = row.text('Series Code');
      if (code === null) return context.skip('a row without a series');
      const indicator = context.indicators.find(({ column }) => column === code);
      if (!indicator) return context.skip('a series that Forestall does not use');
      const figures = yearly(row);
      const recent = figures.filter(({ year }) => year >= FIRST_YEAR);
      if (figures.length > 0 && recent.length === 0) return context.skip(BEFORE_FIRST_YEAR);
      for (const figure of recent) {
        const country = context.country('iso3', row.required('Country Code'), figure.year);
        if (country === null) return;
        yield { kind: 'observation', indicator: indicator.id, country, ...figure };
      }
    },
    /** The header does not say which series follow, so the rows must. */
    async carries(file, { indicators }) {
      const filled = new Set<string | null>();
      for await (const row of readCsv(file, undefined, { isNote })) {
        const code = row.text('Series Code');
        if (!filled.has(code) && yearly(row).some(({ year }) => year >= FIRST_YEAR)) filled.add(code);
      }
      return indicators.filter(({ column }) => filled.has(column)).map(({ id }) => id);
    },
  };
}

function yearly(row: SourceRow): { year: number; value: number }[] {
  return row.header.columns.flatMap((column) => {
    const year = yearColumn.exec(column)?.[1];
    const value = year === undefined || row.text(column) === NONE ? null : row.number(column);
    return value === null ? [] : [{ year: Number(year), value }];
  });
}
