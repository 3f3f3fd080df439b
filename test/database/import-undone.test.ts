import { appendFileSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Database } from '../../api/database.ts';
import { importFiles, type ImportRequest } from '../../db/importing/import-files.ts';
import { writeEvents, writeObservations } from '../bench/rows.ts';
import { databaseForTest } from '../support/database.ts';
import { folderForTest, HELD } from '../support/generated.ts';

const root = resolve(import.meta.dirname, '../..');
const silent = { step: () => {}, done: () => {} };

/** What an import changes, and how many figures, series and rows of other tables there are. */
async function held(database: Database): Promise<unknown> {
  return database.read((session) =>
    session.query(
      `${HELD}, (select count(*) from observation)::int as figures, (select count(*) from series)::int as series,
       (select count(*) from source)::int as sources, (select count(*) from data_release)::int as data_releases`,
    ),
  );
}

async function request(
  database: Database,
  files: string[],
  more: Partial<ImportRequest> = {},
): Promise<ImportRequest & { folder: string }> {
  const folder = await folderForTest();
  return { database, root, source: 'ged', files, given: { version: '1' }, progress: silent, folder, ...more };
}

it('a bad row late in a file of events leaves the database as it was, and the mended file goes through', async () => {
  const database = await databaseForTest('tables');
  const before = await held(database);
  const { path, columns } = await writeEvents(await folderForTest(), 5000);
  const good = await readFile(path, 'utf8');
  await appendFile(path, `${columns.map((column) => (column === 'id' ? '5001' : '')).join(',')}\n`);
  const asked = await request(database, [path]);
  await expect(importFiles(asked)).rejects.toThrow(/generated-events-5000\.csv:\d+: .*Nothing was imported\./);
  expect(await held(database)).toEqual(before);

  await writeFile(path, good);
  expect(await importFiles(asked)).toMatchObject({ changed: true, releases: [{ tally: { kept: 5000 } }] });
  expect(await held(database)).toMatchObject([{ events: 5000, counted: 5000, data_releases: 1 }]);
});

it('a bad row late in a table of figures, and one of a second file, leave the database as it was', async () => {
  const database = await databaseForTest('tables');
  const before = await held(database);
  const { path } = await writeObservations(await folderForTest(), 20_000);
  await appendFile(path, 'NGA,1990,Series 1,high\n');
  const asked = await request(database, [path], { source: null, given: {} });
  await expect(importFiles(asked)).rejects.toThrow(/:20002: column "Value" holds "high"/);
  expect(await held(database)).toEqual(before);

  const other = await writeObservations(await folderForTest(), 10);
  const description = join(asked.folder, 'other.csv.yaml');
  const table = description.replace('.yaml', '');
  await writeFile(
    description,
    (await readFile(`${other.path}.yaml`, 'utf8')).replace('id: generated-figures', 'id: other-figures'),
  );
  await writeFile(table, await readFile(other.path));
  await expect(importFiles({ ...asked, files: [table, path] })).rejects.toThrow('column "Value" holds "high"');
  expect(await held(database)).toEqual(before);
});

it('a file that is changed while it is read is refused, and the database is as it was', async () => {
  const database = await databaseForTest('tables');
  const before = await held(database);
  const { path } = await writeEvents(await folderForTest(), 5000);
  const progress = { ...silent, step: () => appendFileSync(path, '\n') };
  const asked = await request(database, [path], { progress });
  await expect(importFiles(asked)).rejects.toThrow(
    'generated-events-5000.csv was changed while it was read. Import it again once nothing writes to it. Nothing was imported.',
  );
  expect(await held(database)).toEqual(before);
});
