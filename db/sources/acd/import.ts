import { yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { summed, Sums } from '../../importing/sums.ts';
import { codesIn } from '../../importing/ucdp-lists.ts';

const COUNT = 'acd.conflicts';
const INTENSITY = 'acd.intensity';

/** UCDP/PRIO Armed Conflict, one row per conflict and year: a conflict between states counts in each of them. */
function conflictYear(): Format {
  const sums = new Sums();
  return {
    id: 'conflict-year-csv',
    looksLike: 'the conflict-year table with conflict_id, incompatibility, year, intensity_level and gwno_loc',
    matches: async (file) =>
      (await csvHeader(file))?.has('conflict_id', 'incompatibility', 'year', 'intensity_level', 'gwno_loc') ?? false,
    rows: readCsv,
    ...summed(sums, (row, context) => {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const intensity = row.number('intensity_level');
      if (intensity === null) return context.skip('a conflict whose intensity is not stated');
      for (const code of codesIn(row.required('gwno_loc'))) {
        const country = context.country('gw', code, year);
        if (country === null) continue;
        sums.add(COUNT, country, year, 1);
        sums.highest(INTENSITY, country, year, intensity);
        context.keep();
      }
    }),
    carries: async () => [COUNT, INTENSITY],
  };
}

export default defineImporter({ source: 'acd', formats: () => [conflictYear()] });
