import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadShipped } from '../../db/load.ts';
import { importFiles } from '../../db/importing/import-files.ts';
import type { Published } from '../../db/importing/publish.ts';
import { openApi, type Api, type Data } from '../support/api.ts';
import { everyRow } from '../support/contents.ts';
import { shippedRelease } from '../support/data-release.ts';
import { databaseForTest } from '../support/database.ts';

const root = resolve(import.meta.dirname, '../..');
const examples = join(root, 'docs/your-own-data');
const silent = { step: () => {}, done: () => {} };

let api: Api;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-own-'));
  for (const name of ['police.csv', 'police.csv.yaml', 'state-schools.csv', 'state-schools.yaml']) {
    await copyFile(join(examples, name), join(folder, name));
  }
  api = await openApi();
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function importOwn(...names: string[]): Promise<Published> {
  const files = names.map((name) => join(folder, name));
  const published = await importFiles({
    database: api.database,
    root,
    source: null,
    files,
    given: {},
    progress: silent,
  });
  await api.models.refresh();
  return published;
}

/** Changes one of the copied files. */
async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, name), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, name), text.replace(from, to));
}

const POLICE = 'university-police-survey.per_100k';

async function police(country: string, release?: string): Promise<[number, number][]> {
  const { country: found } = await api.data(
    'query ($id: ID!, $of: [ID!]) { country(id: $id) { observations(indicators: $of) { year value } } }',
    { id: country, of: [POLICE] },
    release ? { release } : {},
  );
  return found.observations.map(({ year, value }: Data) => [year, value]);
}

describe('a table of one’s own, described beside it', () => {
  it('is published with its source, its indicators and its figures', async () => {
    const published = await importOwn('police.csv', 'state-schools.csv');
    expect(published).toMatchObject({ dataRelease: `${shippedRelease}-local-1`, changed: true });
    expect(published.releases.map(({ tally }) => tally)).toEqual([
      { rows: 4, kept: 3, skipped: [{ reason: 'an aggregate', rows: 1 }] },
      {
        rows: 7,
        kept: 5,
        skipped: [
          { reason: 'Sex is not Both', rows: 1 },
          { reason: 'the total of all states', rows: 1 },
        ],
      },
    ]);
    expect(await police('NGA')).toEqual([
      [2018, 187],
      [2019, 190],
    ]);
    expect(await police('PAK')).toEqual([
      [2018, 205],
      [2020, 211],
    ]);
  });

  it('is in the catalogue, cited and under its licence, like a source that ships', async () => {
    const { indicator, meta, search } = await api.data(`{
      indicator(id: "${POLICE}") {
        name unit topic polarity firstYear lastYear countryCount
        source { id licence citation(style: APA) } release { id version fileName shipped rows kept }
      }
      meta { sources { id } }
      search(text: "police per inhabitant") { id kind }
    }`);
    expect(indicator).toMatchObject({
      name: 'Police per 100,000 inhabitants',
      topic: 'Security sector',
      polarity: 'NONE',
      firstYear: 2018,
      lastYear: 2020,
      countryCount: 3,
      source: {
        id: 'university-police-survey',
        licence: 'not stated',
        citation:
          'University of Example. (2020). Police per inhabitant (Version 2020) [Dataset]. https://example.org/police',
      },
      release: { version: '2020', fileName: 'police.csv', shipped: false, rows: 4, kept: 3 },
    });
    expect(meta.sources.map(({ id }: Data) => id)).toEqual(
      expect.arrayContaining(['ministry-of-schools', 'university-police-survey', 'vdem']),
    );
    expect(search.map(({ id }: Data) => id)).toContain(POLICE);
  });

  it('gives figures for regions that Forestall knows by name', async () => {
    const { country } = await api.data(`{
      country(id: "NGA") { regions { id name observations(indicators: ["ministry-of-schools.enrolled"]) { year value low high } } }
    }`);
    const found = new Map(country.regions.map(({ id, name, observations }: Data) => [id, { name, observations }]));
    expect(found.get('NG-KN')).toEqual({
      name: 'Kano',
      observations: [
        { year: 2019, value: 61.4, low: 58.9, high: 63.9 },
        { year: 2021, value: 64.2, low: 61.8, high: 66.6 },
      ],
    });
    expect(found.get('NG-FC')).toMatchObject({ observations: [{ year: 2021, value: 83.7 }] });
    expect(found.get('NG-LA')).toMatchObject({ observations: [{ year: 2019, value: 88.1 }] });
  });

  it('imported again changes nothing', async () => {
    const before = await everyRow(api.database);
    expect(await importOwn('police.csv', 'state-schools.csv')).toMatchObject({ changed: false });
    expect(await everyRow(api.database)).toEqual(before);
  });

  it('stays through an import of another source and through a newer shipped release', async () => {
    const hdr = join(folder, 'hdr.csv');
    await writeFile(hdr, 'iso3,country,hdicode,hdi_2000,hdi_2021,le_2000\nNGA,Nigeria,Low,0.4,0.6,47\n');
    await importFiles({
      database: api.database,
      root,
      source: 'hdr',
      accept: ['hdr.lost'],
      files: [hdr],
      given: { version: 'x' },
      progress: silent,
    });
    // As a newer program would find it: what ships is not what the database holds.
    await api.database.transaction((session) => session.execute(`update data_release set shipped_hash = 'older'`));
    await loadShipped(api.database, root, silent);
    await api.models.refresh();
    expect(await police('IRQ')).toEqual([
      [2019, 1200],
      [2020, 1184],
    ]);
    expect(await api.data(`{ source(id: "ministry-of-schools") { title indicators { id } } }`)).toEqual({
      source: {
        title: 'School census by state',
        indicators: [{ id: 'ministry-of-schools.enrolled' }, { id: 'ministry-of-schools.teachers' }],
      },
    });
  });

  it('follows a newer file, and the older data release still answers as it did', async () => {
    await edit('police.csv', '187,190,', '187,190,193');
    await edit('police.csv', 'PAK,Pakistan,205,,211\n', '');
    const { releases, dataRelease } = await importOwn('police.csv');
    expect(releases[0]?.changes).toEqual({ added: 1, changed: 0, vanished: 2, unchanged: 4 });
    expect(await police('NGA')).toEqual([
      [2018, 187],
      [2019, 190],
      [2020, 193],
    ]);
    expect(await police('PAK')).toEqual([]);
    expect(await police('PAK', `${shippedRelease}-local-1`)).toEqual([
      [2018, 205],
      [2020, 211],
    ]);
    expect(dataRelease).not.toBe(`${shippedRelease}-local-1`);
  });

  it('takes a corrected description without a change of figures', async () => {
    await edit('police.csv.yaml', 'moreMeans: more officers', 'moreMeans: more police officers');
    const { changed, releases } = await importOwn('police.csv');
    expect(changed).toBe(true);
    expect(releases[0]?.changes).toMatchObject({ added: 0, changed: 0, vanished: 0 });
    const { indicator } = await api.data(`{ indicator(id: "${POLICE}") { moreMeans } }`);
    expect(indicator.moreMeans).toBe('more police officers');
  });
});

