import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeEvents } from '../bench/rows.ts';

/** A folder that goes when the test has finished. */
export async function folderForTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-import-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Generated events in a file of the test's own, and the words that import it. */
export async function eventsForTest(count: number): Promise<{ path: string; words: string[] }> {
  const { path, words } = await writeEvents(await folderForTest(), count);
  return { path, words: ['data', 'import', ...words] };
}

/** What of a database an import of events changes, of one data release and of all. */
export const HELD = `select
  (select count(*) from conflict_event where valid_until is null)::int as events,
  (select coalesce(sum(events), 0) from conflict_area where valid_until is null and place = 'COUNTRY')::int as counted,
  (select count(*) from conflict_event)::int + (select count(*) from conflict_area)::int as rows,
  (select count(*) from release where source_id = 'ged')::int as releases,
  (select count(*) from dataset_release where dataset_id like 'ged.%')::int as carried,
  (select id from data_release order by ordinal desc limit 1) as newest`;

export interface Held {
  events: number;
  counted: number;
  rows: number;
  releases: number;
  carried: number;
  newest: string;
}
