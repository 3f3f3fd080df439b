import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from '../../api/database.ts';
import { hashOf } from '../hash.ts';
import type { Reading } from './reading.ts';

/** What of the program decides how a file is read. */
const READERS = ['content', 'importing', 'kinds', 'own', 'sources'];

/**
 * One import as a key: the files in their order, as they are described, and the program that reads them. Whatever would
 * give other figures gives another key.
 */
export async function importKey(root: string, readings: readonly Reading[]): Promise<string> {
  const hash = createHash('sha256').update(await hashOf(READERS.map((folder) => join(root, 'db', folder))));
  for (const { release } of readings) hash.update(`\n${release.id} ${release.sha256}`);
  return hash.digest('hex');
}

/**
 * The data release that holds this very import already; null where anything was published after it, or where it must be
 * read to know. Only then can a file be left unread: another import may have taken over some of its figures.
 */
export async function heldAlready(
  database: Database,
  key: string,
  readings: readonly Reading[],
): Promise<string | null> {
  const ids = readings.map(({ release }) => release.id);
  const [row] = await database.read((session) =>
    session.query<{ id: string }>(
      `select d.id from data_release d
       where d.ordinal = (select max(ordinal) from data_release)
         and (select count(*) from release r where r.id = any($1) and r.read_as = $2 and r.held_at = d.published)
           = cardinality($1::text[])`,
      [ids, key],
    ),
  );
  return row?.id ?? null;
}

/** Remembers that a data release holds the import, unless rows of it were only left out for now. */
export async function noteHeld(
  database: Database,
  key: string,
  readings: readonly Reading[],
  dataRelease: string,
): Promise<void> {
  if (readings.some(({ tally }) => tally.waiting)) return;
  const ids = readings.map(({ release }) => release.id);
  await database.transaction((session) =>
    session.query(
      `update release set read_as = $2, held_at = (select published from data_release where id = $3)
       where id = any($1)`,
      [ids, key, dataRelease],
    ),
  );
}
