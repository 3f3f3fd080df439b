import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { listen, openApi, type Api } from '../support/api.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** The one error of an answer. */
async function errorOf(query: string, variables?: Record<string, unknown>, options?: { release?: string }) {
  const { errors, extensions } = await api.ask(query, variables, options);
  expect(errors).toHaveLength(1);
  expect(extensions).toMatchObject({ dataRelease: shippedRelease, cost: { limit: 500_000, depthLimit: 12 } });
  return errors?.[0];
}

describe('an unknown id is an error that names the nearest one', () => {
  it.each([
    ['a country', '{ country(id: "NGR") { id } }', 'country', 'NGA'],
    ['a country by its name', '{ country(id: "Nigeria") { id } }', 'country', 'NGA'],
    ['a country by an alias, accents aside', '{ country(id: "ivory coast") { id } }', 'country', 'CIV'],
    ['an indicator', '{ indicator(id: "vdem.v2x_clphi") { id } }', 'indicator', 'vdem.v2x_clphy'],
    ['an indicator without its prefix', '{ indicator(id: "V2X_CLPHY") { id } }', 'indicator', 'vdem.v2x_clphy'],
    ['a layer', '{ layer(indicator: "hdr.hdl") { years } }', 'indicator', 'hdr.hdi'],
    ['a region', '{ region(id: "NG-KEE") { id } }', 'region', 'NG-KE'],
    ['a source', '{ source(id: "vdm") { id } }', 'source', 'vdem'],
    ['an ethnic group', '{ ethnicGroup(id: "47501001") { id } }', 'group', '47501000'],
    ['inside a list of ids', '{ countries(filter: { ids: ["NGA", "PAQ"] }) { totalCount } }', 'country', 'PAK'],
    ['a world region', '{ countries(filter: { regions: ["Afrika"] }) { totalCount } }', 'world region', 'Africa'],
    ['a topic', '{ indicators(topics: ["Developpment"]) { id } }', 'topic', 'Development'],
    ['inside a filter', '{ observations(filter: { indicators: ["hdr.hid"] }) { totalCount } }', 'indicator', 'hdr.hdi'],
    ['a region in a filter', '{ observations(filter: { regions: ["NG-KEE"] }) { totalCount } }', 'region', 'NG-KE'],
    ['a group’s country', '{ ethnicGroups(filter: { countries: ["IRQQ"] }) { totalCount } }', 'country', 'IRQ'],
    ['under a country', '{ country(id: "NGA") { latest(indicators: ["wgi.rle"]) { value } } }', 'indicator', 'wgi.rl'],
  ])('%s', async (_what, query, kind, suggestion) => {
    const error = await errorOf(query);
    expect(error?.extensions).toMatchObject({ code: 'NOT_FOUND', kind, suggestion });
    expect(error?.message).toContain(`There is no ${kind} `);
  });

  it('a data release', async () => {
    const error = await errorOf('{ meta { version } }', {}, { release: nextRelease });
    expect(error).toMatchObject({
      extensions: { code: 'NOT_FOUND', kind: 'data release', suggestion: shippedRelease },
    });
  });

  it('guesses in words only where the guess is near', async () => {
    expect((await errorOf('{ country(id: "NGR") { id } }'))?.message).toBe(
      'There is no country “NGR”. Did you mean NGA (Nigeria)?',
    );
    expect((await errorOf('{ country(id: "something else") { id } }'))?.message).toBe(
      'There is no country “something else”.',
    );
  });
});

describe('an unknown id that is near nothing has no suggestion', () => {
  it.each(['', '5', '🦊', 'nope', 'something else'])('%j', async (id) => {
    const error = await errorOf('query ($id: ID!) { country(id: $id) { id } }', { id });
    expect(error?.extensions).toEqual({ code: 'NOT_FOUND', kind: 'country', suggestion: null, list: 'countries' });
    expect(error?.message).toBe(`There is no country “${id}”.`);
  });
});

