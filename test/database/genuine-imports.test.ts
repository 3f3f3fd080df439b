import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '../../db/importing/import-files.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { genuineFile, genuineFolder, hasGenuine } from '../support/genuine.ts';
import { files } from '../support/genuine-files.ts';

const root = resolve(import.meta.dirname, '../..');
const descriptions = join(root, 'docs/your-own-data/producers');
const silent = { step: () => {}, done: () => {} };

/** All of them one after the other into one database, as somebody with a folder of files would. */
describe.skipIf(!hasGenuine && !process.env.CI)(`producers' own files in ${genuineFolder}`, () => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openDatabase('tables');
  });
  afterAll(() => opened.close());

  test.each(files)('$path is imported with every row accounted for', async ({ path, source, described, rows }) => {
    const { database } = opened;
    const { releases, changed } = await importFiles({
      database,
      root,
      source: described === undefined ? (source ?? path.split('/', 1)[0] ?? '') : null,
      with: described && join(descriptions, described),
      files: [genuineFile(path)],
      given: {},
      progress: silent,
    });
    expect(changed).toBe(true);
    const [release] = releases;
    const stored = await database.read((session) =>
      session.query<{ rows: number; kept: number; skipped: { rows: number }[] }>(
        'select rows, kept, skipped from release where id = $1',
        [release?.id],
      ),
    );
    expect(stored).toEqual([{ rows, kept: release?.tally.kept, skipped: release?.tally.skipped }]);
    const left = stored[0]?.skipped.reduce((sum, skipped) => sum + skipped.rows, 0) ?? 0;
    expect((stored[0]?.kept ?? 0) + left).toBe(rows);
    const { added, changed: differing, unchanged } = release?.changes ?? { added: 0, changed: 0, unchanged: 0 };
    expect(added + differing + unchanged).toBeGreaterThan(0);
  });
});
