import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';
import { shippedRelease } from '../support/data-release.ts';

let api: Api;
let server: Listening;
beforeAll(async () => {
  api = await openApi();
  server = await listen(api);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const address = (query: string, format: string, variables?: object): string => {
  const asked = new URLSearchParams({ query, format, ...(variables && { variables: JSON.stringify(variables) }) });
  return `${server.address}/graphql?${asked}`;
};

async function table(
  query: string,
  variables?: object,
): Promise<{ columns: string[]; rows: Data[]; headers: Headers }> {
  const csv = await fetch(address(query, 'csv', variables));
  expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
  const { data, meta, errors } = Papa.parse<Data>(await csv.text(), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  const [json, lines] = await Promise.all(
    ['json', 'ndjson'].map(async (format) => (await fetch(address(query, format, variables))).text()),
  );
  const rows = JSON.parse(json ?? '') as Data[];
  expect(
    (lines ?? '')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Data),
  ).toEqual(rows);
  const asText = (cell: Data) => (Array.isArray(cell) ? cell.join('; ') : String(cell ?? ''));
  expect(data).toEqual(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, asText(cell)]))),
  );
  return { columns: meta.fields ?? [], rows, headers: csv.headers };
}

async function refusal(query: string, format = 'csv'): Promise<{ status: number; message: string; code: string }> {
  const answer = await fetch(address(query, format));
  const { errors } = (await answer.json()) as Data;
  return { status: answer.status, message: errors[0].message, code: errors[0].extensions.code };
}

describe('a query as a table', () => {
  const FIGURES = `query ($after: String) {
    observations(filter: { countries: ["NGA", "PAK"], indicators: ["vdem.v2xpe_exlsocgr", "ucdp.os_total_deaths_best"], from: 2020, to: 2023 }, first: 7, after: $after) {
      nodes { country { id name } indicator { id } year value release { id source { id } } }
    }
  }`;

  it('has a row for each node of a page, and says where the next one is', async () => {
    const seen: Data[] = [];
    let next: string | null = address(FIGURES, 'json');
    const pages: number[] = [];
    while (next !== null) {
      const answer: Response = await fetch(next);
      const rows = (await answer.json()) as Data[];
      pages.push(rows.length);
      seen.push(...rows);
      const [, link] = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? [];
      expect(answer.headers.get('forestall-has-next-page')).toBe(String(link !== undefined));
      next = link === undefined ? null : server.address + link;
    }
    expect(pages).toEqual([7, 7, 2]);
    const { observations } = await api.data(FIGURES.replace('first: 7', 'first: 100'));
    expect(seen).toEqual(
      observations.nodes.map(({ country, indicator, year, value, release }: Data) => ({
        'country.id': country.id,
        'country.name': country.name,
        'indicator.id': indicator.id,
        year,
        value,
        'release.id': release.id,
        'release.source.id': release.source.id,
      })),
    );
  });

  it('is the same in its three spellings, and names its data release', async () => {
    const { columns, rows, headers } = await table(FIGURES);
    expect(columns).toEqual([
      'country.id',
      'country.name',
      'indicator.id',
      'year',
      'value',
      'release.id',
      'release.source.id',
    ]);
    expect(rows).toHaveLength(7);
    expect(headers.get('forestall-release')).toBe(shippedRelease);
    expect(headers.get('etag')).toMatch(/^W\//);
  });

  it('repeats what is above a list in each of its rows, and keeps what has an empty one', async () => {
    const { columns, rows } = await table(`{
      countries(filter: { ids: ["NGA", "VAT"] }) { nodes { id name observations(indicators: ["vdem.v2x_clphy"], from: 2022, to: 2023) { year value } } }
    }`);
    expect(columns).toEqual(['id', 'name', 'observations.year', 'observations.value']);
    expect(rows.map((row) => [row.id, row['observations.year'], row['observations.value'] === null])).toEqual([
      ['NGA', 2022, false],
      ['NGA', 2023, false],
      ['VAT', null, true],
    ]);
  });

  it('follows edges, aliases and fragments, joins plain lists, and keeps null as nothing', async () => {
    const { columns, rows } = await table(`
      query { publications(first: 3) { edges { node { ...known when: year } } } }
      fragment known on Publication { id authors in: container }`);
    expect(columns).toEqual(['id', 'authors', 'in', 'when']);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    const aliases = await table('{ country(id: "CIV") { id aliases } }');
    expect(aliases.columns).toEqual(['id', 'aliases']);
    expect(Array.isArray(aliases.rows[0].aliases)).toBe(true);
  });

  it('comes by Accept as well, by POST too, and GraphQL’s own answer stays the default', async () => {
    const body = JSON.stringify({ query: FIGURES, variables: { after: null } });
    const post = (accept: string) =>
      fetch(`${server.address}/graphql`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json', Accept: accept },
      });
    const csv = await post('text/csv');
    expect(await csv.text()).toBe(await (await fetch(address(FIGURES, 'csv'))).text());
    expect(csv.headers.get('forestall-end-cursor')).toBeTruthy();
    expect((await post('application/x-ndjson')).headers.get('content-type')).toBe(
      'application/x-ndjson; charset=utf-8',
    );
    for (const accept of ['*/*', 'application/json', 'application/json, text/csv;q=0.5']) {
      const { data } = (await (await post(accept)).json()) as Data;
      expect(data.observations.nodes).toHaveLength(7);
      expect(Object.keys(data.observations)).toEqual(['nodes']);
    }
  });

  it.each([
    ['two fields', '{ meta { dataRelease } indicators { id } }', /^A table is made of one field .* meta, indicators\./],
    [
      'two lists side by side',
      '{ countries { nodes { groups { id } observations { value } } } }',
      /^Two lists stand side by side: countries\.groups and countries\.observations\./,
    ],
    ['a page without nodes', '{ countries { totalCount } }', /^`countries` gives no rows\. Select `nodes`/],
    ['a table in a cell', '{ layer(indicator: "vdem.v2x_clphy") { values } }', /^`values` is a table in itself/],
  ])('is refused for %s, with what to do instead', async (_, query, message) => {
    const refused = await refusal(query);
    expect(refused).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(refused.message).toMatch(message);
  });

  it('is refused where a list inside it would be cut', async () => {
    const query = '{ recommendation(id: "ssr.civilian-oversight") { id findings(first: 1) { nodes { id } } } }';
    expect((await refusal(query)).message).toMatch(/^`findings` goes on after its first page/);
  });

  it('is GraphQL’s own error where something cannot be answered, never half a table', async () => {
    expect(await refusal('{ country(id: "NGR") { id } }')).toMatchObject({ status: 400, code: 'NOT_FOUND' });
    expect(await refusal('{ countries { nodes { nme } } }')).toMatchObject({
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect(await refusal('{ countries {')).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
    expect(await refusal('{ indicators { id } }', 'xlsx')).toEqual({
      status: 400,
      message: '`format` is “xlsx”; expected csv, ndjson, json.',
      code: 'BAD_USER_INPUT',
    });
  });
});
