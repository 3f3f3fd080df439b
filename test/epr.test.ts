import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { readContent } from '../db/content.ts';
import { openReading } from '../db/importing/import-files.ts';
import { openSourceFile } from '../db/importing/source-file.ts';

const root = join(import.meta.dirname, '..');
const sample = join(root, 'db/sources/epr/sample.group-periods-csv.csv');

type Row = Record<string, string>;

/** Reads the sample with something wrong in it. */
async function reading(change: (rows: Row[]) => void): Promise<number> {
  const { data } = Papa.parse<Row>(await readFile(sample, 'utf8'), { header: true, skipEmptyLines: true });
  change(data);
  const path = join(await mkdtemp(join(tmpdir(), 'forestall-')), 'epr.csv');
  await writeFile(path, Papa.unparse(data));
  const known = { id: 'sample', version: 'sample', retrieved: '2026-01-01' };
  const { figures } = await openReading(
    'epr',
    await openSourceFile(path),
    known,
    await readContent(join(root, 'db/content')),
  );
  let count = 0;
  for await (const { kind } of figures) count += kind === 'period' ? 1 : 0;
  return count;
}

const first = (rows: Row[]): Row => rows[0] ?? {};

it('the sample itself is sound', async () => {
  expect(await reading(() => {})).toBeGreaterThan(0);
});

it.each<[string, (rows: Row[]) => void, RegExp]>([
  [
    'a share above one',
    (rows) => Object.assign(first(rows), { size: '1.7' }),
    /:2: column "size" holds 1\.7: expected a share/,
  ],
  ['a negative share', (rows) => Object.assign(first(rows), { size: '-0.1' }), /:2: column "size" holds -0\.1/],
  [
    'a period turned round',
    (rows) => Object.assign(first(rows), { from: '2021', to: '2000' }),
    /:2: "from" is 2021 and "to" is 2000/,
  ],
  [
    'a row twice',
    (rows) => rows.push({ ...first(rows) }),
    /group \d+ has a period \d+ to \d+ and another .*: expected one at a time/,
  ],
  [
    'more people than there are',
    (rows) => rows.push({ ...first(rows), gwgroupid: '99900000', size: '1' }),
    /the groups of state \d+ in \d+ hold \d\.\d+ of its people: expected 1 at most/,
  ],
  [
    'a state nobody knows in a year that is left out',
    (rows) => Object.assign(first(rows), { gwid: '9999', from: '1946', to: '1965' }),
    /:2: no country has the Gleditsch–Ward number "9999"/,
  ],
])('refuses %s, with its row', async (_what, change, expected) => {
  await expect(reading(change)).rejects.toThrow(expected);
});
