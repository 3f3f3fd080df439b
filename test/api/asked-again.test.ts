import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';
import { queryOf } from '../support/random-queries.ts';

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

async function post(body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.address}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

/** What is answered without Apollo, where anything is. */
function again(query: string, variables: Record<string, unknown> = {}, operationName: string | null = null) {
  const context = { model: api.models.current(), ...api.models.beside };
  return api.graphql.again({ query, variables, operationName }, context);
}

const page = `query Page($first: Int, $from: Int, $indicators: [ID!], $with: Boolean = true) {
  countries(first: $first) { nodes { id name @include(if: $with) observations(indicators: $indicators, from: $from) { year value } } }
}`;

describe('a request that comes again has the same answer, byte for byte,', () => {
  it('whatever it asks', { timeout: 300_000 }, async () => {
    let prepared = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const query = queryOf(draw, api.graphql.schema);
        const first = await post({ query });
        // Not the same body, so no kept answer is sent; a member that nobody knows is not read.
        for (const nth of [1, 2, 3, 3]) expect(await post({ query, nth })).toEqual(first);
        const text = again(query);
        if (text === null) return;
        prepared += 1;
        expect(text).toBe(first.text);
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
    expect(prepared).toBeGreaterThan(40);
  });

  it('whatever its variables are', async () => {
    const [one, two] = ['vdem.v2x_polyarchy', 'vdem.v2x_clphy'];
    const wanted: Record<string, unknown>[] = [
      { first: 2, from: 2020, indicators: [one] },
      { first: 2, from: 2020, indicators: [two] },
      { first: 2, from: 2020, indicators: [one, two] },
      { first: 2, from: 2020, indicators: one },
      { first: 20, from: 2022, indicators: [one] },
      { first: 2, from: 2022, indicators: [one], with: false },
      { first: 2, from: 2022, indicators: [one], with: true },
      { first: null, from: 2023, indicators: [one] },
      { from: 2023, indicators: [one] },
      { first: 1, from: 2023, indicators: null },
      { first: 1, from: 2023 },
    ];
    for (let round = 0; round < 3; round += 1) {
      for (const variables of wanted) {
        const text = again(page, variables);
        if (round === 0 && variables === wanted[0]) expect(text).toBeNull();
        const whole = await api.ask(page, variables);
        expect(whole.errors).toBeUndefined();
        if (round > 0) expect(JSON.parse(text ?? '')).toEqual(JSON.parse(JSON.stringify(whole)));
      }
    }
  });

  it('and what is wrong with it is told as before', async () => {
    const wrong: Record<string, unknown>[] = [
      { first: 'two', from: 2020, indicators: [] },
      { first: 5000, from: 2020, indicators: ['vdem.v2x_polyarchy'] },
      { first: 2, from: 2020, indicators: ['vdem.v2x_poliarchy'] },
      { first: 1000, from: 1800, indicators: null },
    ];
    const told = [];
    for (const variables of wrong) told.push(await post({ query: page, variables }));
    for (const { text } of told) expect((JSON.parse(text) as Data).errors).toHaveLength(1);
    await post({ query: page, variables: { first: 1, from: 2023 } });
    await post({ query: page, variables: { first: 2, from: 2023 } });
    expect(again(page, { first: 3, from: 2023 })).not.toBeNull();
    for (const [index, variables] of wrong.entries()) {
      expect(again(page, variables)).toBeNull();
      expect(await post({ query: page, variables, nth: 1 })).toEqual(told[index]);
    }
  });

  it('and the operation that is named is the one that runs', async () => {
    const query = 'query A { country(id: "NGA") { id } } query B { country(id: "PAK") { id } }';
    for (let round = 0; round < 4; round += 1) {
      for (const [operationName, id] of [
        ['A', 'NGA'],
        ['B', 'PAK'],
      ]) {
        const { data } = JSON.parse((await post({ query, operationName, round })).text) as Data;
        expect(data).toEqual({ country: { id } });
      }
      expect((await post({ query, round })).text).toContain('Must provide operation name');
      expect((await post({ query, round, operationName: 'C' })).text).toContain('Unknown operation named');
    }
  });

  it('and in the type that its client takes', async () => {
    const query = '{ country(id: "IRQ") { id } }';
    const types = [
      'application/json',
      'application/graphql-response+json',
      'application/graphql-response+json;q=0.9,*/*;q=0.1',
    ];
    for (let round = 0; round < 4; round += 1) {
      for (const accept of types) {
        const { type } = await post({ query, round }, { Accept: accept });
        expect(type).toMatch(
          accept.split(';')[0] === 'application/json' ? /^application\/json/ : /^application\/graphql-response\+json/,
        );
      }
      expect((await post({ query, round }, { Accept: 'text/csv' })).type).toMatch(/^text\/csv/);
    }
  });
});
