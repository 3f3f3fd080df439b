import { columnFigures, FIRST_YEAR } from '../../importing/columns.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import type { SourceFile } from '../../importing/source-file.ts';
import { Regions } from './regions.ts';
import { regionTable } from './region-table.ts';

const columns = ['Country ISO3', 'Admin 1 Name', 'MPI', 'Headcount Ratio', 'Survey', 'Start Date', 'End Date'];
const isTrend = ({ id }: ColumnIndicator): boolean => id.endsWith('_trend');

/** Global MPI as OPHI publishes it on HDX. Two tables share this header: the newest survey of each country, and all. */
function hdxTable(id: string, looksLike: string, wanted: { repeatsCountries: boolean }): Format {
  const regions = new Regions();
  const carried = (indicators: readonly ColumnIndicator[]): ColumnIndicator[] =>
    indicators.filter(
      (indicator) => columnNames.has(indicator.column) && isTrend(indicator) === wanted.repeatsCountries,
    );
  return {
    id,
    looksLike,
    matches: async (file) =>
      ((await csvHeader(file))?.has(...columns) ?? false) && (await repeatsCountries(file)) === wanted.repeatsCountries,
    rows: readCsv,
    *map(row, context) {
      const year = Number(row.required('End Date').slice(0, 4));
      if (!(year >= FIRST_YEAR)) throw new Error(`column "End Date" holds "${row.text('End Date')}": expected a date.`);
      const iso3 = row.required('Country ISO3');
      const country = context.country('iso3', iso3, year);
      if (country === null) return;
      const name = row.text('Admin 1 Name');
      const place =
        name === null ? { country, year } : { region: yield* regions.figure(iso3, name, country, context), year };
      yield* columnFigures(row, carried(context.indicators), place);
    },
    carries: async (_file, { indicators }) => carried(indicators).map((indicator) => indicator.id),
  };
}

const columnNames: ReadonlySet<string> = new Set([
  'MPI',
  'Headcount Ratio',
  'Intensity of Deprivation',
  'Vulnerable to Poverty',
  'In Severe Poverty',
]);

/** Whether a country has more than one national row, that is, more than one survey. */
async function repeatsCountries(file: SourceFile): Promise<boolean> {
  const seen = new Set<string>();
  for await (const row of readCsv(file)) {
    if (row.text('Admin 1 Name') !== null) continue;
    const country = row.required('Country ISO3');
    if (seen.has(country)) return true;
    seen.add(country);
  }
  return false;
}

export default defineImporter({
  source: 'ophi',
  formats: () => [
    hdxTable(
      'hdx-latest-csv',
      'the table on HDX with the newest survey of each country: Country ISO3, Admin 1 Name, MPI …',
      {
        repeatsCountries: false,
      },
    ),
    hdxTable(
      'hdx-trends-csv',
      'the table on HDX with several surveys of each country, harmonised: Country ISO3, Admin 1 Name, MPI …',
      {
        repeatsCountries: true,
      },
    ),
    regionTable(),
  ],
});
