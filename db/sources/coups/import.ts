import { yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { summed, Sums } from '../../importing/sums.ts';

const ATTEMPTS = 'coups.attempts';
const SUCCESSES = 'coups.successes';

/** Powell and Thyne's list of coups, one row per attempt: 1 = it failed, 2 = it succeeded. */
function attempts(): Format {
  const sums = new Sums();
  return {
    id: 'attempts-csv',
    looksLike: 'the list of attempts with country, ccode, year, month, day, coup (1 or 2)',
    matches: async (file) => (await csvHeader(file))?.has('ccode', 'year', 'month', 'day', 'coup') ?? false,
    rows: readCsv,
    ...summed(sums, (row, context) => {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const outcome = row.number('coup');
      if (outcome === null) return context.skip('an attempt whose outcome is not stated');
      if (outcome !== 1 && outcome !== 2) {
        throw new Error(`column "coup" holds "${outcome}": expected 1 (failed) or 2 (succeeded).`);
      }
      const country = context.country('cow', row.required('ccode'), year);
      if (country === null) return;
      sums.add(ATTEMPTS, country, year, 1);
      sums.add(SUCCESSES, country, year, outcome - 1);
      context.keep();
    }),
    carries: async () => [ATTEMPTS, SUCCESSES],
  };
}

export default defineImporter({ source: 'coups', formats: () => [attempts()] });
