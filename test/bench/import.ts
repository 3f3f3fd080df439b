import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { databaseUrl, onServer } from '../support/postgres.ts';
import { Program } from '../support/program.ts';
import { measure, residentNow, type Measured } from './measure.ts';
import { writeEvents, writeObservations, type Generated } from './rows.ts';
import { machine, textTable } from './text-table.ts';

const root = resolve(import.meta.dirname, '../..');

/** Where an import goes: what it is told by, a fresh database with all that ships, and its going. */
interface Target {
  name: string;
  idleMegabytes: number | null;
  /** What tells a program of a new database of this kind. */
  fresh(): Promise<{ env: Record<string, string>; drop(): Promise<void> }>;
  drop(): Promise<void>;
}

interface Line {
  what: string;
  rows: number;
  measured: Measured;
  /** How many times as long as psql took. */
  ratio: number;
  aboveIdle: number | null;
  /** Of the second identical import: its time as a share of the first one's. */
  ofFirst: number | null;
}

export interface Sizes {
  events: number;
  observations: number;
  server: string;
}

/**
 * Imports of generated rows beside `psql \copy` of the same rows into a bare table, in one run on one machine. Every
 * import is the whole command, from its start to its end, into a database that holds what ships.
 */
export async function benchImport({ events, observations, server }: Sizes): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-bench-'));
  const targets: Target[] = [];
  try {
    console.log(machine('at the start'));
    const files = [
      { what: 'events', rows: events, file: await writeEvents(folder, events) },
      { what: 'observations', rows: observations, file: await writeObservations(folder, observations) },
    ].filter(({ rows }) => rows > 0);
    targets.push(await onServerOf(server), await embeddedIn(folder));
    for (const { name, idleMegabytes } of targets) {
      console.log(`Idle, as a server on ${name} that has answered nothing yet: ${idleMegabytes?.toFixed(0) ?? '?'} MB`);
    }
    for (const { what, rows, file } of files) {
      const psql = await medianOf(() => psqlCopy(server, file));
      const lines: Line[] = [
        { what: 'psql \\copy into a bare table', rows, measured: psql, ratio: 1, aboveIdle: null, ofFirst: null },
      ];
      for (const target of targets) lines.push(...(await twice(target, rows, file, psql.seconds)));
      console.log(`\n${rows.toLocaleString('en')} generated ${what}\n${table(lines)}`);
    }
    console.log(`\n${machine('at the end')}`);
  } finally {
    for (const target of targets) await target.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of three: psql is over so soon that one run says little. */
async function medianOf(run: () => Promise<Measured>): Promise<Measured> {
  const runs = [await run(), await run(), await run()].toSorted((a, b) => a.seconds - b.seconds);
  return runs[1] as Measured;
}

async function psqlCopy(server: string, { path, columns }: Generated): Promise<Measured> {
  const name = `forestall_bench_psql_${process.pid}`;
  await onServer(server, `create database "${name}"`);
  try {
    const url = databaseUrl(server, name);
    await onServer(url, `create table bare (${columns.map((column) => `"${column}" text`).join(', ')})`);
    const copy = `\\copy bare from '${path}' with (format csv, header)`;
    return await measure('psql', ['--no-psqlrc', '--quiet', '--command', copy, url], {});
  } finally {
    await onServer(server, `drop database "${name}" with (force)`);
  }
}

async function twice(target: Target, rows: number, file: Generated, psqlSeconds: number): Promise<Line[]> {
  const { env, drop } = await target.fresh();
  try {
    const lines: Line[] = [];
    for (const which of ['first', 'second, identical']) {
      const measured = await measure(process.execPath, ['api/start.mjs', 'data', 'import', ...file.words], env, root);
      const first = lines[0]?.measured.seconds;
      lines.push({
        what: `${which} import, ${target.name}`,
        rows,
        measured,
        ratio: measured.seconds / psqlSeconds,
        aboveIdle:
          measured.megabytes === null || target.idleMegabytes === null
            ? null
            : measured.megabytes - target.idleMegabytes,
        ofFirst: first === undefined ? null : measured.seconds / first,
      });
    }
    return lines;
  } finally {
    await drop();
  }
}

async function onServerOf(server: string): Promise<Target> {
  const template = `forestall_bench_${process.pid}`;
  await onServer(server, `create database "${template}"`);
  const idleMegabytes = await withWhatShips({ DATABASE_URL: databaseUrl(server, template) });
  let count = 0;
  return {
    name: 'PostgreSQL',
    idleMegabytes,
    async fresh() {
      count += 1;
      const name = `${template}_${count}`;
      await onServer(server, `create database "${name}" template "${template}"`);
      return {
        env: { DATABASE_URL: databaseUrl(server, name) },
        drop: () => onServer(server, `drop database "${name}" with (force)`),
      };
    },
    drop: () => onServer(server, `drop database "${template}" with (force)`),
  };
}

async function embeddedIn(folder: string): Promise<Target> {
  const template = join(folder, 'embedded');
  const idleMegabytes = await withWhatShips({ DATA_DIR: template });
  let count = 0;
  return {
    name: 'embedded database',
    idleMegabytes,
    async fresh() {
      count += 1;
      const dataDir = `${template}-${count}`;
      await cp(template, dataDir, { recursive: true });
      return { env: { DATA_DIR: dataDir }, drop: () => rm(dataDir, { recursive: true, force: true }) };
    },
    drop: () => rm(template, { recursive: true, force: true }),
  };
}

/** Starts the program once, so that its database holds what ships; how many megabytes it then holds, asked nothing. */
async function withWhatShips(env: Record<string, string>): Promise<number | null> {
  await promisify(execFile)(process.execPath, ['api/build.mjs'], { cwd: root });
  const program = new Program(env);
  await program.ready();
  await new Promise((quiet) => setTimeout(quiet, 3000));
  const megabytes = residentNow(program.pid);
  await program.stop();
  return megabytes;
}

function table(lines: readonly Line[]): string {
  const cells = [
    ['', 'seconds', 'rows a second', '× psql', 'MB at most', 'above idle', 'of the first'],
    ...lines.map(({ what, rows, measured: { seconds, megabytes }, ratio, aboveIdle, ofFirst }) => [
      what,
      seconds.toFixed(2),
      Math.round(rows / seconds).toLocaleString('en'),
      ratio.toFixed(2),
      megabytes?.toFixed(0) ?? '',
      aboveIdle?.toFixed(0) ?? '',
      ofFirst?.toFixed(2) ?? '',
    ]),
  ];
  return textTable(cells);
}
