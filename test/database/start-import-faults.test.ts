import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { extensions } from '../../api/embedded.ts';
import { eventsForTest, folderForTest, HELD, type Held } from '../support/generated.ts';
import { KILLS, killedAtRandom } from '../support/killed.ts';
import { Program } from '../support/program.ts';

let folder: string;
/** A data directory that holds what ships. */
let sound: string;
let before: Held;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-faults-'));
  sound = join(folder, 'sound');
  const program = new Program({ DATA_DIR: sound });
  await program.ready();
  await program.stop();
  before = await heldIn(sound);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Read by PostgreSQL itself, after it has recovered what a kill left. */
async function heldIn(dataDir: string): Promise<Held> {
  const pglite = await PGlite.create({ dataDir: join(dataDir, 'database'), extensions });
  try {
    const { rows } = await pglite.query<Held>(HELD);
    return rows[0] as Held;
  } finally {
    await pglite.close();
  }
}

let copies = 0;
async function copyOfSound(): Promise<string> {
  copies += 1;
  const copy = join(folder, `copy-${copies}`);
  await cp(sound, copy, { recursive: true });
  onTestFinished(() => rm(copy, { recursive: true, force: true }));
  return copy;
}

it(
  'an import that is killed leaves all of the release or none of it, whenever it is, and the server starts',
  async () => {
    const { words } = await eventsForTest(2000);
    let dataDir = await copyOfSound();
    const outcomes = await killedAtRandom({
      start: () => new Program({ DATA_DIR: dataDir }, words),
      held: () => heldIn(dataDir),
      before,
      events: 2000,
      fresh: async () => {
        dataDir = await copyOfSound();
      },
    });
    expect(outcomes.none + outcomes.all).toBe(KILLS);
    console.log(`Killed ${KILLS} times: ${outcomes.none} left nothing, ${outcomes.all} had been through`);
    const server = new Program({ DATA_DIR: dataDir });
    onTestFinished(() => server.stop());
    expect((await fetch(`${await server.ready()}/readyz`)).status).toBe(200);
  },
  KILLS * 15_000,
);

it.runIf(canMount())(
  'a disk that is full is told of; the database is as it was, and the next import goes through',
  async () => {
    const { words } = await eventsForTest(20_000);
    const disk = await folderForTest();
    const megabytes = Number(execFileSync('du', ['-sm', sound], { encoding: 'utf8' }).split('\t')[0]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes + 5}m`, 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    const dataDir = join(disk, 'data');
    await cp(sound, dataDir, { recursive: true });

    const failed = new Program({ DATA_DIR: dataDir }, words);
    expect(await failed.ended, failed.stderr).toEqual({ code: 1, signal: null });
    expect(failed.stderr.trim().split('\n').at(-1)).toMatch(
      /^The disk that .*data lies on is full \(.*No space left on device.*\)\. What was under way was undone, the database is as it was\. Make room/,
    );

    execFileSync('mount', ['-o', `remount,size=${megabytes + 200}m`, disk]);
    expect(await heldIn(dataDir)).toEqual(before);
    const next = new Program({ DATA_DIR: dataDir }, words);
    expect(await next.ended, next.stderr).toEqual({ code: 0, signal: null });
    expect(await heldIn(dataDir)).toMatchObject({ events: 20_000 });
  },
);

/** Only an administrator may give a test a small disk of its own. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('a second import into one data directory is refused with the number of the first, which goes through', async () => {
  const { words } = await eventsForTest(20_000);
  const dataDir = await copyOfSound();
  const first = new Program({ DATA_DIR: dataDir }, words);
  while (!existsSync(join(dataDir, 'forestall.lock'))) await new Promise((soon) => setTimeout(soon, 20));
  const second = new Program({ DATA_DIR: dataDir }, words);
  expect(await second.ended, second.stderr).toEqual({ code: 1, signal: null });
  expect(second.stderr).toMatch(
    new RegExp(`^The data directory ${dataDir} is in use by process ${first.pid} on .*Stop that process`, 'm'),
  );
  expect(await first.ended, first.stderr).toEqual({ code: 0, signal: null });
  expect(await heldIn(dataDir)).toMatchObject({ events: 20_000, releases: before.releases + 1 });
});
