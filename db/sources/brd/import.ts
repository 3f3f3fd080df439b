import { defineImporter } from '../../importing/importer.ts';
import { deathList } from '../../importing/ucdp-lists.ts';

/** UCDP Battle-Related Deaths, one row per dyad and year, by the country that the conflict is about. */
export default defineImporter({
  source: 'brd',
  formats: () => [
    deathList({
      id: 'dyad-year-csv',
      looksLike: 'the dyad-year table with dyad_id, bd_best, bd_low, bd_high, battle_location and gwno_loc',
      marks: ['dyad_id', 'year', 'bd_best', 'bd_low', 'bd_high', 'battle_location'],
      countries: 'gwno_loc',
      first: 1989,
    }),
  ],
});
