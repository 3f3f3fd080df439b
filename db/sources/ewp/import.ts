import { carriedBy, columnFigures, yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { episodesCsv, episodesXlsx } from './episodes.ts';
import { forecasts } from './forecasts.ts';

/** As R writes a missing value. */
const NOT_AVAILABLE = 'NA';

/** Tables of the Early Warning Project with a row per country and year, by Correlates of War number. */
function countryYear(id: string, looksLike: string, marks: readonly string[]): Format {
  let asked: ColumnIndicator[] | null = null;
  return {
    id,
    looksLike,
    matches: async (file) => (await csvHeader(file))?.has('ccode', 'year', ...marks) ?? false,
    rows: readCsv,
    *map(row, context) {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const country = context.country('cow', row.required('ccode'), year);
      if (country === null) return;
      asked ??= carriedBy(row.header, context.indicators);
      const filled = asked.filter(({ column }) => row.text(column) !== NOT_AVAILABLE);
      yield* columnFigures(row, filled, { country, year });
    },
    carries: async (file, { indicators }) => carriedBy(await csvHeader(file), indicators).map((one) => one.id),
  };
}

export default defineImporter({
  source: 'ewp',
  formats: () => [
    countryYear(
      'mass-killing-csv',
      'the outcomes by country and year: ccode, year, mk_onset_count, mk_ongoing_count, mk_ongoing_widescope',
      ['mk_onset_count', 'mk_ongoing_count', 'mk_ongoing_widescope'],
    ),
    countryYear(
      'out-of-sample-csv',
      'the out-of-sample forecasts: ccode, year, mk_onset, risk_prev, rank_prev, maxrisk2',
      ['mk_onset', 'risk_prev', 'rank_prev', 'maxrisk2'],
    ),
    forecasts(),
    episodesCsv(),
    episodesXlsx(),
  ],
});
