import type { ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SiteHandler } from '../../api/http/server.ts';
import { listen, openApi, type Api, type Listening } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const PAGE = `<!doctype html><p>${'words '.repeat(1000)}</p>`;
const KIT_POLICY = "script-src 'self' 'nonce-abc'";

/** Answers as SvelteKit's handler does: headers first, then `writeHead`, then the body in pieces. */
const site: SiteHandler = (request, response, next) => {
  const { pathname } = new URL(request.url ?? '', 'http://x');
  if (pathname === '/missing') return next();
  if (pathname === '/broken') return next(new Error('hunter2'));
  if (pathname === '/slow') return void slow(response);
  response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html');
  if (pathname !== '/bare') response.setHeader('content-security-policy', KIT_POLICY);
  response.setHeader('etag', '"strong"');
  response.writeHead(200);
  if (request.method !== 'HEAD') for (let at = 0; at < PAGE.length; at += 500) response.write(PAGE.slice(at, at + 500));
  response.end();
};

async function slow(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.write('begun ');
  await after(300);
  response.end('done');
}

async function serveSite(): Promise<Listening> {
  const server = await listen(api, site);
  onTestFinished(() => server.close());
  return server;
}

describe('the site behind the server', () => {
  it('is sent whole, compressed, and not framed by others', async () => {
    const { address } = await serveSite();
    const response = await fetch(`${address}/country/NGA`);
    expect(await response.text()).toBe(PAGE);
    expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
    expect(response.headers.get('etag')).toBe('W/"strong"');
    expect(response.headers.get('content-security-policy')).toBe(`${KIT_POLICY}, frame-ancestors 'none'`);
    expect(response.headers.get('x-frame-options')).toBe('DENY');
  });

  it('may be framed where it is made to be', async () => {
    const { address } = await serveSite();
    const response = await fetch(`${address}/embed/country/NGA`);
    expect(response.headers.get('content-security-policy')).toBe(KIT_POLICY);
    expect(response.headers.get('x-frame-options')).toBeNull();
    const lookalike = await fetch(`${address}/embedded`);
    expect(lookalike.headers.get('x-frame-options')).toBe('DENY');
  });

  it('a page without a policy gets the strictest; a script gets none, for it may be a worker', async () => {
    const { address } = await serveSite();
    expect((await fetch(`${address}/bare`)).headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    );
    expect((await fetch(`${address}/app.js`)).headers.get('content-security-policy')).toBe(KIT_POLICY);
  });

  it('what it does not know is a 404, and what it cannot do is masked and logged', async () => {
    const { address, log } = await serveSite();
    expect((await fetch(`${address}/missing`)).status).toBe(404);
    const broken = await fetch(`${address}/broken`);
    const text = await broken.text();
    expect(broken.status).toBe(500);
    expect(text).not.toContain('hunter2');
    const id = broken.headers.get('x-request-id');
    expect(text).toContain(id);
    expect(log).toContainEqual(expect.objectContaining({ id, err: expect.objectContaining({ message: 'hunter2' }) }));
  });
});

describe('being told to stop', () => {
  it('lets running requests finish and takes no more', async () => {
    const server = await listen(api, site);
    const running = await fetch(`${server.address}/slow`);
    const started = performance.now();
    const closed = server.close();
    await expect(fetch(`${server.address}/healthz`)).rejects.toThrow('fetch failed');
    expect(await running.text()).toBe('begun done');
    await closed;
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('ends what has not finished after five seconds', async () => {
    const server = await listen(api, (_request, response) => void response.write('never done'));
    const running = await fetch(`${server.address}/`);
    const started = performance.now();
    const text = running.text().catch((error: unknown) => error);
    await server.close();
    expect(await text).toBeInstanceOf(Error);
    const took = performance.now() - started;
    expect(took).toBeGreaterThan(4500);
    expect(took).toBeLessThan(7000);
  });
});
