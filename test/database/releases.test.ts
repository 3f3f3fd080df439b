import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../api/database.ts';
import { importFiles } from '../../db/importing/import-files.ts';
import { tables } from '../../db/importing/tables.ts';
import { diffReleases, diffWords } from '../../db/releases/diff.ts';
import { listReleases, listWords } from '../../db/releases/list.ts';
import { rollBack, rollbackWords } from '../../db/releases/rollback.ts';
import { openApi, type Api } from '../support/api.ts';
import { everyRow } from '../support/contents.ts';
import { shippedRelease } from '../support/data-release.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const root = resolve(import.meta.dirname, '../..');
const progress = { step: () => {}, done: () => {} };
const name = (id: string): string => (id === 'NGA' ? 'Nigeria' : id);
const header = 'iso3,country,hdicode,region,hdi_2000,hdi_2021,le_2000';
const nigeria = 'NGA,Nigeria,Low,SSA,0.45,0.54,47.2';
const iraq = 'IRQ,Iraq,Medium,AS,0.58,0.69,68';

let folder: string;
let opened: TestDatabase;
let database: Database;
/** Nothing; two countries; one of them with another figure, and events; a table of one's own; the first once more. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-releases-'));
  opened = await openDatabase('tables');
  ({ database } = opened);
  await load('hdr', [nigeria, iraq], 'one');
  await load('hdr', [nigeria.replace('0.54', '0.64'), 'PAK,Pakistan,Low,SA,0.5,0.54,62'], 'two');
  await importFiles({
    database,
    root,
    source: 'ged',
    files: [join(root, 'db/sources/ged/sample.events-csv.csv')],
    given: { version: '1' },
    progress,
  });
  await importFiles({
    database,
    root,
    source: null,
    files: [join(root, 'docs/your-own-data/state-schools.csv')],
    given: {},
    progress,
  });
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

async function load(source: string, rows: readonly string[], version: string): Promise<void> {
  const path = join(folder, `${version}.csv`);
  await writeFile(path, `${[header, ...rows].join('\n')}\n`);
  await importFiles({ database, root, source, files: [path], given: { version }, progress });
}

/** What every versioned table holds in a data release. */
async function state(ordinal: number): Promise<Record<string, string>> {
  return database.read(async (session) => {
    const held: Record<string, string> = {};
    for (const { name: table, key, columns } of Object.values(tables)) {
      const row = [...key, ...columns].map((column) => `"${column}"`).join(', ');
      const rows = await session.query<{ row: string }>(
        `select row(${row})::text as row from "${table}"
         where valid_from <= $1 and (valid_until is null or valid_until > $1) order by 1`,
        [ordinal],
      );
      held[table] = rows.map((one) => one.row).join('\n');
    }
    return held;
  });
}

describe('data releases', () => {
  it('are listed with what each brought, the newest first', async () => {
    const releases = await listReleases(database);
    expect(releases.map(({ id }) => id)).toEqual([4, 3, 2, 1].map((number) => `empty-local-${number}`));
    expect(listWords(releases).slice(0, 4)).toEqual([
      expect.stringMatching(/^empty-local-4 \(holds now\), \d{4}-\d\d-\d\d \d\d:\d\d UTC$/),
      expect.stringMatching(/^ {2}Imported ministry-of-schools-2021-\w+$/),
      '  2 data sets newly carried or carried by another file than before',
      expect.stringMatching(/^ {2}ministry-of-schools-2021-\w+: 5 of 7 rows kept$/),
    ]);
  });

  it('are held together, data set by data set', async () => {
    const diff = await diffReleases(database, 'empty-local-1', 'empty-local-2');
    expect(diff.drift.countries).toEqual({ before: 2, after: 2, new: ['PAK'], vanished: ['IRQ'] });
    expect(diff.drift.datasets).toHaveLength(2);
    expect(diff.drift.datasets[0]).toEqual({
      dataset: 'hdr.hdi',
      before: { figures: 4, countries: 2, firstYear: 2000, lastYear: 2021, low: 0.45, high: 0.69 },
      after: { figures: 4, countries: 2, firstYear: 2000, lastYear: 2021, low: 0.45, high: 0.64 },
      added: 2,
      changed: 1,
      vanished: 2,
      largest: [{ country: 'NGA', what: null, year: 2021, before: 0.54, after: 0.64 }],
    });
    const words = diffWords(diff, name);
    expect(words).toContain('  new countries (1): PAK');
    expect(words.join('\n')).toMatch(
      /\nhdr\.hdi \(hdr-one-\w+ before, hdr-two-\w+ after\): 2 new, 1 changed, 2 gone\n {2}4 figures of 2 countries, 2000 to 2021 before, 4 figures of 2 countries, 2000 to 2021 after\n {2}Nigeria, 2021: 0\.54 before, 0\.64 now\n/,
    );
    expect(words.at(-1)).toMatch(/^Rows by table: observation 3 new, 1 changed, 3 gone; .*dataset_release 2 changed/);
  });

  it('are held together backwards as well', async () => {
    const diff = await diffReleases(database, 'empty-local-3', 'empty-local-1');
    const events = diff.drift.datasets.find(({ dataset }) => dataset === 'ged.events.NGA');
    expect(events).toMatchObject({ after: null, added: 0, vanished: 5 });
    expect(diffWords(await diffReleases(database, 'empty-local-1', 'empty-local-1'), name)).toEqual([
      'empty-local-1 and empty-local-1 hold the same.',
    ]);
  });

  it('that are not there are refused with the nearest', async () => {
    await expect(diffReleases(database, 'empty-local-1', 'empty-locl-2')).rejects.toThrow(
      /^There is no data release "empty-locl-2"\. The nearest is empty-local-2\. npm run data -- releases lists them\./,
    );
    const before = await everyRow(database);
    await expect(rollBack(database, '2019.1', false)).rejects.toThrow(
      /^There is no data release "2019\.1"\. The nearest is/,
    );
    expect(await everyRow(database)).toEqual(before);
  });
});

