import { mkdtemp, readFile, cp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Package } from 'datapackage';
import { afterEach, describe, expect, it } from 'vitest';
import { dataPackage } from '../db/data-package.ts';

const root = resolve(import.meta.dirname, '..');
const shipped = join(root, 'db/figures/datapackage.json');

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** The shipped figures with one table changed, elsewhere. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-'));
  folders.push(folder);
  await cp(join(root, 'db/figures'), folder, { recursive: true });
  const text = await readFile(join(folder, file), 'utf8');
  const other = change(text);
  expect(other).not.toBe(text);
  await writeFile(join(folder, file), other);
  return join(folder, 'datapackage.json');
}

const open = (path: string) => Package.load(path, { strict: true });

describe('the data package of the shipped figures', () => {
  it('is up to date: hashes, sizes, columns and licences are those of the tables', async () => {
    expect(await readFile(shipped, 'utf8'), 'stale: run npm run data -- profiles').toBe(await dataPackage(root));
  });

  it('is valid, and every row of every table is what it says', { timeout: 60_000 }, async () => {
    const opened = await open(shipped);
    expect([opened.valid, opened.errors]).toEqual([true, []]);
    for (const resource of opened.resources) {
      const { path, schema } = resource.descriptor;
      const rows = await resource.read({ relations: (schema.foreignKeys ?? []).length > 0 });
      const lines = (await readFile(join(root, 'db/figures', path), 'utf8')).trimEnd().split('\n');
      expect([path, rows.length]).toEqual([path, lines.length - 1]);
    }
  });

  it.each([
    [
      'a word where a figure was',
      'vdem-v14.observations',
      'There are 1 type and format mismatch errors',
      (text: string) => text.replace(/_/, 'none'),
    ],
    [
      'an indicator of another source',
      'wgi-2023.observations',
      'There are 1 type and format mismatch errors',
      (text: string) => text.replace('wgi.cc', 'wgi.xx'),
    ],
    [
      'a status that there is none of',
      'epr-2021.periods',
      'There are 1 type and format mismatch errors',
      (text: string) => text.replace('MONOPOLY', 'ALONE'),
    ],
    [
      'a share of more than all',
      'epr-2021.periods',
      'There are 1 type and format mismatch errors',
      (text: string) => text.replace(',0.73,', ',73,'),
    ],
    [
      'a period of no group',
      'epr-2021.periods',
      'Foreign key "group" violation in row 2',
      (text: string) => text.replace('10001000,', '1,'),
    ],
    [
      'a column of another name',
      'ophi-mpi-2024.regions',
      'The column header names do not match',
      (text: string) => text.replace('id,name', 'code,name'),
    ],
  ])('would not pass with %s', async (_, name, why, change) => {
    const { path = '' } = (await open(shipped)).getResource(name)?.descriptor ?? {};
    const resource = (await open(await changed(path, change))).getResource(name);
    await expect(
      resource?.read({ relations: (resource.descriptor.schema.foreignKeys ?? []).length > 0 }),
    ).rejects.toThrow(why);
  });
});
