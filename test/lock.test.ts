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

// Each waits for the same moment, takes the lock that a dead process left, and keeps it until all have tried.
const RACER = `
  const { takeLock } = await import(process.argv[1]);
  const [path, folder, moment] = process.argv.slice(2);
  while (Date.now() < Number(moment));
  let word = 'held';
  try { takeLock(path, folder); } catch (error) { word = error.name; }
  setTimeout(() => console.log(word), 700);
`;

it('is taken over from a dead process by one alone, however many try', async () => {
  const script = resolve(import.meta.dirname, '../api/lock.ts');
  for (let round = 0; round < 3; round += 1) {
    await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname(), ticks: '1' }));
    const moment = String(Date.now() + 1000);
    const racers = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', RACER, script, path, folder, moment]),
    );
    const words = (await Promise.all(racers)).map(({ stdout }) => stdout.trim());
    expect(words.toSorted()).toEqual(['StartError', 'StartError', 'StartError', 'held']);
  }
}, 30_000);
