import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../api/database.ts';
import { figure } from '../../api/read-model/cube.ts';
import { loadReadModel } from '../../api/read-model/load.ts';
import { readContent, type Content } from '../../db/content.ts';
import { importFiles } from '../../db/importing/import-files.ts';
import type { Figure, ObservationFigure } from '../../db/importing/importer.ts';
import { publish, type Published } from '../../db/importing/publish.ts';
import type { Reading } from '../../db/importing/reading.ts';
import { everyRow } from '../support/contents.ts';
import { databaseForTest } from '../support/database.ts';

const root = resolve(import.meta.dirname, '../..');
const silent = { step: () => {}, done: () => {} };
const header =
  'iso3,country,hdicode,region,hdi_rank_2021,hdi_1990,hdi_2000,hdi_2021,le_2000,le_2021,ihdi_2021,loss_2021,hdi_f_2021,mmr_2000';
const nigeria = 'NGA,Nigeria,Low,SSA,160,,0.45,0.54,47.2,53.1,0.34,36.5,0.49,1200';
const iraq = 'IRQ,Iraq,Medium,AS,120,0.52,0.58,0.69,68,70.5,0.56,18.1,0.6,90';

let folder: string;
let content: Content;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-pipeline-'));
  content = await readContent(join(root, 'db/content'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function importHdr(database: Database, rows: string[], version = 'one'): Promise<Published> {
  const path = join(folder, `${version}.csv`);
  await writeFile(path, `${[header, ...rows].join('\n')}\n`);
  return importFiles({ database, root, source: 'hdr', files: [path], given: { version }, progress: silent });
}

/** The figure that a data release gives for a country and year. */
async function answered(database: Database, ordinal: number, indicator: string, country: string, year: number) {
  const model = await loadReadModel(database, ordinal);
  const cube = model.countryCube(model.indicators.get(indicator));
  return cube ? figure(cube.values, cube.cell(model.countries.get(country).index, year)) : null;
}

describe('an import', () => {
  it('becomes one data release, with the release it came from and what became of its rows', async () => {
    const database = await databaseForTest('tables');
    const published = await importHdr(database, [nigeria, iraq]);

    expect(published).toMatchObject({ dataRelease: 'empty-local-1', changed: true });
    expect(published.releases[0]?.tally).toEqual({ rows: 2, kept: 2, skipped: [] });
    const model = await loadReadModel(database, 1);
    expect(model.dataRelease.id).toBe('empty-local-1');
    expect(model.indicators.get('hdr.hdi').release).toMatchObject({
      sourceId: 'hdr',
      version: 'one',
      rows: 2,
      kept: 2,
    });
    expect(await answered(database, 1, 'hdr.hdi', 'NGA', 2021)).toBe(0.54);
    // Blank in the file: no figure, and not zero.
    expect(await answered(database, 1, 'hdr.hdi', 'NGA', 1990)).toBeNull();
  });

  it('done twice changes nothing', async () => {
    const database = await databaseForTest('tables');
    await importHdr(database, [nigeria, iraq]);
    const before = await everyRow(database);

    const again = await importHdr(database, [nigeria, iraq]);

    expect(again).toMatchObject({ dataRelease: 'empty-local-1', changed: false });
    expect(again.releases[0]?.changes).toMatchObject({ added: 0, changed: 0, vanished: 0 });
    expect(await everyRow(database)).toEqual(before);
  });

  it('stores what differs and leaves the older data release as it was', async () => {
    const database = await databaseForTest('tables');
    await importHdr(database, [nigeria, iraq]);
    const corrected = nigeria.replace('0.45,0.54', '0.45,0.55');

    const published = await importHdr(database, [corrected], 'two');

    // Nigeria's figure for 2021 changed, all of Iraq's are gone, the rest of Nigeria's stay.
    expect(published.dataRelease).toBe('empty-local-2');
    const [release] = published.releases;
    expect(release?.changes).toEqual({ added: 0, changed: 1, vanished: 7, unchanged: 5 });
    expect(await answered(database, 1, 'hdr.hdi', 'NGA', 2021)).toBe(0.54);
    expect(await answered(database, 2, 'hdr.hdi', 'NGA', 2021)).toBe(0.55);
    expect(await answered(database, 1, 'hdr.hdi', 'IRQ', 2021)).toBe(0.69);
    expect(await answered(database, 2, 'hdr.hdi', 'IRQ', 2021)).toBeNull();
    const [older, newer] = [await loadReadModel(database, 1), await loadReadModel(database, 2)];
    expect(older.indicators.get('hdr.hdi').release?.version).toBe('one');
    expect(newer.indicators.get('hdr.hdi').release?.version).toBe('two');
  });

  it('of an older file brings its figures back under a new data release', async () => {
    const database = await databaseForTest('tables');
    await importHdr(database, [nigeria, iraq]);
    await importHdr(database, [nigeria], 'two');
    await importHdr(database, [nigeria, iraq], 'one');
    expect(await answered(database, 2, 'hdr.hdi', 'IRQ', 2021)).toBeNull();
    expect(await answered(database, 3, 'hdr.hdi', 'IRQ', 2021)).toBe(0.69);
  });
});

describe('an import that fails leaves everything as it was and says what is wrong:', () => {
  const unknown = nigeria.replace('NGA,Nigeria', 'QQQ,Zubrowka');
  const tooHigh = iraq.replace('0.69', '6.9');

  it.each([
    ['an unknown country', [iraq, unknown], /^wrong\.csv:3: no country has the three-letter code "QQQ"/],
    ['a value out of range', [nigeria, tooHigh], /^hdr\.hdi, IRQ, 2021: 6\.9 is outside 0 to 1\.$/],
    ['a country given twice', [nigeria, iraq, nigeria], /has two figures for NGA in \d{4}\. Nothing was imported\.$/],
    ['a figure that is no number', [nigeria.replace('0.54', 'n.a.'), iraq], /^wrong\.csv:2: /],
    ['a file without rows', [], /^wrong\.csv has no rows\. Nothing was imported\.$/],
  ])('%s', async (_what, rows, message) => {
    const database = await databaseForTest('tables');
    await importHdr(database, [nigeria]);
    const before = await everyRow(database);

    await expect(importHdr(database, rows, 'wrong')).rejects.toThrow(message);

    expect(await everyRow(database)).toEqual(before);
  });

  it('a second file that is broken takes the first one with it', async () => {
    const database = await databaseForTest('tables');
    const good = join(folder, 'good.csv');
    const bad = join(folder, 'bad.csv');
    await writeFile(good, `${header}\n${nigeria}\n`);
    await writeFile(bad, `${header}\n${tooHigh}\n`);
    const before = await everyRow(database);
    const files = [good, bad];
    await expect(
      importFiles({ database, root, source: 'hdr', files, given: { version: 'both' }, progress: silent }),
    ).rejects.toThrow(/6\.9 is outside/);
    expect(await everyRow(database)).toEqual(before);
  });

  it('a source that breaks off after many figures', async () => {
    const database = await databaseForTest('tables');
    await importHdr(database, [nigeria]);
    const before = await everyRow(database);

    await expect(publishReading(database, breakingOff())).rejects.toThrow('the disk is gone');

    expect(await everyRow(database)).toEqual(before);
    // The connection is sound afterwards.
    expect((await importHdr(database, [nigeria, iraq], 'after')).changed).toBe(true);
  });

  it.each<[string, Partial<ObservationFigure>, RegExp]>([
    ['an indicator nobody described', { indicator: 'hdr.luck' }, /there is no indicator hdr\.luck/],
    ['an indicator the file does not carry', { indicator: 'hdr.ihdi' }, /does not say that it carries hdr\.ihdi/],
    ['a year that is none', { year: 20.5 }, /expected a year from 1900 to 2100/],
    ['a year far off', { year: 1066 }, /expected a year from 1900 to 2100/],
    ['a value that is not finite', { value: Number.NaN }, /expected a number, found NaN/],
    ['a low bound above the value', { low: 0.6 }, /expected low ≤ value ≤ high, found 0\.6 ≤ 0\.5/],
    ['a high bound below the value', { high: 0.4 }, /expected low ≤ value ≤ high/],
  ])('%s', async (_what, wrong, message) => {
    const database = await databaseForTest('tables');
    const before = await everyRow(database);
    const good: ObservationFigure = {
      kind: 'observation',
      indicator: 'hdr.hdi',
      country: 'NGA',
      year: 2021,
      value: 0.5,
    };

    await expect(publishReading(database, [good, { ...good, country: 'IRQ', ...wrong }])).rejects.toThrow(message);

    expect(await everyRow(database)).toEqual(before);
  });

  it('a release that holds nothing of what it was to carry', async () => {
    const database = await databaseForTest('tables');
    await expect(publishReading(database, [])).rejects.toThrow(/was to carry hdr\.hdi, but holds no figure of it/);
    expect(await loadCount(database)).toBe(0);
  });
});

function publishReading(database: Database, figures: Reading['figures']): Promise<Published> {
  const reading: Reading = {
    release: {
      id: 'hdr-made',
      sourceId: 'hdr',
      version: 'made',
      sha256: '0'.repeat(64),
      retrieved: '2026-01-01',
      fileName: 'made.csv',
      figuresHash: null,
    },
    carries: ['hdr.hdi'],
    figures,
    tally: { rows: 1, kept: 1, skipped: [] },
  };
  return publish(
    database,
    { name: () => 'made', note: 'made for a test', content, readings: [reading], shippedHash: null },
    silent,
  );
}

/** More than fits in one block of COPY, so that some of it has reached the server. */
async function* breakingOff(): AsyncGenerator<Figure> {
  const years = Array.from({ length: 200 }, (_, index) => 1900 + index);
  for (const { id: country } of content.crosswalk.rows) {
    for (const year of years) yield { kind: 'observation', indicator: 'hdr.hdi', country, year, value: 0.123456789 };
  }
  throw new Error('the disk is gone');
}

async function loadCount(database: Database): Promise<number> {
  const rows = await database.read((session) => session.query('select ordinal from data_release'));
  return rows.length;
}
