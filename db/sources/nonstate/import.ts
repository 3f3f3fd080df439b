import { defineImporter } from '../../importing/importer.ts';
import { deathList } from '../../importing/ucdp-lists.ts';

/** UCDP Non-State Conflict, one row per dyad and year. */
export default defineImporter({
  source: 'nonstate',
  formats: () => [
    deathList({
      id: 'dyad-year-csv',
      looksLike: 'the dyad-year table with dyad_id, side_a_name, best_fatality_estimate and gwno_location',
      marks: ['dyad_id', 'org', 'side_a_name', 'side_b_name', 'year', 'best_fatality_estimate'],
      countries: 'gwno_location',
      first: 1989,
    }),
  ],
});
