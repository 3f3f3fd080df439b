import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { RateLimit } from '../../api/http/rate-limit.ts';
import { listen, openApi, type Api, type Data } from '../support/api.ts';
import { wholeMinute } from '../support/clock.ts';
import { shippedRelease } from '../support/data-release.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** A server that lets an address ask so often a minute, behind so many proxies. */
async function serve(
  perMinute: number,
  proxies: number,
): Promise<(forwarded: string, path?: string) => Promise<Response>> {
  await wholeMinute();
  const server = await listen(api, undefined, new RateLimit(perMinute, proxies));
  onTestFinished(() => server.close());
  return (forwarded, path = '/graphql?query={meta{version}}') =>
    fetch(server.address + path, { headers: { 'X-Forwarded-For': forwarded } });
}

const statuses = async (asked: Promise<Response>[]): Promise<number[]> =>
  (await Promise.all(asked)).map(({ status }) => status);

describe('an address that asks too often', () => {
  it('is told how long to wait, in words and headers, while others go on', async () => {
    const ask = await serve(3, 1);
    const first = await ask('203.0.113.7');
    expect(first.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"default";r=2;t=\d+$/);
    expect(await statuses([ask('203.0.113.7'), ask('203.0.113.7')])).toEqual([200, 200]);

    const refused = await ask('203.0.113.7');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([429, '*']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const { errors, extensions } = (await refused.json()) as Data;
    expect(errors[0].extensions).toEqual({ code: 'TOO_MANY_REQUESTS', wait });
    expect(errors[0].message).toContain(`Try again in ${wait} s`);
    expect(extensions.dataRelease).toBe(shippedRelease);
    expect((await ask('203.0.113.8')).status).toBe(200);
  });

  it('is known by what our own proxy saw, whatever it says of itself', async () => {
    const ask = await serve(1, 1);
    expect(await statuses([ask('203.0.113.7')])).toEqual([200]);
    expect(await statuses([ask('198.51.100.1, 203.0.113.7'), ask('nonsense, 203.0.113.7')])).toEqual([429, 429]);
  });

  it('is one with its neighbours of an IPv6 network, not of others', async () => {
    const ask = await serve(1, 1);
    expect((await ask('2001:db8:1:2::1')).status).toBe(200);
    expect(await statuses([ask('2001:db8:1:2:aaaa::2'), ask('2001:db8:1:3::1')])).toEqual([429, 200]);
  });

  it('is not believed about itself without a proxy, and the machine itself is never refused', async () => {
    const ask = await serve(1, 0);
    expect(await statuses(Array.from({ length: 5 }, () => ask('203.0.113.7')))).toEqual([200, 200, 200, 200, 200]);
  });

  it('may still look whether the server is well', async () => {
    const ask = await serve(1, 1);
    await ask('203.0.113.9');
    expect(await statuses(['/healthz', '/readyz', '/metrics'].map((path) => ask('203.0.113.9', path)))).toEqual([
      200, 200, 200,
    ]);
    expect((await ask('203.0.113.9')).status).toBe(429);
  });
});

it('/metrics tells how often, how fast and from which data release, and nothing of who asked for what', async () => {
  const ask = await serve(100, 1);
  await ask('203.0.113.77', '/graphql?query={country(id:"NGA"){name}}');
  await ask('203.0.113.77', '/graphql?query={country(id:"NGR"){nme}}');
  await ask('203.0.113.77', '/nothing-here');
  const answer = await ask('203.0.113.77', '/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const text = await answer.text();
  for (const line of [
    'forestall_request_seconds_count{kind="graphql",status="2xx"} 1',
    'forestall_request_seconds_count{kind="graphql",status="4xx"} 1',
    'forestall_request_seconds_count{kind="page",status="4xx"} 1',
    'forestall_rate_limited_total 0',
    `forestall_data_release_info{id="${shippedRelease}"} 1`,
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(text).not.toMatch(/203\.0\.113|NGA|nothing-here/);
});
