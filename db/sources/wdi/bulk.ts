import { BEFORE_FIRST_YEAR, FIRST_YEAR } from '../../importing/columns.ts';
import type { Format } from '../../importing/importer.ts';
import { csvHeader, readCsv, type HeaderRule } from '../../importing/readers.ts';
import type { SourceRow } from '../../importing/row.ts';

/** Lines with the name and date of the data set stand above the header of files made by the World Bank's site. */
const isHeader: HeaderRule = (cells) => cells[0] === 'Country Name' && cells.includes('Indicator Code');

/** The World Bank's own layout: one row per country and series, one column per year. */
export function bulk(): Format {
  return {
    id: 'bulk-csv',
    looksLike:
      "the World Bank's own table: Country Name, Country Code, Indicator Name, Indicator Code, then one column a year",
    matches: async (file) => (await csvHeader(file, isHeader))?.has('Country Code', 'Indicator Code') ?? false,
    rows: (file) => readCsv(file, isHeader),
    *map(row, context) {
      const code = row.required('Indicator Code');
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
      const filled = new Set<string>();
      for await (const row of readCsv(file, isHeader)) {
        const code = row.required('Indicator Code');
        if (!filled.has(code) && yearly(row).some(({ year }) => year >= FIRST_YEAR)) filled.add(code);
      }
      return indicators.filter(({ column }) => filled.has(column)).map(({ id }) => id);
    },
  };
}

function yearly(row: SourceRow): { year: number; value: number }[] {
  return row.header.columns.flatMap((column) => {
    const value = /^\d{4}$/.test(column) ? row.number(column) : null;
    return value === null ? [] : [{ year: Number(column), value }];
  });
}
