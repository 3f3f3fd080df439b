import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen, openApi, type Api, type Listening } from '../support/api.ts';

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

const ask = (path: string, method = 'GET') => fetch(server.address + path, { method, redirect: 'manual' });

it.each([
  ['/graphql/?query=%7Bmeta%7Bversion%7D%7D', '/graphql?query=%7Bmeta%7Bversion%7D%7D'],
  ['/favicon.ico', '/icon.svg'],
])('%s leads to %s', async (from, to) => {
  const { status, headers } = await ask(from);
  expect([status, headers.get('location')]).toEqual([308, to]);
});

it('HEAD /graphql says that something is there', async () => {
  expect((await ask('/graphql', 'HEAD')).status).toBe(200);
});

it.each(['DELETE', 'PUT', 'PATCH'])('%s is refused with what there is instead', async (method) => {
  for (const path of ['/', '/healthz', '/nowhere']) {
    const { status, headers } = await ask(path, method);
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  }
});
