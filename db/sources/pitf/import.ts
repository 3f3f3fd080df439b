import { yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { summed, Sums } from '../../importing/sums.ts';
import { letters } from './letters.ts';

const EPISODES = 'pitf.geno_episodes';
const MAGNITUDE = 'pitf.geno_deathmag';

/**
 * The Political Instability Task Force's list of genocides and politicides, one row per episode and year of it. It is
 * published as an old workbook (.xls), to be saved as CSV first.
 */
function genoPoliticide(): Format {
  const sums = new Sums();
  return {
    id: 'genopoliticide-csv',
    looksLike: 'the list of genocides and politicides, saved as CSV: SCODE, YEAR, YRBEGIN, YREND, DEATHMAG',
    matches: async (file) => (await csvHeader(file))?.has('SCODE', 'YEAR', 'YRBEGIN', 'YREND', 'DEATHMAG') ?? false,
    rows: readCsv,
    ...summed(sums, (row, context) => {
      const year = yearFrom1990(row, 'YEAR', context);
      if (year === null) return;
      const magnitude = row.number('DEATHMAG');
      if (magnitude === null) return context.skip('an episode without a magnitude');
      const code = row.required('SCODE');
      const country = context.country('iso3', letters[code] ?? code, year);
      if (country === null) return;
      sums.add(EPISODES, country, year, 1);
      sums.highest(MAGNITUDE, country, year, magnitude);
      context.keep();
    }),
    carries: async () => [EPISODES, MAGNITUDE],
  };
}

export default defineImporter({ source: 'pitf', formats: () => [genoPoliticide()] });
