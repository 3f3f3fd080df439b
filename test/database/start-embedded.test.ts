import { existsSync, statSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Program } from '../support/program.ts';

let folder: string;
/** A data directory that was started once and closed properly; tests damage copies of it. */
let sound: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-start-'));
  sound = join(folder, 'sound');
  const program = new Program({ DATA_DIR: sound });
  await program.ready();
  await program.stop();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

let copies = 0;
async function copyOfSound(): Promise<string> {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  await cp(sound, copy, { recursive: true });
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  return copy;
}

function start(env: Record<string, string>): Program {
  const program = new Program(env);
  onTestFinished(() => program.stop());
  return program;
}

async function files(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** One clear sentence, exit code 1, no stack, within a time that a person waits. */
async function complaintOf(env: Record<string, string>): Promise<string> {
  const program = start(env);
  expect(await program.ended, program.stderr).toEqual({ code: 1, signal: null });
  expect(program.complaint).toHaveLength(1);
  expect(program.stdout).toBe('');
  return program.complaint[0] ?? '';
}

describe('a start that cannot be says why in one line, ends with code 1 and deletes nothing:', () => {
  it('a configuration that cannot be used, with the name of the setting', async () => {
    expect(await complaintOf({ DATABASE_URL: 'mysql://me:secret@localhost/forestall' })).toBe(
      'DATABASE_URL is no address of a PostgreSQL server; expected an address such as ' +
        'postgres://user:password@host:5432/forestall.',
    );
    expect(await complaintOf({ PORT: 'eighty' })).toBe('PORT is “eighty”; expected a whole number from 0 to 65535.');
  });

  it('a database server that is not there', async () => {
    const free = await freePort();
    const complaint = await complaintOf({ DATABASE_URL: `postgres://someone:secret@127.0.0.1:${free}/forestall` });
    expect(complaint).toContain(`Cannot use PostgreSQL at 127.0.0.1:${free}/forestall from DATABASE_URL`);
    expect(complaint).not.toContain('secret');
  });

  it('a database server that accepts and never answers', async () => {
    const silent = createServer();
    onTestFinished(() => void silent.close());
    const port = await listening(silent);
    const begun = performance.now();
    expect(await complaintOf({ DATABASE_URL: `postgres://someone@127.0.0.1:${port}/forestall` })).toContain(
      `Cannot use PostgreSQL at 127.0.0.1:${port}/forestall`,
    );
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  it('an occupied port, before any long work', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    const port = await listening(other);
    const dataDir = join(folder, 'never-made');
    expect(await complaintOf({ PORT: String(port), DATA_DIR: dataDir })).toBe(
      `Port ${port} is taken by another program. Stop it, or set PORT to another number.`,
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  it('an address that is not this machine’s', async () => {
    expect(await complaintOf({ HOST: '192.0.2.1', DATA_DIR: join(folder, 'never-made') })).toMatch(
      /^Cannot listen on 192\.0\.2\.1:0 .*Set HOST or PORT/,
    );
  });

  it('a data directory that is a file', async () => {
    const path = join(folder, 'a-file');
    await writeFile(path, 'precious');
    expect(await complaintOf({ DATA_DIR: path })).toMatch(/cannot be written .*set DATA_DIR to another directory/);
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  // Permissions do not bind root, but nobody adds files to /proc.
  it('a data directory that cannot be written', async () => {
    const readOnly = join(folder, 'read-only');
    await mkdir(readOnly);
    await chmod(readOnly, 0o555);
    const dataDir = process.getuid?.() === 0 ? '/proc/forestall' : readOnly;
    expect(await complaintOf({ DATA_DIR: dataDir })).toMatch(/^The data directory .* cannot be written/);
  });

  it('a data directory of a newer PostgreSQL', async () => {
    const dataDir = await copyOfSound();
    await writeFile(join(dataDir, 'database/PG_VERSION'), '19\n');
    await unharmed(dataDir, /is from a newer version of Forestall \(PostgreSQL 19 inside, expected 18\)/);
  });

  it('a database with changes that this version does not know', async () => {
    const dataDir = await copyOfSound();
    const pglite = await PGlite.create({ dataDir: join(dataDir, 'database') });
    await pglite.query(`insert into mikro_orm_migrations (name) values ('2199-01-01-later')`);
    await pglite.close();
    await unharmed(dataDir, /is from a newer version of Forestall \(it has the change 2199-01-01-later\)/);
  });

  it.each<[string, (database: string) => Promise<unknown>]>([
    ['without PG_VERSION', (database) => rm(join(database, 'PG_VERSION'))],
    ['with a PG_VERSION of garbage', (database) => writeFile(join(database, 'PG_VERSION'), 'eighteen\n')],
    [
      'emptied',
      async (database) => {
        await rm(database, { recursive: true });
        await mkdir(database);
      },
    ],
    ['with a control file cut short', (database) => truncate(join(database, 'global/pg_control'), 100)],
    ['with a control file of garbage', (database) => writeFile(join(database, 'global/pg_control'), 'x'.repeat(8192))],
    ['without its control file', (database) => rm(join(database, 'global/pg_control'))],
    ['without its log', (database) => rm(join(database, 'pg_wal'), { recursive: true })],
    [
      'with a log of garbage',
      async (database) => {
        for (const path of await files(join(database, 'pg_wal'))) await writeFile(path, Buffer.alloc(1 << 20, 7));
      },
    ],
    ['without its tables', (database) => rm(join(database, 'base'), { recursive: true })],
    [
      'with catalogues of garbage',
      async (database) => {
        for (const path of await files(join(database, 'base'))) await writeFile(path, Buffer.alloc(8192, 7));
      },
    ],
    ['without the file of its largest table', async (database) => rm(await largest(database))],
    [
      'with pages of garbage in its largest table',
      async (database) => {
        const path = await largest(database);
        const content = await readFile(path);
        // Every third page, so that one is met whatever is read.
        for (let at = 0; at < content.length; at += 3 * 8192) content.fill(7, at, at + 8192);
        await writeFile(path, content);
      },
    ],
  ])('a database %s', async (_what, damage) => {
    const dataDir = await copyOfSound();
    await damage(join(dataDir, 'database'));
    await unharmed(
      dataDir,
      /^The database in .* is damaged \((?!.*ASSERTIONS).+\)\. Nothing was deleted\. Move the directory away/,
    );
  });

  it('a damaged database, to an import as well', async () => {
    const dataDir = await copyOfSound();
    await rm(await largest(join(dataDir, 'database')));
    const program = new Program({ DATA_DIR: dataDir }, [
      'data',
      'import',
      'epr',
      'db/sources/epr/sample.group-periods-csv.csv',
      '--version',
      '2021',
    ]);
    expect(await program.ended, program.stderr).toEqual({ code: 1, signal: null });
    expect(program.stderr).toMatch(/^The database in .* is damaged \(.+\)\. Nothing was deleted/m);
    expect(program.stderr).not.toMatch(/^\s+at /m);
  });

  it('a lock that is a directory', async () => {
    const dataDir = await copyOfSound();
    await mkdir(join(dataDir, 'forestall.lock'));
    expect(await complaintOf({ DATA_DIR: dataDir })).toMatch(
      /^The lock .*forestall\.lock cannot be used \(.+\)\. Move it away, or set DATA_DIR/,
    );
  });

  async function largest(database: string): Promise<string> {
    const sizes = (await files(join(database, 'base'))).map((path) => ({ path, size: statSync(path).size }));
    return sizes.toSorted((a, b) => b.size - a.size)[0]?.path ?? '';
  }

  async function unharmed(dataDir: string, message: RegExp): Promise<void> {
    // PostgreSQL throws its own caches of the catalogue away at every start.
    const before = (await files(dataDir)).filter((path) => !path.endsWith('pg_internal.init'));
    expect(await complaintOf({ DATA_DIR: dataDir })).toMatch(message);
    const after = await files(dataDir);
    expect(before.filter((path) => !after.includes(path))).toEqual([]);
    expect(after).not.toContain(join(dataDir, 'forestall.lock'));
  }
});

describe('one data directory, several processes', () => {
  it('a second one is refused with the number of the first; after a kill the next one takes over', async () => {
    const dataDir = await copyOfSound();
    const first = start({ DATA_DIR: dataDir });
    const address = await first.ready();

    expect(await complaintOf({ DATA_DIR: dataDir })).toMatch(
      new RegExp(`^The data directory ${dataDir} is in use by process ${first.pid} on `),
    );
    expect((await fetch(`${address}/healthz`)).status).toBe(200);

    first.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(dataDir, 'forestall.lock'))).toBe(true);
    const next = start({ DATA_DIR: dataDir });
    expect((await fetch(`${await next.ready()}/readyz`)).status).toBe(200);
  });

  it('a lock that was cut short, or whose process number went to somebody else, does not hold', async () => {
    const dataDir = await copyOfSound();
    const lock = join(dataDir, 'forestall.lock');
    const reused = JSON.stringify({ pid: process.pid, host: hostname(), ticks: '1' });
    for (const left of ['{"pid": 1', reused]) {
      await writeFile(lock, left);
      const program = start({ DATA_DIR: dataDir });
      await program.ready();
      await program.stop();
      expect(await program.ended).toEqual({ code: 0, signal: null });
    }
    expect(existsSync(lock)).toBe(false);
  });

  it('a first start that was killed halfway is begun again, and what it left is kept aside', async () => {
    const dataDir = join(folder, 'halfway');
    const killed = start({ DATA_DIR: dataDir });
    while (!existsSync(join(dataDir, 'database/base'))) await new Promise((soon) => setTimeout(soon, 20));
    killed.kill('SIGKILL');
    await killed.ended;

    const program = start({ DATA_DIR: dataDir });
    expect((await fetch(`${await program.ready()}/readyz`)).status).toBe(200);
    const aside = (await readdir(dataDir)).find((name) => name.startsWith('database.unfinished-'));
    expect(aside).toBeDefined();
    expect(program.stderr).toContain(`left an unfinished database, now in ${join(dataDir, aside ?? '')}; a new one`);

    await program.stop();
    await rm(join(dataDir, 'database'), { recursive: true });
    const again = start({ DATA_DIR: dataDir });
    await again.ready();
    expect(again.complaint).toContain(
      `The database that was in ${dataDir} is gone; a new one is made. Files of your own must be imported again.`,
    );
  }, 120_000);
});

async function listening(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}
