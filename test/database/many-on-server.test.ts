import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../api/database.ts';
import { migrations } from '../../db/migrations/index.ts';
import type { Data } from '../support/api.ts';
import { hasTools, startProxy, startReplica, type Proxy, type Replica } from '../support/cluster.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';
import { databaseUrl, onServer } from '../support/postgres.ts';
import { Program } from '../support/program.ts';
import { publishSecond } from '../support/second-release.ts';

const server = process.env.DATABASE_URL;

/** Processes on one PostgreSQL, one of them on a streaming replica, and two behind nginx as docs/operations.md has it. */
describe.skipIf(!server || (!hasTools && !process.env.CI))('many processes', () => {
  const name = `forestall_many_${randomUUID().replaceAll('-', '')}`;
  let programs: Record<'first' | 'second' | 'reading', Program>;
  let at: Record<'first' | 'second' | 'reading', string>;
  let replica: Replica;
  let proxy: Proxy;
  let primary: string;
  // Files and pictures name the address of the site.
  const ORIGIN = 'https://forestall.example';

  beforeAll(async () => {
    await onServer(server ?? '', `create database "${name}"`);
    primary = databaseUrl(server ?? '', name);
    const first = new Program({ ORIGIN, DATABASE_URL: primary });
    const second = new Program({ ORIGIN, DATABASE_URL: primary });
    const addresses = [await first.ready(), await second.ready()] as const;
    replica = await startReplica(primary);
    const reading = new Program({ ORIGIN, DATABASE_URL: replica.url });
    programs = { first, second, reading };
    at = { first: addresses[0], second: addresses[1], reading: await reading.ready() };
    proxy = await startProxy(at.first, at.second);
  }, 240_000);

  afterAll(async () => {
    await proxy?.stop();
    await Promise.all(Object.values(programs ?? {}).map((program) => program.stop()));
    await replica?.stop();
    await onServer(server ?? '', `drop database if exists "${name}" with (force)`);
  }, 60_000);

  const paths = [
    '/graphql?query={country(id:"NGA"){name latest{value year release{id}}}}',
    '/graphql?format=csv&query={indicators{id name unit}}',
    '/country/NGA/risk.svg',
    '/map.png?width=600',
    '/schema.graphql',
  ];

  it('give the same bytes under the same tag, from the primary and from the replica', async () => {
    for (const path of paths) {
      const answers = await Promise.all(
        Object.values(at).map(async (address) => {
          const answer = await fetch(address + path);
          const bytes = createHash('sha256').update(new Uint8Array(await answer.arrayBuffer()));
          return { status: answer.status, tag: answer.headers.get('etag'), bytes: bytes.digest('hex') };
        }),
      );
      expect(answers[0], path).toMatchObject({ status: 200, tag: expect.any(String) });
      for (const answer of answers) expect(answer, path).toEqual(answers[0]);
    }
  });

  it('lose no answered request when one of them is killed under load', async () => {
    const until = performance.now() + 6000;
    const statuses: number[] = [];
    const client = async (number: number) => {
      for (let asked = 0; performance.now() < until; asked += 1) {
        const body = JSON.stringify({
          query: 'query ($year: Int) { country(id: "PAK") { profile(kind: RISK, year: $year) { score } } }',
          variables: { year: 1990 + ((number + asked) % 34) },
        });
        const answer = await fetch(`${proxy.address}/graphql`, {
          method: 'POST',
          body,
          headers: { 'Content-Type': 'application/json' },
        });
        const { data } = (await answer.json()) as Data;
        expect(data.country.profile.score).toBeGreaterThan(0);
        statuses.push(answer.status);
      }
    };
    const load = Promise.all(Array.from({ length: 8 }, (_, number) => client(number)));
    await new Promise((wait) => setTimeout(wait, 2000));
    programs.second.kill('SIGKILL');
    await programs.second.ended;
    await load;
    expect(statuses.length).toBeGreaterThan(200);
    expect(new Set(statuses)).toEqual(new Set([200]));
    // It comes back where it was, for the tests that follow.
    programs.second = new Program({ ORIGIN, DATABASE_URL: primary, PORT: new URL(at.second).port });
    await programs.second.ready();
  });

  it('turn to a new data release within five seconds, the cache in front as well', async () => {
    const releaseOf = async (address: string) =>
      ((await (await fetch(`${address}/graphql?query={meta{dataRelease}}`)).json()) as Data).data.meta.dataRelease;
    expect(await Promise.all([...Object.values(at), proxy.address].map(releaseOf))).toEqual(
      Array.from({ length: 4 }, () => shippedRelease),
    );
    const database = await Database.open({ databaseUrl: primary, dataDir: '' }, migrations);
    await publishSecond(database);
    await database.close();
    await expect
      .poll(() => Promise.all([...Object.values(at), proxy.address].map(releaseOf)), { timeout: 5000, interval: 200 })
      .toEqual(Array.from({ length: 4 }, () => nextRelease));
    const pinned = await fetch(`${proxy.address}/graphql?release=${shippedRelease}&query={meta{dataRelease}}`);
    expect(((await pinned.json()) as Data).data.meta.dataRelease).toBe(shippedRelease);
  });

  it('are asked once for what the cache may keep', async () => {
    const path = `/graphql?release=${shippedRelease}&query={country(id:"IRQ"){name}}`;
    const states = [];
    for (let time = 0; time < 3; time += 1) states.push((await fetch(proxy.address + path)).headers.get('x-cache'));
    expect(states).toEqual(['MISS', 'HIT', 'HIT']);
  });
});
