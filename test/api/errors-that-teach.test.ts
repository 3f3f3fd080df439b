import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../api/errors.ts';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** The message of the one error, and what else it says. */
async function refused(query: string, variables?: Record<string, unknown>): Promise<{ message: string } & Data> {
  const { errors } = await api.ask(query, variables);
  expect(errors).toHaveLength(1);
  const [error] = errors ?? [];
  return { message: error?.message ?? '', ...error?.extensions };
}

describe('an id that is near nothing', () => {
  it.each([
    ['country(id: "something else")', 'countries'],
    ['indicator(id: "something else")', 'indicators'],
    ['publication(id: "something else")', 'publications'],
    ['actor(id: "something else")', 'actors'],
    ['ethnicGroup(id: "something else")', 'ethnicGroups'],
    ['finding(id: "something else")', 'findings'],
  ])('of %s is told with the list that has them all, which is a field of the query', async (field, list) => {
    expect(await refused(`{ ${field} { id } }`)).toMatchObject({ code: 'NOT_FOUND', suggestion: null, list });
    expect(Object.keys(api.graphql.schema.getQueryType()?.getFields() ?? {})).toContain(list);
  });

  it('of few is told with all of them', async () => {
    const { message, suggestion } = await refused('{ recommendation(id: "something else") { id } }');
    const { recommendations } = await api.data('{ recommendations { id } }');
    expect(suggestion).toBeNull();
    for (const { id } of recommendations) expect(message).toContain(id);
  });
});

describe('a word that is none of an enum’s is told with all that are', () => {
  it.each([
    ['in the text', '{ findings(filter: { directions: [SIDEWAYS] }) { totalCount } }', undefined],
    ['as a string', '{ findings(filter: { directions: ["HELPS"] }) { totalCount } }', undefined],
    [
      'in a variable',
      'query ($of: [Direction!]) { findings(filter: { directions: $of }) { totalCount } }',
      { of: ['SIDEWAYS'] },
    ],
  ])('%s', async (_where, query, variables) => {
    const { message } = await refused(query, variables);
    expect(message).toMatch(/Direction is one of SUPPORTS, QUALIFIES, CONTRADICTS, CONTEXT\.$/);
  });
});

it('a field that is not there is told with the one that was meant', async () => {
  expect((await refused('{ country(id: "NGA") { nam } }')).message).toContain('Did you mean "name"?');
  expect((await refused('{ countries(frist: 3) { totalCount } }')).message).toContain('Did you mean "first"?');
});

describe('a query that costs too much', () => {
  const all =
    '{ countries(first: 1000) { nodes { observations { value year indicator { id name source { id } } } } } }';

  it('is told with the pages in which it is answered, and is answered in them', async () => {
    const { message, code } = await refused(all);
    expect(code).toBe('TOO_COSTLY');
    const [, first = '', list, cost] = /With `first: (\d+)` on `(\w+)` it costs (\d+)/.exec(message) ?? [];
    expect(list).toBe('countries');
    const ask = (size: number) => api.ask(all.replace('first: 1000', `first: ${size}`));
    const cheaper = await ask(Number(first));
    expect(cheaper.errors).toBeUndefined();
    expect(cheaper.extensions?.['cost']).toMatchObject({ requested: Number(cost) });
    expect((await ask(Number(first) + 1)).errors?.[0]?.extensions).toEqual({ code: 'TOO_COSTLY' });
  });

  it('has its size of a page advised wherever that was written: by a variable, not at all, in a fragment', async () => {
    const inner = 'nodes { observations { value low high year indicator { id name unit source { id title } } } }';
    const forms: [string, Record<string, unknown>?][] = [
      [`query ($n: Int) { countries(first: $n) { ${inner} } }`, { n: 500 }],
      [`{ countries { ${inner} } }`],
      [`{ ...All } fragment All on Query { countries { ${inner} } }`],
    ];
    for (const [query, variables] of forms) {
      expect((await refused(query, variables)).message).toMatch(/With `first: \d+` on `countries` it costs \d+/);
    }
  });

  it('that no size of page makes cheap enough is told what else to leave out', async () => {
    const aliases = Array.from({ length: 60 }, (_, at) => `a${at}: observations { value low high year }`).join(' ');
    const { message } = await refused(`{ countries(first: 10) { nodes { ${aliases} } } }`);
    expect(message).toContain('Name the indicators and years you need');
  });
});

it('pages that cannot be are told how to page', async () => {
  expect((await refused('{ countries(first: 5000) { totalCount } }')).message).toBe(
    '`first` is 5000; expected 1 to 1000. Take pages: pass `pageInfo.endCursor` as `after`.',
  );
  const { countries } = await api.data('{ countries(first: 1) { pageInfo { endCursor } } }');
  const foreign = await refused('query ($after: String) { observations(filter: {}, after: $after) { totalCount } }', {
    after: countries.pageInfo.endCursor,
  });
  expect(foreign.message).toContain('Use `pageInfo.endCursor`');
  expect(foreign.message).toContain('as it was given by the same list');
});

it('every code is in the documentation', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/querying.md'), 'utf8');
  const documented = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(documented.toSorted()).toEqual(Object.keys(errorCodes).toSorted());
});
