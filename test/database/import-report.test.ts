import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../api/database.ts';
import { importFiles, type Imported, type ImportRequest } from '../../db/importing/import-files.ts';
import type { ImportReport } from '../../db/importing/report.ts';
import { everyRow } from '../support/contents.ts';
import { shippedRelease } from '../support/data-release.ts';
import { databaseForTest } from '../support/database.ts';

const root = resolve(import.meta.dirname, '../..');
const header = 'iso3,country,hdicode,region,hdi_2000,hdi_2021,ihdi_2021,le_2000,loss_2021';
const first = [
  'NGA,Nigeria,Low,SSA,0.53,0.54,0.34,47.2,36.5',
  'IRQ,Iraq,Medium,AS,0.68,0.69,0.56,68,18.1',
  'ZZA.VHHD,Very high,,,0.8,0.8,0.7,80,3',
  'ZZB.HHD,High,,,0.8,0.8,0.7,80,3',
  'ZZC.MHD,Medium,,,0.8,0.8,0.7,80,3',
  'ZZD.LHD,"Low, as a group",,,0.8,0.8,0.7,80,3',
];
const laterHeader = header.replace('hdi_2021', 'hdi_2022').replace('loss_2021', 'gnipc_2021');
const later = ['NGA,Nigeria,Low,SSA,0.43,0.54,0.35,47.2,4790', 'PAK,Pakistan,Low,SA,0.5,0.54,0.38,62,4600'];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-report-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Told extends Imported {
  lines: string[];
}

async function importHdr(
  database: Database,
  rows: readonly string[],
  version: string,
  more: Partial<ImportRequest> = {},
): Promise<Told> {
  const path = join(folder, `${version}.csv`);
  await writeFile(path, `${rows.join('\n')}\n`);
  const lines: string[] = [];
  const progress = { step: () => {}, done: (line: string) => lines.push(line) };
  const imported = await importFiles({
    database,
    root,
    source: 'hdr',
    files: [path],
    given: { version },
    progress,
    ...more,
  });
  return { ...imported, lines };
}

