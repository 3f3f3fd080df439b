import pg from 'pg';
import { IMPORT_LOCK } from '../../db/importing/publish.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { eventsForTest, HELD, type Held } from '../support/generated.ts';
import { KILLS, killedAtRandom } from '../support/killed.ts';
import { Program } from '../support/program.ts';

/** A database with what ships, on the server of DATABASE_URL. */
async function shipped(): Promise<TestDatabase & { url: string }> {
  const opened = await openDatabase('shipped');
  onTestFinished(() => opened.close());
  return { ...opened, url: opened.url ?? '' };
}

async function heldIn({ database }: TestDatabase): Promise<Held> {
  const [row] = await database.read((session) => session.query<Held>(HELD));
  return row as Held;
}

/** Ends connections of other programs to the database while they are at the statement; tells whether there was one. */
async function endConnection({ database }: TestDatabase, statement: string): Promise<boolean> {
  const rows = await database.read((session) =>
    session.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and query like $1`,
      [`${statement}%`],
    ),
  );
  return rows.length > 0;
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((soon) => setTimeout(soon, 10));
}

describe.runIf(process.env.DATABASE_URL)('an import into PostgreSQL', () => {
  it(
    'that is killed leaves all of the release or none of it, whenever it is, and the server starts',
    async () => {
      const { words } = await eventsForTest(2000);
      let target = await shipped();
      const outcomes = await killedAtRandom({
        start: () => new Program({ DATABASE_URL: target.url }, words),
        held: async () => {
          await until(async () => !(await othersConnected(target)));
          return heldIn(target);
        },
        before: await heldIn(target),
        events: 2000,
        fresh: async () => {
          target = await shipped();
        },
      });
      console.log(`Killed ${KILLS} times: ${outcomes.none} left nothing, ${outcomes.all} had been through`);
      const server = new Program({ DATABASE_URL: target.url });
      onTestFinished(() => server.stop());
      expect((await fetch(`${await server.ready()}/readyz`)).status).toBe(200);
    },
    KILLS * 15_000,
  );

  it('that loses its connection says so in a sentence, and leaves the database as it was', async () => {
    const { words } = await eventsForTest(100_000);
    const target = await shipped();
    const before = await heldIn(target);
    const program = new Program({ DATABASE_URL: target.url }, words);
    await until(() => endConnection(target, 'COPY "conflict_event"'));
    expect(await program.ended).toEqual({ code: 1, signal: null });
    // The server's last words may be lost with the connection; then the system's stand there.
    expect(program.complaint).toEqual([
      expect.stringMatching(
        /^The connection to PostgreSQL was lost \(.+\)\. What was under way was undone, the database is as it was\. Try again/,
      ),
    ]);
    expect(await heldIn(target)).toEqual(before);
  });

  it('waits for another one that is under way, says so, and both are published', async () => {
    const { words } = await eventsForTest(20_000);
    const target = await shipped();
    const before = await heldIn(target);
    // Held as an import under way holds it, so that neither can be through before the other comes.
    const under = new pg.Client({ connectionString: target.url });
    await under.connect();
    await under.query('select pg_advisory_lock($1)', [IMPORT_LOCK]);
    const waits = 'Another import into this database is under way; this one waits until it is through.';
    const first = new Program({ DATABASE_URL: target.url }, words);
    await until(async () => first.stderr.includes(waits));
    const second = new Program({ DATABASE_URL: target.url }, [
      'data',
      'import',
      'docs/your-own-data/state-schools.csv',
    ]);
    await until(async () => second.stderr.includes(waits));
    await under.end();
    expect(await first.ended, first.stderr).toEqual({ code: 0, signal: null });
    expect(await second.ended, second.stderr).toEqual({ code: 0, signal: null });
    expect(first.stderr).toContain(`Data release ${before.newest}-local-1 is published.`);
    expect(second.stderr).toContain(`Data release ${before.newest}-local-2 is published.`);
    expect(await heldIn(target)).toMatchObject({ events: 20_000, newest: `${before.newest}-local-2` });
  });

  it('a running server lives through the loss of its connections', async () => {
    const target = await shipped();
    const server = new Program({ DATABASE_URL: target.url });
    onTestFinished(() => server.stop());
    const address = await server.ready();
    const ended = await endAll(target);
    expect(ended).toBeGreaterThan(0);
    await until(async () => (await fetch(`${address}/readyz`)).status === 200);
    const body = JSON.stringify({ query: '{ search(text: "Nigeria", first: 1) { title } }' });
    const headers = { 'content-type': 'application/json' };
    await until(async () => {
      const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
      return (await response.text()).includes('Nigeria');
    });
  });
});

async function othersConnected({ database }: TestDatabase): Promise<boolean> {
  const rows = await database.read((session) => session.query(OTHERS));
  return rows.length > 0;
}
const OTHERS = `select pid from pg_stat_activity where datname = current_database()
  and pid <> pg_backend_pid() and state <> 'idle'`;

async function endAll({ database }: TestDatabase): Promise<number> {
  const rows = await database.read((session) =>
    session.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    ),
  );
  return rows.length;
}
