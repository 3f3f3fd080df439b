import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

interface Raw {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request as it is: no decoding, no following, no headers of our client's own. */
function raw(path: string, { method = 'GET', headers = {}, body = '' } = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(server.address + path, { method, headers, agent: false }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    });
    request.on('error', reject);
    request.end(body);
  });
}

const JSON_BODY = { 'Content-Type': 'application/json' };
const post = (query: string, headers: Record<string, string> = {}, path = '/graphql') =>
  raw(path, { method: 'POST', headers: { ...JSON_BODY, ...headers }, body: JSON.stringify({ query }) });
const get = (query: string, headers: Record<string, string> = {}, more = '') =>
  raw(`/graphql?query=${encodeURIComponent(query)}${more}`, { headers });
const json = ({ body }: Raw): Data => JSON.parse(body.toString()) as Data;

describe('/graphql', () => {
  it('answers GET and POST alike, to scripts of any site', async () => {
    for (const answer of [await post('{ meta { dataRelease } }'), await get('{ meta { dataRelease } }')]) {
      expect(answer.status).toBe(200);
      expect(json(answer)).toMatchObject({
        data: { meta: { dataRelease: shippedRelease } },
        extensions: { dataRelease: shippedRelease },
      });
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'forestall-release': shippedRelease,
        'access-control-allow-origin': '*',
      });
      expect(answer.headers['access-control-expose-headers']).toContain('Forestall-Release');
    }
  });

  it('takes variables and an operation’s name in the address', async () => {
    const query = 'query A($id: ID!) { country(id: $id) { name } } query B { meta { version } }';
    const variables = encodeURIComponent('{"id":"PAK"}');
    expect(json(await get(query, {}, `&operationName=A&variables=${variables}`)).data).toEqual({
      country: { name: 'Pakistan' },
    });
    expect(json(await get(query)).errors[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('tells a browser of another site what it may send', async () => {
    const answer = await raw('/graphql', {
      method: 'OPTIONS',
      headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-methods']).toContain('POST');
    expect(answer.headers['access-control-allow-headers']).toContain('Content-Type');
    expect(answer.headers['access-control-allow-headers']).toContain('Forestall-Release');
  });

  it.each([
    ['not JSON', '{"query": ', JSON_BODY, 400, 'BAD_REQUEST', 'The body is not JSON'],
    ['not an object', '"text"', JSON_BODY, 400, 'BAD_REQUEST', 'POST body missing'],
    ['several operations at once', '[{"query":"{meta{version}}"}]', JSON_BODY, 400, 'BAD_REQUEST', 'batch'],
    ['no query', '{"variables":{}}', JSON_BODY, 400, 'BAD_REQUEST', 'query'],
    ['another type', 'query=x', { 'Content-Type': 'text/plain' }, 415, 'BAD_REQUEST', 'send application/json'],
    ['compressed', '{}', { ...JSON_BODY, 'Content-Encoding': 'gzip' }, 415, 'BAD_REQUEST', 'uncompressed'],
    [
      'too large',
      JSON.stringify({ query: `{ meta { version } } #${'x'.repeat(100_000)}` }),
      JSON_BODY,
      413,
      'TOO_LARGE',
      '100000 bytes',
    ],
    [
      'a mistake in the query',
      '{"query":"{ meta { no } }"}',
      JSON_BODY,
      400,
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "no"',
    ],
    ['not GraphQL', '{"query":"{ meta "}', JSON_BODY, 400, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    [
      'a wrong variable',
      '{"query":"query($y:Int!){country(id:\\"NGA\\"){ethnicGroups(year:$y){year}}}","variables":{"y":"x"}}',
      JSON_BODY,
      400,
      'BAD_USER_INPUT',
      'Variable "$y"',
    ],
  ])('refuses a body that is %s', async (_what, body, headers, status, code, words) => {
    const answer = await raw('/graphql', { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    const { errors, extensions } = json(answer);
    expect(errors[0].extensions.code).toBe(code);
    expect(errors[0].message).toContain(words);
    expect(extensions).toMatchObject({ dataRelease: shippedRelease, cost: { limit: 500_000 } });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('stops reading a body that grows too large without saying so first', async () => {
    const answer = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(`${server.address}/graphql`, {
        method: 'POST',
        agent: false,
        headers: { ...JSON_BODY, 'Transfer-Encoding': 'chunked' },
      });
      request.on('response', (response) => resolve(response.statusCode ?? 0));
      request.on('error', reject);
      request.write('{"query":"');
      const more = setInterval(() => request.write('x'.repeat(20_000)), 5);
      request.on('close', () => clearInterval(more));
      request.on('response', () => clearInterval(more));
    });
    expect(answer).toBe(413);
  });

  it('refuses other methods', async () => {
    const answer = await raw('/graphql', { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toContain('POST');
  });

  it('a GET answer known to the client is not sent again', async () => {
    const first = await get('{ country(id: "NGA") { name } }');
    expect(first.headers.etag).toMatch(/^W\/"/);
    expect(first.headers['cache-control']).toBe('public, max-age=1, stale-while-revalidate=2, stale-if-error=3600');
    const again = await get('{ country(id: "NGA") { name } }', { 'If-None-Match': first.headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const other = await get('{ country(id: "PAK") { name } }', { 'If-None-Match': first.headers.etag ?? '' });
    expect(other.status).toBe(200);
  });

  it('a data release is pinned by address or header, and an unknown one is not found', async () => {
    const query = '{ meta { dataRelease } }';
    for (const answer of [
      await get(query, {}, `&release=${shippedRelease}`),
      await post(query, { 'Forestall-Release': shippedRelease }),
      await post(query, {}, `/graphql?release=${shippedRelease}`),
    ]) {
      expect(answer.headers['forestall-release']).toBe(shippedRelease);
      expect(json(answer).data.meta.dataRelease).toBe(shippedRelease);
    }
    expect((await get(query, {}, `&release=${shippedRelease}`)).headers['cache-control']).toBe(
      'public, max-age=3600, stale-while-revalidate=86400',
    );
    for (const answer of [
      await get(query, {}, '&release=1999.1'),
      await post(query, { 'Forestall-Release': '1999.1' }),
    ]) {
      expect(answer.status).toBe(404);
      expect(json(answer).errors[0]).toMatchObject({
        extensions: { code: 'NOT_FOUND', kind: 'data release', suggestion: shippedRelease },
      });
      expect(json(answer).extensions.dataRelease).toBe(shippedRelease);
    }
  });

  it('an answer with an error is not kept, however it was pinned', async () => {
    const answer = await get('{ country(id: "NGR") { name } }', {}, `&release=${shippedRelease}`);
    expect(json(answer).errors).toHaveLength(1);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('HEAD is GET without the body', async () => {
    const answer = await raw(`/graphql?query=${encodeURIComponent('{ meta { version } }')}`, { method: 'HEAD' });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    expect(answer.headers.etag).toBeDefined();
  });
});

describe('compression', () => {
  const LARGE = '{ indicators { id name description } }';

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip', 'br;q=0, gzip;q=0.5', gunzipSync],
  ])('%s for a client that says %s', async (encoding, accepted, decompress) => {
    const plain = await post(LARGE);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const small = await post(LARGE, { 'Accept-Encoding': accepted });
    expect(small.headers['content-encoding']).toBe(encoding);
    expect(small.headers.vary).toContain('Accept-Encoding');
    expect(small.body.length).toBeLessThan(plain.body.length / 2);
    expect(decompress(small.body).equals(plain.body)).toBe(true);
  });

  it('leaves small answers and other types alone', async () => {
    const answer = await post('{ meta { version } }', { 'Accept-Encoding': 'br' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
  });
});

describe('other addresses', () => {
  it('/healthz and /readyz', async () => {
    expect((await raw('/healthz')).body.toString()).toBe('ok\n');
    const ready = await raw('/readyz');
    expect([ready.status, json(ready)]).toEqual([200, { ready: true, dataRelease: shippedRelease }]);
  });

  it('/schema.graphql is the contract', async () => {
    const answer = await raw('/schema.graphql');
    expect(answer.body.toString()).toContain('type Country {');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect((await raw('/schema.graphql', { headers: { 'If-None-Match': answer.headers.etag ?? '' } })).status).toBe(
      304,
    );
  });

  it('/data/figures gives out the shipped tables and nothing else', async () => {
    const answer = await raw('/data/figures/epr-2021/groups.csv');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body.toString()).toMatch(/^id,name,country\n/);
    expect(
      (await raw('/data/figures/epr-2021/groups.csv', { headers: { 'If-None-Match': answer.headers.etag ?? '' } }))
        .status,
    ).toBe(304);
    const squeezed = await raw('/data/figures/epr-2021/groups.csv', { headers: { 'Accept-Encoding': 'br' } });
    expect(brotliDecompressSync(squeezed.body).equals(answer.body)).toBe(true);
    expect((await raw('/data/figures/epr-2021/groups.csv', { method: 'HEAD' })).body.length).toBe(0);
  });

  it.each([
    '/data/figures/../../package.json',
    '/data/figures/..%2f..%2fpackage.json',
    '/data/figures/%2e%2e/%2e%2e/package.json',
    '/data/figures/epr-2021/..%5c..%5cx.csv',
    '/data/figures/epr-2021/groups.csv%00.yaml',
    '/data/figures//etc/passwd',
    '/data/figures/%zz.csv',
    '/data/figures/epr-2021',
    '/data/figures/',
    '/graphql/assets/../../package.json',
    '/graphql/assets/nothing.js',
  ])('%s leads nowhere', async (path) => {
    expect((await rawPath(path)).status).toBe(404);
  });

  it('every answer forbids what it does not need', async () => {
    for (const path of [
      '/healthz',
      '/graphql?query={meta{version}}',
      '/data/figures/epr-2021/groups.csv',
      '/nowhere',
    ]) {
      expect((await raw(path)).headers, path).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
    }
  });
});

/** As typed: Node's own URL parser would tidy the dots away before they are sent. */
function rawPath(path: string): Promise<{ status: number }> {
  const { port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('end', () => resolve({ status: Number(text.split(' ')[1]) }));
    socket.on('error', reject);
  });
}

describe('the log', () => {
  // The line of an earlier test's request may come when its connection closes: a server of one's own has none.
  beforeEach(async () => {
    await server.close();
    server = await listen(api);
  });

  it('has one line a request, and nothing that says who looked at what', async () => {
    const secret = 'hunter2';
    await raw(`/graphql?query=${encodeURIComponent(`{ meta { version } } #${secret}`)}`, {
      headers: {
        'User-Agent': secret,
        Cookie: secret,
        Referer: secret,
        Authorization: secret,
        'X-Forwarded-For': '203.0.113.9',
      },
    });
    await raw('/nowhere');
    await expect.poll(() => server.log.length).toBe(2);
    expect(server.log).toMatchObject([
      { level: 30, method: 'GET', path: '/graphql', status: 200 },
      { level: 30, method: 'GET', path: '/nowhere', status: 404 },
    ]);
    for (const line of server.log) {
      expect(Object.keys(line).toSorted()).toEqual([
        'bytes',
        'id',
        'level',
        'method',
        'ms',
        'msg',
        'path',
        'status',
        'time',
      ]);
      expect(line.ms).toBeGreaterThan(0);
      expect(line.bytes).toBeGreaterThan(100);
    }
    expect(JSON.stringify(server.log)).not.toMatch(/hunter2|203\.0\.113\.9|127\.0\.0\.1/);
  });

  it('names the request in the answer', async () => {
    const { headers } = await raw('/healthz');
    await expect.poll(() => server.log.length).toBe(1);
    expect(server.log[0]?.id).toBe(headers['x-request-id']);
  });
});
