import { countriesInLastYear, countriesLost, sumOf } from '../../importing/checks.ts';
import { carriedBy, columnFigures } from '../../importing/columns.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';

const marks = [
  'country_id_cy',
  'year_cy',
  'os_total_deaths_best_cy',
  'sb_total_deaths_best_cy',
  'ns_total_deaths_best_cy',
];

/**
 * UCDP Organized Violence, country-year: https://ucdp.uu.se/downloads/. Every year is kept from 1989, its first, because
 * totals since 1989 are how the data set is cited. A country without violence has a row of zeros: those are figures.
 */
function countryYear(): Format {
  let asked: ColumnIndicator[] | null = null;
  return {
    id: 'country-year-csv',
    looksLike:
      'the Organized Violence country-year table with country_id_cy, year_cy and deaths as …_best_cy, …_low_cy, …_high_cy',
    matches: async (file) => (await csvHeader(file))?.has(...marks) ?? false,
    rows: readCsv,
    *map(row, context) {
      const year = row.integer('year_cy');
      const country = context.country('gw', row.required('country_id_cy'), year);
      if (country === null) return;
      asked ??= carriedBy(row.header, context.indicators);
      yield* columnFigures(row, asked, { country, year });
    },
    carries: async (file, { indicators }) => carriedBy(await csvHeader(file), indicators).map(({ id }) => id),
  };
}

export default defineImporter({
  source: 'ucdp',
  formats: () => [countryYear()],
  checks: [
    countriesInLastYear(180),
    countriesLost(0.1),
    sumOf('ucdp.cumulative_total_deaths_in_orgvio_best', [
      'ucdp.sb_total_deaths_best',
      'ucdp.ns_total_deaths_best',
      'ucdp.os_total_deaths_best',
    ]),
  ],
});