describe('a source that nothing ships of', () => {
  it('is in the catalogue from the first import on', async () => {
    const database = await databaseForTest('tables');
    const sample = join(root, 'db/sources/brd/sample.dyad-year-csv.csv');
    await importFiles({ database, root, source: 'brd', files: [sample], given: { version: '1' }, progress: silent });
    const { source, indicator } = await everyRow(database);
    expect(source?.filter((row) => row.startsWith('(brd,'))).toHaveLength(1);
    expect(indicator?.filter((row) => row.startsWith('(brd.best,'))).toHaveLength(1);
    expect([...(source ?? []), ...(indicator ?? [])].filter((row) => /^\((fsi|bti|cpi|ewp|acd)[.,]/.test(row))).toEqual(
      [],
    );
    // Another import keeps it, though it brings nothing of it.
    const other = join(root, 'db/sources/coups/sample.attempts-csv.csv');
    await importFiles({ database, root, source: 'coups', files: [other], given: { version: '1' }, progress: silent });
    const later = (await everyRow(database)).source ?? [];
    expect(later.filter((row) => /^\((brd|coups),/.test(row))).toHaveLength(2);
  });

  it('is in no list before somebody imports it', async () => {
    const { meta, indicators } = await api.data('{ meta { sources { id } } indicators { id source { id } } }');
    const shown = new Set(meta.sources.map(({ id }: Data) => id));
    expect([...shown].filter((id) => ['fsi', 'bti', 'cpi', 'ewp'].includes(String(id)))).toEqual([]);
    expect(indicators.filter(({ source }: Data) => !shown.has(source.id))).toEqual([]);
  });
});

it('a table whose description is wrong or does not fit leaves the database as it was', async () => {
  const database = await databaseForTest('tables');
  const path = join(folder, 'bad.csv');
  await writeFile(path, 'Land;Jahr;Wert\nNGA;2020;1\n');
  const attempt = (more: { with?: string } = {}) =>
    importFiles({ database, root, source: null, files: [path], given: { version: '1' }, progress: silent, ...more });
  await expect(attempt()).rejects.toThrow(
    /^Nothing says what .*bad\.csv holds: name its source before it .* or describe it in .*bad\.csv\.yaml/,
  );
  await expect(attempt({ with: join(examples, 'police.csv.yaml') })).rejects.toThrow(
    'bad.csv:1: there is no column "ISO3", "{year}". The columns are "Land;Jahr;Wert". The line was read as one column: is "," the right separator? Nothing was imported.',
  );
  const { source, indicator, release } = await everyRow(database);
  expect({ source, indicator, release }).toEqual({ source: [], indicator: [], release: [] });
});

it('a figure outside of what is possible, and two for one place and year, stop the import', async () => {
  const database = await databaseForTest('tables');
  const description = join(folder, 'limited.yaml');
  const text = await readFile(join(examples, 'police.csv.yaml'), 'utf8');
  await writeFile(description, text.replace('rangeLow: 0', 'rangeLow: 0\n    rangeHigh: 100'));
  const attempt = async (table: string) => {
    const path = join(folder, 'limited.csv');
    await writeFile(path, table);
    return importFiles({ database, root, source: null, with: description, files: [path], given: {}, progress: silent });
  };
  await expect(attempt('ISO3,2020\nNGA,101\n')).rejects.toThrow(`${POLICE}, NGA, 2020: 101 is outside 0 to 100.`);
  await expect(attempt('ISO3,2020\nNGA,1\nNGA,1\n')).rejects.toThrow(`${POLICE} has two figures for NGA in 2020.`);
  expect((await everyRow(database)).observation).toEqual([]);
});
