import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';
import { programOf, run } from '../support/languages.ts';
import { publishSecond } from '../support/second-release.ts';

/** The scripts of examples/, run as they stand against a server with two data releases. */
const examples = resolve(import.meta.dirname, '../../examples');
const programs = { py: await programOf('python'), R: await programOf('r'), mjs: process.execPath, sh: 'sh' };
const ran = new Set<string>();

let api: Api;
let server: Listening;
beforeAll(async () => {
  api = await openApi();
  await publishSecond(api.database);
  await api.models.refresh();
  server = await listen(api);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

async function script(name: string, ...words: string[]): Promise<Data[]> {
  ran.add(name);
  const program = programs[name.split('.').at(-1) as keyof typeof programs];
  const written = await run(program ?? '', [name, ...words], examples, { FORESTALL: server.address });
  const { data, errors } = Papa.parse<Data>(written, { header: true, skipEmptyLines: true, dynamicTyping: true });
  expect(errors).toEqual([]);
  return data;
}

describe.skipIf(programs.py === null)('in Python', () => {
  it('excluded-and-one-sided.py: a row where both are known, and none made up', async () => {
    const rows = await script('excluded-and-one-sided.py');
    const figures = async (indicator: string) => {
      const { layer } = await api.data(
        'query ($indicator: ID!) { layer(indicator: $indicator) { years countries { id } values } }',
        { indicator },
      );
      return new Map<string, number>(
        layer.countries.flatMap(({ id }: Data, row: number) =>
          layer.years.flatMap((year: number, column: number) => {
            const value = layer.values[row][column];
            return value === null || year < 1990 || year > 2023 ? [] : [[`${id} ${year}`, value]];
          }),
        ),
      );
    };
    const [excluded, deaths] = [await figures('epr.excluded_share'), await figures('ucdp.os_total_deaths_best')];
    expect(rows.map((row) => `${row['country.id']} ${row.year}`).toSorted()).toEqual(
      [...excluded.keys()].filter((key) => deaths.has(key)).toSorted(),
    );
    for (const row of rows) {
      const key = `${row['country.id']} ${row.year}`;
      expect([row.excluded_share, row.one_sided_deaths]).toEqual([excluded.get(key), deaths.get(key)]);
    }
  });

  it('civil-defense-groups.py: every finding, whichever way it points', async () => {
    const rows = await script('civil-defense-groups.py');
    const { findings } = await api.data(
      '{ findings(filter: { recommendations: ["ssr.civil-defense-groups"] }) { totalCount nodes { id direction } } }',
    );
    expect(rows.map(({ id, direction }) => ({ id, direction }))).toEqual(findings.nodes);
    expect(rows).toHaveLength(findings.totalCount);
    expect(new Set(rows.map(({ direction }) => direction)).size).toBeGreaterThan(1);
  });

  it('groups-by-status.py: the shares of a year are those of the groups coded in it', async () => {
    const rows = await script('groups-by-status.py', 'NGA', 'IRQ');
    const { country } = await api.data('{ country(id: "NGA") { ethnicGroups(year: 2013) { status size } } }');
    const shares: Record<string, number> = {};
    for (const { status, size } of country.ethnicGroups) shares[status] = (shares[status] ?? 0) + size;
    const found = rows.filter((row) => row.country === 'NGA' && row.year === 2013);
    expect(Object.fromEntries(found.map(({ status }) => [status, true]))).toEqual(
      Object.fromEntries(Object.keys(shares).map((status) => [status, true])),
    );
    for (const { status, size } of found) expect(size).toBeCloseTo(shares[status] ?? -1, 4);
  });

  it('changes-between-releases.py: what an import changed and took back, and nothing else', async () => {
    const rows = await script('changes-between-releases.py', 'hdr.hdi', shippedRelease, nextRelease);
    expect(rows.map(({ country, year, value_after }) => [country, year, value_after])).toEqual([
      ['NGA', 2020, null],
      ['NGA', 2021, 0.999],
    ]);
    for (const { value_before } of rows) expect(value_before).toBeGreaterThan(0.4);
    expect(await script('changes-between-releases.py', 'hdr.hdi', nextRelease, nextRelease)).toEqual([]);
  });

  it('an error of the server is told in its words', async () => {
    await expect(script('changes-between-releases.py', 'hdr.hdi', shippedRelease, '1999.1')).rejects.toThrow(
      /There is no data release “1999\.1”/,
    );
  });
});

describe.skipIf(programs.R === null)('in R', () => {
  it('levers-of-a-region.R: what is salient or cannot be said, with its reasons', async () => {
    const rows = await script('levers-of-a-region.R', 'Western Africa', '2020');
    const { countries } = await api.data(
      '{ countries(filter: { regions: ["Western Africa"] }) { nodes { id levers(year: 2020) { salience recommendation { id } } } } }',
    );
    const expected = countries.nodes.flatMap(({ id, levers }: Data) =>
      levers.flatMap(({ salience, recommendation }: Data) =>
        salience === 'NOT_SALIENT' ? [] : [`${recommendation.id} ${id} ${salience}`],
      ),
    );
    const found = rows.map(({ recommendation, country, salience }) => `${recommendation} ${country} ${salience}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(rows.filter(({ salience, reasons }) => salience === 'SALIENT' && !reasons)).toEqual([]);
  });

  it('scores-with-bands.R: both profiles of every country, with what is missing', async () => {
    const rows = await script('scores-with-bands.R', '2015');
    const { profiles } = await api.data('{ profiles(kind: RISK, year: 2015) { country { id } score missing } }');
    const risk = rows.filter(({ kind }) => kind === 'RISK');
    expect(risk.map((row) => row['country.id'])).toEqual(profiles.map(({ country }: Data) => country.id));
    risk.forEach(({ score, missing }, index) => {
      const told = profiles[index];
      expect([score === null, missing]).toEqual([told.score === null, told.missing]);
      if (score !== null) expect(score).toBeCloseTo(told.score, 9);
    });
    expect(rows.filter(({ kind }) => kind === 'RESILIENCE')).toHaveLength(risk.length);
  });

  it('cells-of-a-country.R: the sums of the cells, each at its middle', async () => {
    const rows = await script('cells-of-a-country.R', 'PAK', '2008', '2012');
    const { country } = await api.data(
      '{ country(id: "PAK") { conflictCells(from: 2008, to: 2012) { gid type events deathsBest } } }',
    );
    const sum = (values: Data[], key: string): number => values.reduce((total, value) => total + value[key], 0);
    expect(sum(rows, 'events')).toBe(sum(country.conflictCells, 'events'));
    expect(sum(rows, 'deaths')).toBe(sum(country.conflictCells, 'deathsBest'));
    expect(new Set(rows.map(({ gid, type }) => `${gid} ${type}`)).size).toBe(rows.length);
    await expect(script('cells-of-a-country.R', 'SOM')).rejects.toThrow(/which is not the same as none/);
  });
});

describe('in JavaScript', () => {
  it('all-observations.mjs: every figure there is, once', async () => {
    const rows = await script('all-observations.mjs');
    const { observations } = await api.data('{ observations(filter: {}, first: 1) { totalCount } }');
    expect(rows).toHaveLength(observations.totalCount);
    const keys = rows.map((row) => `${row['indicator.id']} ${row['country.id'] ?? row['region.id']} ${row.year}`);
    expect(new Set(keys).size).toBe(rows.length);
  }, 120_000);

  it('gaps-in-evidence.mjs: where no finding is known', async () => {
    const rows = await script('gaps-in-evidence.mjs');
    const { evidenceMatrix } = await api.data(
      '{ evidenceMatrix(rows: RECOMMENDATION, columns: DESIGN) { columns { id label } cells { row column tally { findings } } } }',
    );
    const labels = new Map(evidenceMatrix.columns.map(({ id, label }: Data) => [id, label]));
    const expected = evidenceMatrix.cells
      .filter(({ tally }: Data) => tally.findings === 0)
      .map(({ row, column }: Data) => `${row}: ${String(labels.get(column))}`);
    const found = rows.map((row) => `${row.recommendation}: ${row.design_without_findings}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});

it('one-figure.sh: a figure with all that is needed to cite it', async () => {
  const [row, ...others] = await script('one-figure.sh', 'NGA', 'vdem.v2xpe_exlsocgr', '2023');
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    'observations.indicator.id': 'vdem.v2xpe_exlsocgr',
    'observations.year': 2023,
    'observations.value': 0.52,
    'observations.release.id': 'vdem-v14',
    'observations.release.source.licence': 'CC BY-SA 4.0',
  });
  expect(row['observations.release.source.citation']).toMatch(/^Coppedge, M\./);
});

it('every script of examples/ is run here and listed in its README', async () => {
  const scripts = (await readdir(examples)).filter((name) => name !== 'README.md');
  const read = await readFile(resolve(examples, 'README.md'), 'utf8');
  expect(scripts).toHaveLength(10);
  expect(scripts.filter((name) => !read.includes(`(${name})`))).toEqual([]);
  const skipped = scripts.filter((name) => programs[name.split('.').at(-1) as keyof typeof programs] === null);
  expect([...ran, ...skipped].toSorted()).toEqual(scripts.toSorted());
});
