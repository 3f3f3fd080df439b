import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';

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

const query = 'query Named($id: ID!) { country(id: $id) { name } }';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

async function ask(asked: { query?: string; hash: string }, more: Record<string, string> = {}, headers = {}) {
  const words = new URLSearchParams({
    ...(asked.query !== undefined && { query: asked.query }),
    extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: asked.hash } }),
    variables: JSON.stringify({ id: 'NGA' }),
    ...more,
  });
  const answer = await fetch(`${server.address}/graphql?${words}`, { headers });
  const text = await answer.text();
  return {
    status: answer.status,
    tag: answer.headers.get('etag') ?? '',
    caching: answer.headers.get('cache-control'),
    body: text ? (JSON.parse(text) as Data) : null,
  };
}

it('is unknown until it was sent once, and is then asked for by its hash', async () => {
  const hash = hashOf(query);
  const unknown = await ask({ hash });
  expect(unknown.body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(unknown.caching).toMatch(/no-store/);

  const registered = await ask({ query, hash });
  expect(registered.body.data).toEqual({ country: { name: 'Nigeria' } });

  const known = await ask({ hash });
  expect(known).toEqual(registered);
  expect(await ask({ hash }, {}, { 'If-None-Match': known.tag })).toMatchObject({ status: 304, body: null });
});

it('is refused where the hash is another text’s', async () => {
  const { status, body } = await ask({ query, hash: hashOf('{ meta { version } }') });
  expect(status).toBe(400);
  expect(body.errors[0].message).toMatch(/sha does not match/i);
  expect((await ask({ hash: hashOf('{ meta { version } }') })).body.errors[0].extensions.code).toBe(
    'PERSISTED_QUERY_NOT_FOUND',
  );
});

it('gives no table without its text, and says so', async () => {
  const { status, body } = await ask({ hash: hashOf(query) }, { format: 'csv' });
  expect(status).toBe(400);
  expect(body.errors[0].message).toMatch(/^A table needs the text of its query/);
});
