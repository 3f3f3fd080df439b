import { yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';

/** The four top indices, year by year, calculated back with the method of the edition. */
const indices: ReadonlySet<string> = new Set(['INFORM', 'HA', 'VU', 'CC']);

function longTable(layout: {
  id: string;
  looksLike: string;
  year: string;
  key: string;
  carried: (indicator: ColumnIndicator) => boolean;
}): Format {
  return {
    id: layout.id,
    looksLike: layout.looksLike,
    matches: async (file) =>
      (await csvHeader(file))?.has('CountryName', 'Iso3', layout.year, layout.key, 'IndicatorScore') ?? false,
    rows: readCsv,
    *map(row, context) {
      const name = row.text(layout.key);
      if (name === null) return context.skip('an index that the file does not name');
      const indicator = context.indicators.find((candidate) => layout.carried(candidate) && candidate.column === name);
      if (!indicator) return context.skip('a measure that Forestall does not use');
      const year = yearFrom1990(row, layout.year, context);
      const value = row.number('IndicatorScore');
      if (year === null || value === null) return;
      const country = context.country('iso3', row.required('Iso3'), year);
      if (country === null) return;
      yield { kind: 'observation', indicator: indicator.id, country, year, value };
    },
    carries: async (_file, { indicators }) => indicators.filter(layout.carried).map(({ id }) => id),
  };
}

/**
 * The table of one edition names none of its indices and gives most measures twice under one name, as a figure and as a
 * score from 0 to 10, without saying which is which. Only measures given once can be taken from it; the indices come from
 * the trend table, whichever of the two is imported last.
 */
export default defineImporter({
  source: 'inform',
  formats: () => [
    longTable({
      id: 'trends-csv',
      looksLike: 'the trend table: CountryName, Iso3, GNAYear, IndicatorId (INFORM, HA, VU, CC), IndicatorScore',
      year: 'GNAYear',
      key: 'IndicatorId',
      carried: ({ column }) => indices.has(column),
    }),
    longTable({
      id: 'edition-csv',
      looksLike: 'the table of one edition: CountryName, Iso3, ValidityYear, IndicatorName, IndicatorScore, Unit',
      year: 'ValidityYear',
      key: 'IndicatorName',
      carried: ({ column }) => !indices.has(column),
    }),
  ],
});
