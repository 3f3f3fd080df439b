import { defineImporter } from '../../importing/importer.ts';
import type { SourceRow } from '../../importing/row.ts';
import { deathList } from '../../importing/ucdp-lists.ts';

/** All actors together, and those of the kind that the row is about. */
function counted(row: SourceRow): string[] {
  const government = row.required('is_government_actor');
  if (government !== '0' && government !== '1') {
    throw new Error(`column "is_government_actor" holds "${government}": expected 0 or 1.`);
  }
  return ['onesided.best', government === '1' ? 'onesided.government' : 'onesided.nonstate'];
}

/** UCDP One-sided Violence, one row per actor and year. */
export default defineImporter({
  source: 'onesided',
  formats: () => [
    deathList({
      id: 'actor-year-csv',
      looksLike:
        'the actor-year table with actor_id, actor_name, is_government_actor, best_fatality_estimate and gwno_location',
      marks: ['actor_id', 'actor_name', 'year', 'is_government_actor', 'best_fatality_estimate'],
      countries: 'gwno_location',
      first: 1989,
      counts: counted,
    }),
  ],
});
