import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../db/importing/import-files.ts';
import { pageStatement } from '../../api/events.ts';
import { openApi, type Api, type Data } from '../support/api.ts';
import { shippedRelease } from '../support/data-release.ts';
import { genuineFile, itOnGenuine } from '../support/genuine.ts';

const root = resolve(import.meta.dirname, '../..');
const silent = { step: () => {}, done: () => {} };

let api: Api;
beforeAll(async () => {
  api = await openApi();
  // Eight invented events of Nigeria and Iraq, of which two are left out.
  await load(resolve(root, 'db/sources/ged/sample.events-csv.csv'), 'of no release');
});
afterAll(() => api.close());

async function load(file: string, version?: string): Promise<void> {
  await importFiles({
    database: api.database,
    root,
    source: 'ged',
    with: undefined,
    files: [file],
    given: { version },
    // Samples and single countries have fewer events than what shipped.
    accept: ['ged.events'],
    progress: silent,
  });
  await api.models.refresh();
}

const EVENTS = `query ($filter: EventFilter!, $first: Int, $after: String) {
  events(filter: $filter, first: $first, after: $after) {
    totalCount
    loaded { id }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes { id country { id } date endDate year type sideA sideB deathsBest deathsLow deathsHigh precision admin1 cell release { id version } }
  }
}`;

async function events(filter: object, paging: { first?: number; after?: string | null } = {}): Promise<Data> {
  return (await api.data(EVENTS, { filter, ...paging })).events;
}

describe('what ships', () => {
  const AREAS = `{
    country(id: "NGA") {
      eventCoverage { release { id version } firstYear lastYear events deathsBest eventsInCells deathsInCells hasEvents }
      conflictCells(from: 2014, to: 2014, types: [ONE_SIDED]) { gid centroid { latitude longitude } year type events deathsBest deathsLow deathsHigh }
      admin1Violence(from: 2014, to: 2014, types: [ONE_SIDED]) { name region { id } events deathsBest }
    }
    cellLayer(countries: ["NGA"], from: 2014, to: 2014, types: [ONE_SIDED]) {
      cells { gid events deathsBest countries { id } } coverage { country { id } } total { events deathsBest } inCells { events deathsBest }
    }
  }`;

  it('are sums by cell and first-order unit of the three cases, without single events', async () => {
    const { country, cellLayer } = await api.data(AREAS, {}, { release: shippedRelease });
    expect(country.eventCoverage).toMatchObject({
      release: { id: 'ged-nga-20.1' },
      firstYear: 1990,
      lastYear: 2019,
      events: 4603,
      hasEvents: false,
    });
    expect(country.eventCoverage.eventsInCells).toBeLessThan(4603);
    expect(country.conflictCells.length).toBeGreaterThan(20);
    for (const { gid, centroid, deathsLow, deathsBest, deathsHigh } of country.conflictCells) {
      // PRIO-GRID: 720 cells of half a degree in a row.
      expect((centroid.latitude + 89.75) * 2 * 720 + (centroid.longitude + 179.75) * 2 + 1).toBe(gid);
      for (const deaths of [deathsLow, deathsBest, deathsHigh]) expect(deaths).toBeGreaterThanOrEqual(0);
    }
    const cells = country.conflictCells.map(({ gid, events: count, deathsBest }: Data) => ({
      gid,
      events: count,
      deathsBest,
      countries: [{ id: 'NGA' }],
    }));
    const sum = (of: 'events' | 'deathsBest') => cells.reduce((all: number, cell: Data) => all + cell[of], 0);
    expect(cellLayer).toEqual({
      cells,
      coverage: [{ country: { id: 'NGA' } }],
      total: { events: expect.any(Number), deathsBest: expect.any(Number) },
      inCells: { events: sum('events'), deathsBest: sum('deathsBest') },
    });
    expect(cellLayer.total.events).toBeGreaterThan(cellLayer.inCells.events);
    const borno = country.admin1Violence.find(({ region }: Data) => region?.id === 'NG-BO');
    expect(borno).toMatchObject({ name: 'Borno', deathsBest: expect.any(Number) });
    expect(Math.max(...country.admin1Violence.map(({ deathsBest }: Data) => deathsBest))).toBe(borno.deathsBest);
  });

  it('are told for some cells alone, and a cell on a border names both its countries', async () => {
    const { country, cellLayer } = await api.data(
      `{
        country(id: "NGA") { all: conflictCells { gid } one: conflictCells(cells: [146547], from: 2009, to: 2012) { gid year } }
        cellLayer(countries: ["NGA", "IRQ", "PAK"]) { cells { gid countries { id } } total { events } }
      }`,
      {},
      { release: shippedRelease },
    );
    expect(country.one.length).toBeGreaterThan(0);
    expect(country.one.length).toBeLessThan(country.all.length);
    for (const { gid, year } of country.one) {
      expect(gid).toBe(146_547);
      expect(year).toBeGreaterThanOrEqual(2009);
    }
    // Every event of the three files, whether it is in a cell or not.
    expect(cellLayer.total.events).toBe(7473 + 4603 + 6416);
    expect(cellLayer.cells.every(({ countries }: Data) => countries.length > 0)).toBe(true);
  });

  it('says of a country without events that none are known here, not that there were none', async () => {
    const { country, events: page } = await api.data(`{
      country(id: "SOM") { eventCoverage { events } conflictCells { gid } }
      events(filter: { countries: ["SOM"] }) { totalCount loaded { id } nodes { id } }
    }`);
    expect(country).toEqual({ eventCoverage: null, conflictCells: [] });
    expect(page).toEqual({ totalCount: 0, loaded: [], nodes: [] });
  });
});