it.each(['mutation', 'subscription'])('a %s is the mistake of whoever sends it, and not logged', async (operation) => {
  const server = await listen(api);
  onTestFinished(() => server.close());
  api.log.length = 0;
  const answer = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `${operation} { a }` }),
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('only reads'), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
  expect(api.log).toEqual([]);
});

it('no advice to take pages for a size that no page can have', async () => {
  expect((await errorOf('{ countries(first: 0) { totalCount } }'))?.message).toBe('`first` is 0; expected 1 to 1000.');
  expect((await errorOf('{ countries(first: 1001) { totalCount } }'))?.message).toContain('Take pages');
});

describe('an argument that cannot be used says what is expected', () => {
  it.each([
    ['{ countries(first: 1001) { totalCount } }', '`first` is 1001; expected 1 to 1000.'],
    ['{ ethnicGroups(filter: { year: 1985 }) { totalCount } }', '`year` is 1985; groups are loaded from 1990 on.'],
    ['{ countries(first: 0) { totalCount } }', '`first` is 0; expected 1 to 1000.'],
    ['{ observations(filter: {}, first: -5) { totalCount } }', '`first` is -5; expected 1 to 1000.'],
    ['{ ethnicGroups(first: 5000) { totalCount } }', '`first` is 5000; expected 1 to 1000.'],
    ['{ search(text: "x", first: 1001) { id } }', '`first` is 1001; expected 1 to 1000.'],
    ['{ countries(after: "nonsense") { totalCount } }', '`after` is not a cursor of this list.'],
    ['{ observations(filter: {}, after: "WyJOR0EiXQ") { totalCount } }', '`after` is not a cursor of this list.'],
    ['{ country(id: "NGA") { violence(from: 2020, to: 2010) { year } } }', '`from` must not be after `to`.'],
    ['{ observations(filter: { from: 20200 }) { totalCount } }', 'expected a year from 1800 to 2100.'],
    ['{ country(id: "NGA") { ethnicGroups(year: 21) { year } } }', 'expected a year from 1800 to 2100.'],
  ])('%s', async (query, message) => {
    const error = await errorOf(query);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(error?.message).toContain(message);
  });

  it('a variable of the wrong type, whether the query is new or known', async () => {
    const query = 'query ($id: ID!) { country(id: $id) { name } }';
    for (let round = 0; round < 3; round += 1) {
      const error = await errorOf(query, { id: { no: 'id' } });
      expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(error?.message).toContain('Variable "$id" got invalid value');
      await api.data(query, { id: 'NGA' });
    }
  });

  it('a text too long to look for', async () => {
    const error = await errorOf('query ($text: String!) { search(text: $text) { id } }', { text: 'x'.repeat(201) });
    expect(error?.message).toBe('`text` has 201 characters; expected up to 200.');
  });
});

it.each(['interpreted', 'compiled', 'interpreted for good'])(
  'what broke here is logged with an id and masked: %s',
  async () => {
    const nigeria = api.models.current().countries.get('NGA');
    const { note } = nigeria;
    onTestFinished(() => {
      Object.defineProperty(nigeria, 'note', { value: note, writable: true });
    });
    Object.defineProperty(nigeria, 'note', {
      configurable: true,
      enumerable: true,
      get() {
        throw new Error('password of the database: hunter2');
      },
    });
    api.log.length = 0;
    const answer = await api.ask('{ country(id: "NGA") { id note } meta { dataRelease } }');
    expect(answer.data).toEqual({ country: { id: 'NGA', note: null }, meta: { dataRelease: shippedRelease } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
    const id = answer.errors?.[0]?.extensions?.['id'];
    expect(answer.errors).toEqual([
      {
        message: `Something broke here. The log of the server has it under ${String(id)}.`,
        path: ['country', 'note'],
        extensions: { code: 'INTERNAL', id },
      },
    ]);
    expect(api.log).toMatchObject([{ id, err: { message: 'password of the database: hunter2' } }]);
  },
);
