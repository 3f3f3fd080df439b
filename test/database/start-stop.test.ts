import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { Program } from '../support/program.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'forestall-stop-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function started(): Promise<{ program: Program; address: string }> {
  const program = new Program({ DATA_DIR: dataDir });
  onTestFinished(() => program.stop());
  return { program, address: await program.ready() };
}

// In seconds of processor time, which other work on the machine does not change; on an idle machine it is what one waits.
it.runIf(process.platform === 'linux')(
  'a first start costs at most 15 seconds, a later one at most 4',
  async () => {
    const costs: number[] = [];
    for (let time = 0; time < 2; time += 1) {
      const begun = performance.now();
      const { program } = await started();
      costs.push(program.processorSeconds);
      // What the build itself makes must not look like a changed source.
      expect(program.stderr).not.toContain('Built');
      const [kind, waited] = [time === 0 ? 'First' : 'Later', (performance.now() - begun) / 1000];
      console.log(`${kind} start: ready after ${waited.toFixed(1)} s, ${costs[time]?.toFixed(1)} s of processor time`);
      await program.stop();
    }
    const [first = Infinity, later = Infinity] = costs;
    expect(first).toBeLessThan(15);
    expect(later).toBeLessThan(4);
  },
  120_000,
);

it('told to stop, it answers what it has begun and ends within five seconds', async () => {
  const { program, address } = await started();
  const body = JSON.stringify({ query: '{ meta { dataRelease } }' });
  const request = [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body.slice(0, 10),
  ].join('\r\n');
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  const closed = new Promise((done) => socket.once('close', done));
  // A connection that is kept open and asks nothing more must not hold the program up.
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await new Promise((done) => get(`${address}/healthz`, { agent }, (response) => response.resume().once('end', done)));
  socket.write(request);
  await new Promise((soon) => setTimeout(soon, 300));

  const told = performance.now();
  program.kill('SIGTERM');
  await new Promise((soon) => setTimeout(soon, 700));
  await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed');
  socket.write(body.slice(10));
  await closed;

  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - told).toBeLessThan(3000);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(answer).toMatch(/"meta":\{"dataRelease":"\d{4}\.\d+"\}/);
});

it('told to stop, it does not wait longer than that for a client that stalls', async () => {
  const { program, address } = await started();
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
  );
  await new Promise((soon) => setTimeout(soon, 300));
  const told = performance.now();
  program.kill('SIGTERM');
  expect(await program.ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - told).toBeLessThan(5000);
});

it('logs one line of JSON a request, with its duration and status and nothing about who asked', async () => {
  const { program, address } = await started();
  const headers = {
    'user-agent': 'Netscape-Navigator',
    referer: 'https://example.org/from-here',
    'x-forwarded-for': '203.0.113.77',
    cookie: 'name=somebody',
  };
  await fetch(`${address}/healthz?secret=word`, { headers });
  await fetch(`${address}/nothing-here`, { headers });
  await fetch(`${address}/graphql?query=${encodeURIComponent('{ meta { dataRelease } }')}`, { headers });
  await program.stop();

  const lines = program.stdout.split('\n').filter((line) => line !== '');
  const requests = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'request');
  expect(requests).toMatchObject([
    { method: 'GET', path: '/healthz', status: 200 },
    { method: 'GET', path: '/nothing-here', status: 404 },
    { method: 'GET', path: '/graphql', status: 200 },
  ]);
  for (const { ms, time } of requests) expect([typeof ms, typeof time]).toEqual(['number', 'number']);
  expect(program.stdout).not.toMatch(/127\.0\.0\.1|203\.0\.113|Netscape|example\.org|somebody|secret|query/);
});

it('pages name the data release they were made from, and are kept as long as the API’s answers', async () => {
  const { address } = await started();
  const newest = await fetch(`${address}/country/NGA`);
  const release = newest.headers.get('forestall-release') ?? '';
  expect(release).toMatch(/^\d{4}\.\d+$/);
  expect(newest.headers.get('vary')).toContain('Forestall-Release');
  expect(newest.headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=2, stale-if-error=3600');
  const pinned = await fetch(`${address}/country/NGA`, { headers: { 'Forestall-Release': release } });
  expect(pinned.headers.get('forestall-release')).toBe(release);
  expect(pinned.headers.get('cache-control')).toBe('public, max-age=3600, stale-while-revalidate=86400');
  const missing = await fetch(`${address}/country/XXX?release=${release}`);
  expect([missing.status, missing.headers.get('forestall-release')]).toEqual([404, release]);
  expect(missing.headers.get('cache-control') ?? '').not.toContain('3600');
});

it('a page of a data release that is not there is styled without what its policy forbids, and leads home', async () => {
  const { address } = await started();
  const response = await fetch(`${address}/?release=x`);
  const page = await response.text();
  expect(response.status).toBe(404);
  expect(page).toContain('There is no data release “x”.');
  expect(page).toContain('<a href="/">');
  expect(page).not.toMatch(/<style|style="/);
  const [, sheet] = /rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
  expect((await fetch(new URL(sheet ?? '', address))).headers.get('content-type')).toContain('text/css');
});

it('a form of another site cannot tell the site to delete: the method itself is refused', async () => {
  const { address } = await started();
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://example.org' };
  const refused = await fetch(`${address}/`, { method: 'DELETE', headers: form });
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  const robots = await fetch(`${address}/robots.txt`);
  expect([robots.status, await robots.text()]).toEqual([200, expect.stringContaining('User-agent: *')]);
  expect((await fetch(`${address}/favicon.ico`)).headers.get('content-type')).toContain('image/svg+xml');
});
