import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Database } from '../../api/database.ts';
import { importFiles, importUnlessHeld, type ImportRequest } from '../../db/importing/import-files.ts';
import { databaseForTest } from '../support/database.ts';
import { rate, writeDescription } from '../support/own-table.ts';

const root = resolve(import.meta.dirname, '../..');

async function table(): Promise<{ folder: string; path: string; request(database: Database): ImportRequest }> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-held-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'rates.csv');
  await writeFile(path, 'Code,Year,Rate\nNGA,2020,12.5\n');
  const description = await writeDescription(folder, {});
  const progress = { step: () => {}, done: () => {} };
  return {
    folder,
    path,
    request: (database) => ({ database, root, source: null, with: description, files: [path], given: {}, progress }),
  };
}

it('a file that is held already is not read again, and that is said', async () => {
  const database = await databaseForTest('tables');
  const { request } = await table();
  const first = await importUnlessHeld(request(database));
  expect(first?.changed).toBe(true);

  const told: string[] = [];
  const progress = { step: (what: string) => told.push(`step ${what}`), done: (what: string) => told.push(what) };
  expect(await importUnlessHeld({ ...request(database), progress })).toBeNull();
  const [{ id = '' } = {}] = first?.releases ?? [];
  expect(told).toEqual([
    `${id}: not read again, since neither the file nor the program that reads it has changed`,
    `Nothing changed: data release ${first?.dataRelease} holds all of it, and nothing was published since. ` +
      '--again reads it all the same.',
  ]);

  const again = await importFiles(request(database));
  expect([again.changed, again.releases[0]?.tally.rows]).toEqual([false, 1]);
});

it('a held file is read again once anything was published after it, and then not a third time', async () => {
  const database = await databaseForTest('tables');
  const { folder, request } = await table();
  await importUnlessHeld(request(database));
  const other = join(folder, 'others.csv');
  await writeFile(other, 'Code,Year,Rate\nNGA,2020,99\n');
  const indicators = [{ ...rate, id: 'other' }];
  const description = await writeDescription(folder, { indicators });
  await importFiles({ ...request(database), with: description, files: [other] });
  await writeDescription(folder, {});

  expect(await importUnlessHeld(request(database))).toMatchObject({ changed: false });
  expect(await importUnlessHeld(request(database))).toBeNull();
});

it('another description, or rows that were left out only for now, are reasons to read', async () => {
  const database = await databaseForTest('tables');
  const { folder, request } = await table();
  await importUnlessHeld(request(database));
  await writeDescription(folder, { indicators: [{ ...rate, unit: 'per mille' }] });
  expect(await importUnlessHeld(request(database))).toMatchObject({ changed: true });

  // The sample has an event of a year to come.
  const events: ImportRequest = {
    ...request(database),
    source: 'ged',
    with: undefined,
    files: [join(root, 'db/sources/ged/sample.events-csv.csv')],
    given: { version: '1' },
  };
  await importUnlessHeld(events);
  expect(await importUnlessHeld(events)).toMatchObject({ changed: false, releases: [{ tally: { waiting: true } }] });
});