describe('the report of an import', () => {
  it('says why rows were left out, with the first three of each reason and their lines', async () => {
    const database = await databaseForTest('tables');
    const { report, lines } = await importHdr(database, [header, ...first], 'one');

    const [file] = report.files;
    expect(file?.rows).toEqual({ read: 6, kept: 2, skipped: 4 });
    expect(file?.skipped).toEqual([
      {
        reason: 'an aggregate of countries',
        rows: 4,
        examples: [
          { line: 4, row: 'ZZA.VHHD,Very high,,,0.8,0.8,0.7,80,3' },
          { line: 5, row: 'ZZB.HHD,High,,,0.8,0.8,0.7,80,3' },
          { line: 6, row: 'ZZC.MHD,Medium,,,0.8,0.8,0.7,80,3' },
        ],
      },
    ]);
    expect(report).toMatchObject({ outcome: 'published', before: null, dataRelease: 'empty-local-1' });
    expect(file?.against).toMatchObject({ releases: [], columns: null });
    expect(lines.slice(-4)).toEqual([
      expect.stringMatching(/^hdr-one-\w{8}: read 6 rows, kept 2, skipped 4$/),
      '  4 an aggregate of countries (line 4, 5, 6, …)',
      '  10 figures and facts; nothing carried them before',
      'Data release empty-local-1 is published.',
    ]);
  });

  it('holds the file against the release that carried the same data sets before', async () => {
    const database = await databaseForTest('tables');
    const one = await importHdr(database, [header, ...first], 'one');
    const { report, lines } = await importHdr(database, [laterHeader, ...later], 'two');

    const against = report.files[0]?.against;
    expect(against).toMatchObject({
      releases: [one.report.files[0]?.release],
      columns: { new: ['hdi_2022', 'gnipc_2021'], vanished: ['hdi_2021', 'loss_2021'] },
      datasets: { new: ['hdr.gnipc'], left: [{ dataset: 'hdr.loss', release: one.report.files[0]?.release }] },
      drift: {
        countries: { before: 2, after: 2, new: ['PAK'], vanished: ['IRQ'] },
        regions: { new: [], vanished: [] },
        years: { new: [2022], vanished: [] },
      },
    });
    expect(against?.drift?.datasets.find(({ dataset }) => dataset === 'hdr.hdi')).toEqual({
      dataset: 'hdr.hdi',
      before: { figures: 4, countries: 2, firstYear: 2000, lastYear: 2021, low: 0.53, high: 0.69 },
      after: { figures: 4, countries: 2, firstYear: 2000, lastYear: 2022, low: 0.43, high: 0.54 },
      added: 3,
      changed: 1,
      vanished: 3,
      largest: [{ country: 'NGA', what: null, year: 2000, before: 0.53, after: 0.43 }],
    });
    expect(lines).toContain('    new countries (1): Pakistan');
    expect(lines).toContain('    countries no longer there (1): Iraq');
    expect(lines).toContain('    new years: 2022');
    expect(lines).toContain('    columns no longer there: hdi_2021, loss_2021');
    expect(lines).toContain('    hdr.hdi, Nigeria, 2000: 0.53 before, 0.43 now');
  });

  it('of events tells of deaths that were counted anew, by country and year', async () => {
    const database = await databaseForTest('tables');
    const sample = await readFile(join(root, 'db/sources/ged/sample.events-csv.csv'), 'utf8');
    const recounted = sample.replace('30.0,30.0,30.0', '41.0,50.0,30.0').replace(/^3,103\.0.*\n/m, '');
    const importEvents = (text: string, version: string): Promise<Told> =>
      importHdr(database, text.trimEnd().split('\n'), version, { source: 'ged' });
    await importEvents(sample, 'first');
    const { report, lines } = await importEvents(recounted, 'second');

    const drift = report.files[0]?.against.drift;
    expect(drift?.datasets.find(({ dataset }) => dataset === 'ged.events.NGA')).toMatchObject({
      before: { figures: 5, countries: 1, firstYear: 2009, lastYear: 2010, low: 0, high: 30 },
      after: { figures: 4 },
      added: 0,
      changed: 1,
      vanished: 1,
      largest: [{ country: 'NGA', what: 'deaths of event 104', year: 2010, before: 30, after: 41 }],
    });
    const year = { country: 'NGA', what: 'deaths, NON_STATE', year: 2010, before: 37, after: 48 };
    expect(drift?.datasets.find(({ dataset }) => dataset === 'ged.areas.NGA')?.largest).toContainEqual(year);
    expect(lines).toContain('    ged.events.NGA, Nigeria, deaths of event 104, 2010: 30 before, 41 now');
  });

  it('of a file that is there already says that nothing changed', async () => {
    const database = await databaseForTest('tables');
    await importHdr(database, [header, ...first], 'one');
    const { report, lines } = await importHdr(database, [header, ...first], 'one');
    expect(report).toMatchObject({ outcome: 'nothing changed', dataRelease: 'empty-local-1' });
    expect(report.files[0]).toMatchObject({
      figures: { added: 0, changed: 0, vanished: 0, unchanged: 10 },
      against: { columns: { new: [], vanished: [] }, drift: null },
    });
    expect(lines.at(-1)).toBe('Nothing changed: data release empty-local-1 holds all of it already.');
  });

  it('goes into a folder whole, with a list of every row that was left out', async () => {
    const database = await databaseForTest('tables');
    const reports = join(folder, 'made', 'here');
    const { report } = await importHdr(database, [header, ...first], 'one', { report: reports });

    const [listed = '', written = ''] = (await readdir(reports)).toSorted();
    expect(written).toMatch(/^import-[\dT-]+\.json$/);
    expect(JSON.parse(await readFile(join(reports, written), 'utf8'))).toEqual({ ...report, skippedRows: listed });
    expect((await readFile(join(reports, listed), 'utf8')).split('\n')).toEqual([
      'file,line,reason,row',
      'one.csv,4,an aggregate of countries,"ZZA.VHHD,Very high,"""","""",0.8,0.8,0.7,80,3"',
      'one.csv,5,an aggregate of countries,"ZZB.HHD,High,"""","""",0.8,0.8,0.7,80,3"',
      'one.csv,6,an aggregate of countries,"ZZC.MHD,Medium,"""","""",0.8,0.8,0.7,80,3"',
      'one.csv,7,an aggregate of countries,"ZZD.LHD,""Low, as a group"","""","""",0.8,0.8,0.7,80,3"',
      '',
    ]);
  });

  it('is not left behind by an import that fails', async () => {
    const database = await databaseForTest('tables');
    const reports = join(folder, 'of-none');
    const wrong = [header, first[2] ?? '', (first[0] ?? '').replace('NGA', 'QQQ')];
    await expect(importHdr(database, wrong, 'wrong', { report: reports })).rejects.toThrow(/^wrong\.csv:3: /);
    expect(await readdir(reports)).toEqual([]);
  });

  it('that cannot be written stops the import before anything is read', async () => {
    const database = await databaseForTest('tables');
    await writeFile(join(folder, 'a-file'), '');
    // Where a system has no /proc, nobody but root may make it.
    for (const report of [join(folder, 'a-file', 'report.json'), '/proc/none/report.json']) {
      await expect(importHdr(database, [header, ...first], 'one', { report })).rejects.toThrow(
        /^The report cannot be written to .*report\.json \(.*\)\. Name a folder .* Nothing was imported\.$/,
      );
    }
  });
});

describe('a dry run', () => {
  it('says what would change and leaves every row as it was', async () => {
    const database = await databaseForTest('tables');
    await importHdr(database, [header, ...first], 'one');
    const before = await everyRow(database);

    const dry = await importHdr(database, [laterHeader, ...later], 'two', { dryRun: true });

    expect(await everyRow(database)).toEqual(before);
    expect(dry.lines.at(-1)).toBe(
      'A dry run: this would be data release empty-local-2. Nothing was changed; empty-local-1 still holds.',
    );
    const real = await importHdr(database, [laterHeader, ...later], 'two');
    const timeless = ({ report }: Imported): Partial<ImportReport> => ({ ...report, outcome: 'published', made: '' });
    expect(timeless(dry)).toEqual(timeless(real));
  });

  it('is the same over what ships', async () => {
    const database = await databaseForTest('shipped');
    const before = await everyRow(database);
    const { report } = await importHdr(database, [header, ...first], 'one', {
      dryRun: true,
      accept: ['hdr.lost'],
    });
    expect(await everyRow(database)).toEqual(before);
    expect(report).toMatchObject({
      outcome: 'dry run',
      before: shippedRelease,
      dataRelease: `${shippedRelease}-local-1`,
    });
    expect(report.files[0]?.against).toMatchObject({ releases: ['hdr-2021-22'], columns: null });
    expect(report.files[0]?.against.drift?.countries).toMatchObject({ after: 2, new: [] });
  });
});
