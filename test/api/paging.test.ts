import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** Every page of a connection in turn, each as large as said. */
async function* pages(field: string, filter: string, node: string, first: number): AsyncGenerator<Data> {
  const query = `query ($first: Int!, $after: String) {
    list: ${field}(${filter ? `filter: ${filter}, ` : ''}first: $first, after: $after) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ${node} } edges { cursor node { ${node} } }
    }
  }`;
  let after: string | null = null;
  do {
    const { list }: Data = await api.data(query, { first, after });
    yield list;
    after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  } while (after !== null);
}

async function all(field: string, filter: string, node: string, first: number): Promise<Data[]> {
  const nodes: Data[] = [];
  for await (const page of pages(field, filter, node, first)) nodes.push(...page.nodes);
  return nodes;
}

const OBSERVATION = 'indicator { id } country { id } region { id } year value';
const FEW = '{ indicators: ["hdr.hdi", "vdem.v2x_clphy"], countries: ["NGA", "PAK", "IRQ", "SSD"], from: 2000 }';

describe('small pages one after another are the same as one large page', () => {
  it.each([
    ['countries', '', 'id', 7],
    ['countries', '{ regions: ["Africa"] }', 'id', 10],
    ['ethnicGroups', '', 'id', 100],
    ['observations', FEW, OBSERVATION, 3],
    ['observations', '{ indicators: ["gdl.shdi"], regions: ["NG-KE", "NG-LA"], countries: ["NGA"] }', OBSERVATION, 5],
  ])('%s %s', async (field, filter, node, first) => {
    const whole = await all(field, filter, node, 1000);
    expect(whole.length).toBeGreaterThan(first);
    expect(await all(field, filter, node, first)).toEqual(whole);
    expect(new Set(whole.map((one) => JSON.stringify(one))).size).toBe(whole.length);
  });
});

it('a page says where it lies, and its edges hold what its nodes do', async () => {
  const found: Data[] = [];
  for await (const page of pages('observations', FEW, OBSERVATION, 50)) found.push(page);
  expect(found.length).toBeGreaterThan(2);
  const total = found.reduce((sum, { nodes }) => sum + nodes.length, 0);
  for (const [index, { totalCount, pageInfo, nodes, edges }] of found.entries()) {
    expect(totalCount).toBe(total);
    expect(pageInfo.hasPreviousPage).toBe(index > 0);
    expect(pageInfo.hasNextPage).toBe(index < found.length - 1);
    expect(edges.map(({ node }: Data) => node)).toEqual(nodes);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0].cursor, edges.at(-1).cursor]);
  }
});

it('an empty page has no cursors', async () => {
  const { countries } = await api.data(`{
    countries(filter: { text: "no such place" }) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  }`);
  expect(countries).toEqual({
    totalCount: 0,
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
});

it('a cursor is a place in the order, so it holds where its own entry is gone', async () => {
  const after = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const first = async (query: string, cursor: string) => (await api.data(query, { cursor })).list.nodes[0];
  const countries = 'query ($cursor: String) { list: countries(first: 1, after: $cursor) { nodes { id } } }';
  expect(await first(countries, after(['NGAAA']))).toEqual({ id: 'NIC' });
  const observations = `query ($cursor: String) {
    list: observations(filter: { indicators: ["hdr.hdi", "vdem.v2x_clphy"] }, first: 1, after: $cursor) { nodes { ${OBSERVATION} } }
  }`;
  // Kosovo has no HDI, and nothing has figures for 2500: the next row there is, is meant.
  expect(await first(observations, after(['hdr.hdi', 0, 'XKX', 2000]))).toMatchObject({ country: { id: 'YEM' } });
  expect(await first(observations, after(['hdr.hdi', 0, 'ZWE', 2500]))).toMatchObject({
    indicator: { id: 'vdem.v2x_clphy' },
    country: { id: 'AFG' },
  });
  expect(await first(observations, after(['hdr.zzz', 0, 'AFG', 2000]))).toMatchObject({
    indicator: { id: 'vdem.v2x_clphy' },
  });
});

it('every figure there is can be pulled by pages, and the count is exact', async () => {
  const pull = async (filter: string) => {
    let [count, total] = [0, 0];
    for await (const { nodes, totalCount } of pages('observations', filter, 'year', 1000)) {
      count += nodes.length;
      total = totalCount;
    }
    return { count, total };
  };
  const { count, total } = await pull('{}');
  expect(count).toBe(total);
  const [row] = await api.database.read((session) =>
    session.query<{ count: string }>(
      'select count(*)::text as count from observation join series on series.id = series_id where not is_region and valid_until is null',
    ),
  );
  expect(count).toBe(Number(row?.count));
});

it('a page deep in the list takes no longer than the first', async () => {
  const query = `query ($after: String) {
    observations(filter: {}, first: 100, after: $after) { nodes { year value } pageInfo { endCursor } }
  }`;
  const deep = Buffer.from(JSON.stringify(['wgi.rl', 0, 'ZAF', 2000])).toString('base64url');
  const time = async (after: string | null) => {
    const started = performance.now();
    for (let round = 0; round < 10; round += 1) await api.data(query, { after });
    return performance.now() - started;
  };
  const times: { shallow: number; far: number }[] = [];
  for (let round = 0; round < 10; round += 1) times.push({ shallow: await time(null), far: await time(deep) });
  // The best of ten is what the work takes; the rest is what else the machine does.
  const best = (which: 'shallow' | 'far') => Math.min(...times.map((one) => one[which]));
  expect(best('far')).toBeLessThan(2 * best('shallow'));
});

it('observations are ordered by indicator, unit and year, countries before regions', async () => {
  const nodes = await all(
    'observations',
    '{ indicators: ["gdl.shdi"], regions: ["NG-LA", "NG-KE"], countries: ["NGA", "IRQ"], from: 2021 }',
    OBSERVATION,
    100,
  );
  expect(nodes.map(({ country, region, year }) => [country?.id ?? region.id, year])).toEqual([
    ['IRQ', 2021],
    ['IRQ', 2022],
    ['NGA', 2021],
    ['NGA', 2022],
    ['NG-KE', 2021],
    ['NG-KE', 2022],
    ['NG-LA', 2021],
    ['NG-LA', 2022],
  ]);
});
