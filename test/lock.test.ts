import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { takeLock } from '../api/lock.ts';

let path: string;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-lock-'));
  path = join(folder, 'forestall.lock');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

it('is given back by whoever took it', async () => {
  const release = takeLock(path, folder);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  release();
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

it('is left to another who holds it by now', async () => {
  const release = takeLock(path, folder);
  const other = JSON.stringify({ pid: 1, host: 'elsewhere', ticks: null });
  await writeFile(path, other);
  release();
  expect(await readFile(path, 'utf8')).toBe(other);
});

const RACES = 400;

// All begin at the same moment, take what locks of a dead process they can, and keep them until all have tried.
const RACER = `
  const { takeLock } = await import(process.argv[1]);
  const [folder, moment, races] = process.argv.slice(2);
  process.setMaxListeners(0);
  while (Date.now() < Number(moment));
  const held = [];
  for (let race = 0; race < Number(races); race += 1) {
    try {
      takeLock(folder + '/' + race, folder);
      held.push(race);
    } catch (error) {
      if (error.name !== 'StartError') throw error;
    }
  }
  setTimeout(() => console.log(JSON.stringify(held)), 3000);
`;

it('is taken over from a dead process by one alone, however many try', async () => {
  const script = resolve(import.meta.dirname, '../api/lock.ts');
  const stale = JSON.stringify({ pid: process.pid, host: hostname(), ticks: '1' });
  const races = Array.from({ length: RACES }, (_, race) => race);
  for (const race of races) await writeFile(join(folder, String(race)), stale);
  const given = [script, folder, String(Date.now() + 1000), String(RACES)];
  const racers = [1, 2, 3].map(() =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', RACER, ...given]),
  );
  const held = (await Promise.all(racers)).flatMap(({ stdout }) => JSON.parse(stdout) as number[]);
  expect(held.toSorted((a, b) => a - b)).toEqual(races);
}, 30_000);