describe('a file of one’s own', () => {
  it('gives its events in order of day and number, each with its release', async () => {
    const { nodes, totalCount, loaded } = await events({});
    expect(loaded).toEqual([{ id: 'IRQ' }, { id: 'NGA' }]);
    expect(totalCount).toBe(6);
    expect(nodes.map(({ id }: Data) => id)).toEqual(['108', '101', '102', '103', '104', '105']);
    expect(nodes[1]).toEqual({
      id: '101',
      country: { id: 'NGA' },
      date: '2009-06-09',
      endDate: '2009-06-09',
      year: 2009,
      type: 'STATE_BASED',
      sideA: 'Government of Nigeria',
      sideB: 'An invented group',
      deathsBest: 4,
      deathsLow: 3,
      deathsHigh: 14,
      precision: 1,
      admin1: 'Borno state',
      cell: 146_547,
      release: { id: expect.stringContaining('ged'), version: expect.any(String) },
    });
  });

  it('is filtered by country, year, type and unit', async () => {
    const ids = async (filter: object) => (await events(filter)).nodes.map(({ id }: Data) => id);
    expect(await ids({ countries: ['IRQ'] })).toEqual(['108']);
    expect(await ids({ from: 2010, to: 2010 })).toEqual(['104', '105']);
    expect(await ids({ types: ['ONE_SIDED'] })).toEqual(['103']);
    expect(await ids({ admin1: ['Borno state'] })).toEqual(['101', '102', '103']);
  });

  it('takes the place of what shipped for its countries, and an older data release answers as before', async () => {
    const asked = `{ country(id: "NGA") { eventCoverage { events hasEvents firstYear lastYear } } }`;
    expect((await api.data(asked)).country.eventCoverage).toEqual({
      events: 5,
      hasEvents: true,
      firstYear: 2009,
      lastYear: 2010,
    });
    const before = await api.data(asked, {}, { release: shippedRelease });
    expect(before.country.eventCoverage).toMatchObject({ events: 4603, hasEvents: false });
    const none = await api.data('{ events(filter: {}) { totalCount } }', {}, { release: shippedRelease });
    expect(none.events.totalCount).toBe(0);
  });

  it('tells no place finer than may be told', async () => {
    const { nodes } = await events({ from: 2009, to: 2010 });
    const places = nodes.map(({ id, precision, admin1, cell }: Data) => [
      id,
      precision,
      admin1 !== null,
      cell !== null,
    ]);
    expect(places).toEqual([
      ['101', 1, true, true],
      ['102', 2, true, true],
      ['103', 4, true, false],
      ['104', 5, false, false],
      ['105', 1, true, true],
    ]);
  });

  it.each([
    ['a list’s cursor of another kind', Buffer.from('["NGA"]').toString('base64url')],
    ['a day that is none', Buffer.from('["2009-02-31",1]').toString('base64url')],
    ['a number beyond all events', Buffer.from('["2009-02-01",99999999999]').toString('base64url')],
  ])('refuses %s as a cursor', async (_, after) => {
    const { errors } = await api.ask(EVENTS, { filter: {}, after });
    expect(errors?.[0]?.message).toMatch(/^`after` is not a cursor of this list/);
  });

  it('an unknown country and a wrong range of years are errors', async () => {
    expect((await api.ask(EVENTS, { filter: { countries: ['NGR'] } })).errors?.[0]?.message).toMatch(/NGR/);
    expect((await api.ask(EVENTS, { filter: { from: 2012, to: 2010 } })).errors?.[0]?.message).toMatch(/2012/);
  });
});

describe('many events', () => {
  itOnGenuine('are paged through whole, each once and in order, with one statement a page', async () => {
    await load(genuineFile('ucdp/ged/ged-nga-hdx-v20.1.csv.gz'));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const before = api.database.statements;
      const { events: page }: Data = await api.data(
        `query ($after: String) { events(filter: { countries: ["NGA"] }, first: 1000, after: $after) { pageInfo { hasNextPage endCursor } nodes { id date } } }`,
        { after },
      );
      expect(api.database.statements - before).toBe(1);
      seen.push(...page.nodes.map(({ id, date }: Data) => `${date} ${String(id).padStart(9, '0')}`));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(4603);
    expect(new Set(seen).size).toBe(4603);
    expect(seen).toEqual(seen.toSorted());
  });

  itOnGenuine.each([
    ['the world', null],
    ['a country', ['NGA']],
    ['three countries', ['IRQ', 'NGA', 'PAK']],
  ])('of %s are read along an index: a deep page touches no more rows than the first', async (_, countries) => {
    const [first, deep] = [await rowsTouched(countries, '0001-01-01'), await rowsTouched(countries, '2016-01-01')];
    expect(first).toBeGreaterThanOrEqual(100);
    expect(Math.max(first, deep)).toBeLessThan(700);
  });

  /** Rows that the statement of a page of a hundred has in hand, all its steps together. */
  async function rowsTouched(countries: string[] | null, date: string): Promise<number> {
    const selection = { ordinal: 99, countries, from: '1989-01-01', to: '2030-12-31', types: null, admin1: null };
    const { sql, parameters } = pageStatement(selection, { date, id: 0 }, 100);
    const [row] = await api.database.read((session) =>
      session.query<{ 'QUERY PLAN': Data }>(`explain (analyze, format json) ${sql}`, parameters),
    );
    const steps: Data[] = [row?.['QUERY PLAN'][0].Plan];
    let touched = 0;
    for (const step of steps) {
      touched += step['Actual Rows'] * step['Actual Loops'] + (step['Rows Removed by Filter'] ?? 0);
      steps.push(...(step.Plans ?? []));
    }
    return touched;
  }
});
