import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../api/database.ts';
import { readContent } from '../../db/content.ts';
import type { CountryRow } from '../../db/importing/countries.ts';
import { importFiles, type Imported, type ImportRequest } from '../../db/importing/import-files.ts';
import { everyRow } from '../support/contents.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';

const root = resolve(import.meta.dirname, '../..');

let folder: string;
let opened: TestDatabase;
let database: Database;
let states: readonly CountryRow[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-checks-'));
  opened = await openDatabase('tables');
  ({ database } = opened);
  const content = await readContent(join(root, 'db/content'));
  states = content.crosswalk.rows.filter(({ kind, existsTo }) => kind === 'STATE' && existsTo === null);
});
afterAll(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

async function load(
  source: string,
  lines: readonly string[],
  { version = 'whole', ...more }: Partial<ImportRequest> & { version?: string } = {},
): Promise<Imported> {
  const path = join(folder, `${source}-${version}.csv`);
  await writeFile(path, `${lines.join('\n')}\n`);
  const progress = { step: () => {}, done: () => {} };
  return importFiles({ database, root, source, files: [path], given: { version }, progress, ...more });
}

/** The import is refused in these words, and the database is as it was. */
async function unharmed(importing: () => Promise<unknown>, message: RegExp): Promise<void> {
  const before = await everyRow(database);
  await expect(importing()).rejects.toThrow(message);
  expect(await everyRow(database)).toEqual(before);
}

/** Rows of a source's table, one a state that its producer numbers. */
const ofStates = (scheme: 'gw' | 'vdem', row: (code: string, index: number) => string): string[] =>
  states
    .flatMap((state) => state[scheme].filter(({ to }) => to === null).slice(0, 1))
    .map(({ code }, index) => row(code, index));

const vdem = (many = Infinity): string[] => [
  'country_text_id,country_id,year,v2x_polyarchy,v2x_libdem',
  ...ofStates('vdem', (code, index) => `X,${code},2024,0.${(index % 9) + 1},0.5`).slice(0, many),
];

it('V-Dem with too few countries in its last year', async () => {
  await unharmed(
    () =>
      load('vdem', [
        ...vdem(),
        ...vdem(100)
          .slice(1)
          .map((line) => line.replace('2024', '2025')),
      ]),
    /^vdem-whole\.csv does not hold what vdem should: expected figures of at least 165 countries in the last year, found 100 in 2025\. The file may be cut short or an extract: get the whole of it\. If it is right as it is, import it again with --accept vdem\.countries\. Nothing was imported\.$/,
  );
});

it('V-Dem without many of the countries that it had', async () => {
  await load('vdem', vdem());
  const [header = '', ...rows] = vdem();
  await unharmed(
    () => load('vdem', [header, ...rows.slice(30)], { version: 'cut', accept: ['vdem.countries'] }),
    /expected at most 10% of the countries of the release before to be gone, found 30 of 17\d gone: [A-Z]{3}, .* and 22 more\./,
  );
});

it('what does not hold can be accepted, and the data release says so', async () => {
  const cut = vdem(80);
  const accept = ['vdem.countries', 'vdem.lost'];
  const { dataRelease, report } = await load('vdem', cut, { version: 'cut', accept });
  expect(report.accepted).toEqual([
    'vdem.countries: expected figures of at least 165 countries in the last year, found 80 in 2024',
    expect.stringMatching(/^vdem\.lost: expected at most 10% /),
  ]);
  const [release] = await database.read((session) =>
    session.query<{ note: string }>('select note from data_release where id = $1', [dataRelease]),
  );
  expect(release?.note).toMatch(/^Imported vdem-cut-\w{8}, accepting vdem\.countries: expected .* found 80 in 2024; /);
});

it('a check to accept that there is not', async () => {
  await unharmed(
    () => load('vdem', vdem(), { accept: ['vdem.luck'] }),
    /^There is no check "vdem\.luck" to accept: vdem has vdem\.countries, vdem\.lost\. Nothing was imported\.$/,
  );
});

const parts = ['sb', 'ns', 'os'].flatMap((type) =>
  ['best', 'low', 'high'].map((kind) => `${type}_total_deaths_${kind}_cy`),
);
const total = ['best', 'low', 'high'].map((kind) => `cumulative_total_deaths_in_orgvio_${kind}_cy`);
const ucdp = (change: (line: string) => string = (line) => line): string[] => [
  ['country_id_cy', 'year_cy', ...parts, ...total].join(','),
  ...ofStates('gw', (code) => change(`${code},2024,1,1,1,2,2,2,3,3,3,6,6,6`)),
];

it('UCDP with a negative count', async () => {
  await unharmed(
    () =>
      load(
        'ucdp',
        ucdp((line) => line.replace(/^475,2024,1,1,1/, '475,2024,-1,-1,1')),
      ),
    /^ucdp\.sb_total_deaths_best, NGA, 2024: -1 is outside 0 to ∞\.$/,
  );
});

it('UCDP with totals that are not those of their parts', async () => {
  await unharmed(
    () =>
      load(
        'ucdp',
        ucdp((line) => line.replace(/^475,(.*),6,6,6$/, '475,$1,7,6,8')),
      ),
    /to be the sum of ucdp\.sb_total_deaths_best, .*, found 7 for NGA in 2024, where they come to 6\. .* --accept ucdp\.sum\./,
  );
  expect((await load('ucdp', ucdp())).changed).toBe(true);
});

const population = (people: number): string[] => [
  'Country Name,Country Code,Year,Value',
  ...states.map(({ id, name }) => `"${name}",${id},2023,${id === 'CHN' ? 1.4e9 : people}`),
];

it('World Bank population of more people than there are', async () => {
  await unharmed(
    () => load('wdi', population(1e9)),
    /expected wdi\.sp\.pop\.totl of all countries together to be 5,000,000,000 to 12,000,000,000 in every year, found 19\d,\d{3},000,000 in 2023\. The figures may be in thousands/,
  );
  expect((await load('wdi', population(4e7))).changed).toBe(true);
});

it('EPR of a few states only', async () => {
  const header = 'gwid,statename,from,to,group,groupid,gwgroupid,umbrella,size,status,reg_aut';
  const rows = ofStates('gw', (code) => `${code},X,2000,2021,All,1000,${code}1000,,0.9,MONOPOLY,`);
  await unharmed(
    () => load('epr', [header, ...rows.slice(0, 50)]),
    /at least 140 countries in the last year, found 50 in 2021\./,
  );
  expect((await load('epr', [header, ...rows])).changed).toBe(true);
});

it('events of a few months, which would take those of all years away', async () => {
  const header =
    'id,year,type_of_violence,side_a,side_b,where_prec,adm_1,priogrid_gid,country_id,date_start,date_end,best,low,high';
  const rows = Array.from(
    { length: 200 },
    (_, index) => `${index + 1},2009,1,A,B,1,Borno state,146547,475,2009-06-09,2009-06-09,4,3,14`,
  );
  await load('ged', [header, ...rows]);
  await unharmed(
    () => load('ged', [header, ...rows.slice(0, 60)], { version: 'candidates' }),
    /expected at least 50% as many events of each country as before, found 60 of NGA instead of 200\. An import replaces all events of the countries in the file/,
  );
});
