import { closest } from 'fastest-levenshtein';
import type { Session } from '../../api/session.ts';
import { ImportError } from '../importing/reading.ts';

export interface KnownDataRelease {
  ordinal: number;
  id: string;
  /** As 2026-11-23 09:40, UTC. */
  published: string;
  note: string;
}

/** The data releases of a database, oldest first. */
export function dataReleases(session: Session): Promise<KnownDataRelease[]> {
  return session.query<KnownDataRelease>(
    `select ordinal, id, to_char(published at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as published, note
     from data_release order by ordinal`,
  );
}

/** The one with that id; an error that names the nearest where there is none. */
export function dataReleaseOf(known: readonly KnownDataRelease[], id: string): KnownDataRelease {
  const found = known.find((release) => release.id === id);
  if (found) return found;
  const nearest =
    known.length > 0
      ? closest(
          id,
          known.map((release) => release.id),
        )
      : null;
  throw new ImportError(
    `There is no data release "${id}"${nearest === null ? ': nothing has been published yet' : `. The nearest is ${nearest}`}. ` +
      'npm run data -- releases lists them. Nothing was changed.',
  );
}