describe('a rollback', () => {
  it('knows every table whose rows hold from one data release until another', async () => {
    const versioned = await database.read((session) =>
      session.query<{ name: string }>(
        `select table_name as name from information_schema.columns
         where table_schema = 'public' and column_name = 'valid_from' order by 1`,
      ),
    );
    expect(versioned.map((table) => table.name)).toEqual(
      Object.values(tables)
        .map((table) => table.name as string)
        .toSorted(),
    );
  });

  it('that runs dry changes nothing', async () => {
    const before = await everyRow(database);
    const rolled = await rollBack(database, 'empty-local-1', true);
    expect(await everyRow(database)).toEqual(before);
    expect(rollbackWords(rolled).at(-1)).toBe(
      'A dry run: what empty-local-1 holds would be current again as data release empty-local-5. Nothing was changed; empty-local-4 still holds.',
    );
  });

  it('makes all of an earlier data release current again and leaves the others as they were', async () => {
    const before = await Promise.all([1, 2, 3, 4].map(state));
    const rolled = await rollBack(database, 'empty-local-1', false);

    expect(rolled).toMatchObject({ dataRelease: 'empty-local-5', changed: true, target: 'empty-local-1' });
    expect(await Promise.all([1, 2, 3, 4].map(state))).toEqual(before);
    expect(await state(5)).toEqual(before[0]);
    expect(before[3]).not.toEqual(before[0]);
    const touched = rolled.tables.map(({ table }) => table);
    expect(touched).toEqual(
      expect.arrayContaining([
        'source',
        'indicator',
        'observation',
        'region',
        'search_entry',
        'conflict_event',
        'conflict_area',
        'dataset_release',
      ]),
    );
    expect(listWords(await listReleases(database))[1]).toBe(
      '  Rolled back to empty-local-1: what it holds is current again, and empty-local-4 stays as it was',
    );
  });

  it('to what holds already changes nothing', async () => {
    const before = await everyRow(database);
    const rolled = await rollBack(database, 'empty-local-1', false);
    expect(rollbackWords(rolled)).toEqual([
      'Nothing changed: data release empty-local-5 holds what empty-local-1 holds.',
    ]);
    expect(await everyRow(database)).toEqual(before);
  });

  it('can be rolled back, and imports go on from it', async () => {
    const four = await state(4);
    expect((await rollBack(database, 'empty-local-4', false)).dataRelease).toBe('empty-local-6');
    expect(await state(6)).toEqual(four);
    await load('hdr', [nigeria, iraq], 'one');
    const [newest] = await listReleases(database);
    expect(newest?.id).toBe('empty-local-7');
    const diff = await diffReleases(database, 'empty-local-6', 'empty-local-7');
    expect(diff.drift.datasets.map(({ dataset }) => dataset)).toEqual(['hdr.hdi', 'hdr.le']);
  });
});

describe('the API after a rollback', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  it('answers as the earlier data release did, and the one in between for those who name it', async () => {
    const files = [join(root, 'docs/your-own-data/police.csv')];
    const imported = await importFiles({ database: api.database, root, source: null, files, given: {}, progress });
    await rollBack(api.database, shippedRelease, false);
    await api.models.refresh();

    const asked = (release?: string) =>
      api.data(
        '{ meta { dataRelease } search(text: "police per inhabitant") { id } layer(indicator: "vdem.v2x_clphy") { values } }',
        {},
        release ? { release } : {},
      );
    const [now, between, shipped] = [await asked(), await asked(imported.dataRelease), await asked(shippedRelease)];
    const found = 'university-police-survey.per_100k';
    expect(now.meta.dataRelease).toBe(`${shippedRelease}-local-2`);
    expect(now.search).toEqual(shipped.search);
    expect(now.layer).toEqual(shipped.layer);
    expect(now.search).not.toContainEqual({ id: found });
    expect(between.search).toContainEqual({ id: found });
  });
});
