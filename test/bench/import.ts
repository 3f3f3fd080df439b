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
  fresh(): Promise<{ env: Record<string, string>; drop(): Promise<unknown> }>;
  drop(): Promise<unknown>;
}

/** The commands of a round, by what they are called in the table. */
type Round = Map<string, Measured>;

export interface Sizes {
  events: number;
  observations: number;
  rounds: number;
  server: string;
}

const PSQL = 'psql \\copy into a bare table';
const first = ({ name }: Target): string => `first import, ${name}`;
const second = ({ name }: Target): string => `second, identical import, ${name}`;

/**
 * Imports of generated rows beside `psql \copy` of the same rows into a bare table, in one run on one machine. Every
 * import is the whole command, from its start to its end, into a database that holds what ships. The machine is not
 * equally fast all the time, so that all take turns, and what is told is the median of the rounds.
 */
export async function benchImport({ events, observations, rounds, server }: Sizes): Promise<void> {
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
      const taken: Round[] = [];
      for (let round = 0; round < rounds; round += 1) taken.push(await roundOf(targets, file, server));
      const medians = mediansOf(taken);
      console.log(`\n${rows.toLocaleString('en')} generated ${what}\n${table(medians, rows, targets)}`);
    }
    console.log(`\n${machine('at the end')}`);
  } finally {
    for (const target of targets) await target.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function roundOf(targets: readonly Target[], file: Generated, server: string): Promise<Round> {
  const round: Round = new Map([[PSQL, await psqlCopy(server, file)]]);
  for (const target of targets) {
    const { env, drop } = await target.fresh();
    try {
      for (const what of [first(target), second(target)]) {
        round.set(what, await measure(process.execPath, ['api/start.mjs', 'data', 'import', ...file.words], env, root));
      }
    } finally {
      await drop();
    }
  }
  return round;
}

function mediansOf(rounds: readonly Round[]): Round {
  const medians: Round = new Map();
  for (const what of rounds[0]?.keys() ?? []) {
    const ordered = rounds.flatMap((round) => round.get(what) ?? []).toSorted((a, b) => a.seconds - b.seconds);
    const median = ordered[Math.floor(ordered.length / 2)];
    if (median) medians.set(what, median);
  }
  return medians;
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

function table(medians: Round, rows: number, targets: readonly Target[]): string {
  const seconds = (what: string): number => medians.get(what)?.seconds ?? Number.NaN;
  const line = (what: string, target: Target | null, ofFirst: number | null): string[] => {
    const megabytes = medians.get(what)?.megabytes ?? null;
    const idle = target?.idleMegabytes ?? null;
    return [
      what,
      seconds(what).toFixed(2),
      Math.round(rows / seconds(what)).toLocaleString('en'),
      (seconds(what) / seconds(PSQL)).toFixed(2),
      megabytes?.toFixed(0) ?? '',
      megabytes === null || idle === null ? '' : (megabytes - idle).toFixed(0),
      ofFirst?.toFixed(2) ?? '',
    ];
  };
  return textTable([
    ['', 'seconds', 'rows a second', '× psql', 'MB at most', 'above idle', 'of the first'],
    line(PSQL, null, null),
    ...targets.flatMap((target) => [
      line(first(target), target, null),
      line(second(target), target, seconds(second(target)) / seconds(first(target))),
    ]),
  ]);
}
