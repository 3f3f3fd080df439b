import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

async function costOf(query: string, variables?: Record<string, unknown>): Promise<Data> {
  return costIn(await api.ask(query, variables));
}

function costIn({ extensions = {} }: { extensions?: Record<string, unknown> }): Data {
  return extensions['cost'] as Data;
}

/** A query of so many levels. */
const nested = (levels: number) =>
  `{ country(id: "NGA") ${'{ predecessors '.repeat(levels - 2)} { id } ${'}'.repeat(levels - 2)} }`;

it('every answer says what it cost and what is allowed, errors included', async () => {
  const limits = { limit: 500_000, depthLimit: 12 };
  expect(await costOf('{ meta { version } }')).toEqual({ requested: 2, depth: 2, ...limits });
  expect(await costOf('{ country(id: "NGR") { name } }')).toEqual({ requested: 2, depth: 2, ...limits });
  expect(await costOf('{ nonsense }')).toEqual({ requested: 0, depth: 0, ...limits });
  expect(await costOf('{ not GraphQL')).toEqual({ requested: 0, depth: 0, ...limits });
});

it('the limits are published', async () => {
  const { meta } = await api.data('{ meta { limits } }');
  expect(meta.limits).toMatchObject({
    maxFirst: 1000,
    defaultFirst: 100,
    maxDepth: 12,
    maxCost: 500_000,
    maxDocumentBytes: 100_000,
  });
});

it('lists cost as many entries as they are asked for, no more than there can be', async () => {
  const page = 'query ($first: Int) { observations(filter: {}, first: $first) { nodes { year value } } }';
  const [ten, hundred, byDefault] = [
    await costOf(page, { first: 10 }),
    await costOf(page, { first: 100 }),
    await costOf(page),
  ];
  expect(hundred.requested).toBeGreaterThan(9 * ten.requested);
  expect(byDefault.requested).toBe(hundred.requested);
  const countries = 'query ($first: Int) { countries(first: $first) { nodes { id } } }';
  expect((await costOf(countries, { first: 1000 })).requested).toBe(
    (await costOf(countries, { first: 300 })).requested,
  );
});

it('a page of the largest size with all there is to know of a figure is allowed', async () => {
  const answer = await api.ask(`{
    observations(filter: {}, first: 1000) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { indicator { id name unit source { id title licence } } country { id name } region { id name }
        year value low high percentile release { id version retrieved source { id } } }
    }
  }`);
  expect(answer.errors).toBeUndefined();
  expect(costIn(answer).requested).toBeLessThan(50_000);
});

it('what asks for too much at once is refused with the figures and a way out', async () => {
  const answer = await api.ask(
    '{ countries(first: 1000) { nodes { observations { value year indicator { id name source { id } } } } } }',
  );
  const { data, errors } = answer;
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions).toEqual({ code: 'TOO_COSTLY' });
  const { requested, limit } = costIn(answer);
  expect(requested).toBeGreaterThan(limit);
  expect(errors?.[0]?.message).toContain(`costs ${requested}; up to ${limit}`);
  expect(errors?.[0]?.message).toContain('`after`');
});

it('a document that would take long to measure is refused too', async () => {
  const wide = (name: string, of: string) =>
    `fragment ${name} on Country { ${Array.from({ length: 30 }, (_, index) => `r${index}: ${of}`).join(' ')} }`;
  const { errors } = await api.ask(`{ country(id: "NGA") { ...A } }
    ${wide('A', 'predecessors { ...B }')} ${wide('B', 'predecessors { ...C }')} ${wide('C', 'predecessors { id }')}`);
  expect(errors?.[0]?.extensions).toEqual({ code: 'TOO_COSTLY' });
});

it('what nests too deeply is refused, by way of fragments too', async () => {
  expect((await costOf(nested(12))).depth).toBe(12);
  expect((await api.ask(nested(12))).errors).toBeUndefined();
  const { errors, extensions } = await api.ask(nested(14));
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'QUERY_TOO_DEEP' } });
  expect(extensions).toMatchObject({ cost: { depth: 14, depthLimit: 12 } });
  const spread = await api.ask(`
    { country(id: "NGA") { ...A } }
    fragment A on Country { regions { country { regions { country { regions { country { ...B } } } } } } }
    fragment B on Country { regions { country { regions { country { regions { country { id } } } } } } }
  `);
  expect(spread.errors?.[0]?.extensions).toEqual({ code: 'QUERY_TOO_DEEP' });
});

it('tools can read the schema, however deep they ask', async () => {
  const { errors, data } = await api.ask(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
  expect(errors).toBeUndefined();
  expect(data?.['__schema'].types.length).toBeGreaterThan(20);
});

it('there is nothing to change and nothing to subscribe to', async () => {
  expect(api.graphql.schema.getMutationType()).toBeUndefined();
  expect(api.graphql.schema.getSubscriptionType()).toBeUndefined();
});
