import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeMinute } from '../support/clock.ts';
import { databaseUrl, onServer } from '../support/postgres.ts';
import { Program } from '../support/program.ts';

const server = process.env.DATABASE_URL;
const LIMIT = 40;

/** Requests are told of once a second; twice that is enough for all to know of all. */
const KNOWN = 2200;

describe.skipIf(!server)('processes on one PostgreSQL', () => {
  const name = `forestall_counted_${randomUUID().replaceAll('-', '')}`;
  const url = () => databaseUrl(server ?? '', name);
  let programs: Program[] = [];
  let addresses: string[] = [];

  beforeAll(async () => {
    await onServer(server ?? '', `create database "${name}"`);
    const env = { DATABASE_URL: url(), RATE_LIMIT: String(LIMIT), TRUSTED_PROXIES: '1' };
    programs = [new Program(env), new Program(env)];
    addresses = [];
    for (const program of programs) addresses.push(await program.ready());
    await onServer(url(), "insert into request_count values ('long ago', 1, 1)");
  }, 120_000);

  afterAll(async () => {
    await Promise.all(programs.map((program) => program.stop()));
    await onServer(server ?? '', `drop database if exists "${name}" with (force)`);
  }, 60_000);

  /** Statuses, and what is left, of so many requests to one process in the name of a network. */
  async function ask(process: number, network: string, times: number) {
    const answers = await Promise.all(
      Array.from({ length: times }, () =>
        fetch(`${addresses[process]}/graphql?query={meta{version}}`, { headers: { 'X-Forwarded-For': network } }),
      ),
    );
    const left = answers.map(({ headers }) => Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]));
    return { refused: answers.filter(({ status }) => status === 429).length, left: Math.min(...left) };
  }

  it('count what an address asks of all of them as one', { timeout: 30_000 }, async () => {
    await wholeMinute(15);
    expect(await ask(0, '203.0.113.1', 30)).toEqual({ refused: 0, left: 10 });
    expect((await ask(1, '203.0.113.2', 1)).left).toBe(LIMIT - 1);
    await after(KNOWN);
    // The other one has not seen it, until it asks there as well.
    await ask(1, '203.0.113.1', 1);
    await after(KNOWN);
    expect(await ask(1, '203.0.113.1', 1)).toEqual({ refused: 0, left: 8 });
    expect((await ask(1, '203.0.113.1', 20)).refused).toBe(12);
    await after(KNOWN);
    expect((await ask(0, '203.0.113.1', 1)).refused).toBe(0);
    await after(KNOWN);
    expect((await ask(0, '203.0.113.1', 1)).refused).toBe(1);
    expect((await ask(0, '203.0.113.2', 1)).refused).toBe(0);
  });

  it('write no address down, and nothing of minutes that are over', { timeout: 30_000 }, async () => {
    await ask(0, '203.0.113.3', 2);
    await after(KNOWN);
    const rows = await onServer(url(), 'select network, minute, requests from request_count');
    expect(rows.length).toBeGreaterThan(0);
    for (const { network } of rows) expect(network).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
  });

  it('count each for itself when the table cannot be written, and go on answering', { timeout: 30_000 }, async () => {
    await wholeMinute(15);
    await onServer(url(), 'alter table request_count rename to request_count_gone');
    expect(await ask(0, '203.0.113.4', LIMIT)).toEqual({ refused: 0, left: 0 });
    await after(KNOWN);
    expect((await ask(0, '203.0.113.4', 3)).refused).toBe(3);
    expect((await ask(1, '203.0.113.4', 3)).refused).toBe(0);
    await onServer(url(), 'alter table request_count_gone rename to request_count');
  });
});
