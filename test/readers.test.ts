import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { csvHeader, readCsv, type HeaderRule } from '../db/importing/readers.ts';
import { readWorkbook } from '../db/importing/workbook.ts';
import { openSourceFile, type SourceFile } from '../db/importing/source-file.ts';

async function fileOf(content: string | Buffer, name = 'table.csv'): Promise<SourceFile> {
  const path = join(await mkdtemp(join(tmpdir(), 'forestall-')), name);
  await writeFile(path, content);
  return openSourceFile(path);
}

async function rowsOf(file: SourceFile, columns: string[], isHeader?: HeaderRule): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readCsv(file, isHeader)) rows.push([row.line, ...columns.map((column) => row.text(column))]);
  return rows;
}

describe('CSV', () => {
  test('byte-order mark, Windows line ends, quotes, line breaks in quotes, blanks and empty lines', async () => {
    const file = await fileOf('\uFEFFname,note\r\n"A, ""B""","one\r\ntwo"\r\n\r\n  ,x\r\nlast,\r\n');
    expect(await rowsOf(file, ['name', 'note'])).toEqual([
      [2, 'A, "B"', 'one\r\ntwo'],
      [5, null, 'x'],
      [6, 'last', null],
    ]);
  });

  test('gzip, and characters of several bytes wherever the file is cut into chunks', async () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `Côte d’Ivoire ${index}`);
    const file = await fileOf(gzipSync(`name\n${names.join('\n')}\n`), 'table.csv.gz');
    const rows = await rowsOf(file, ['name']);
    expect(rows.length).toBe(40_000);
    expect(rows.at(-1)).toEqual([40_001, 'Côte d’Ivoire 39999']);
    expect(rows.filter((row) => JSON.stringify(row).includes('\uFFFD'))).toEqual([]);
  });

  test('lines above the header', async () => {
    const file = await fileOf('"Data Source","WDI"\n\n"Last Updated","2026-01-15"\n\nCode,1990\nNGA,1\n');
    const isHeader: HeaderRule = (cells) => cells[0] === 'Code';
    expect((await csvHeader(file, isHeader))?.columns).toEqual(['Code', '1990']);
    expect(await rowsOf(file, ['Code', '1990'], isHeader)).toEqual([[6, 'NGA', '1']]);
    expect(await csvHeader(file, () => false)).toBeNull();
  });

  test('a row with too few or too many fields stops and names its line', async () => {
    const short = await fileOf('a,b,c\n1,2,3\n4,5\n');
    await expect(rowsOf(short, ['a'])).rejects.toThrow('table.csv:3: expected 3 fields as in the header, found 2');
    const open = await fileOf('a,b\n1,"2\n3,4\n');
    await expect(rowsOf(open, ['a'])).rejects.toThrow(/^table\.csv:2: .*[Qq]uote/);
  });

  test('a number that is none, a blank that must not be, a column that is not there', async () => {
    for await (const row of readCsv(await fileOf('year,value\n,n/a\n'))) {
      expect(() => row.number('value')).toThrow('column "value" holds "n/a": expected a number or a blank.');
      expect(() => row.integer('year')).toThrow('column "year" is blank: expected a value.');
      expect(() => row.text('valve')).toThrow('the file has no column "valve".');
      expect(row.number('year')).toBeNull();
    }
    expect.assertions(4);
  });
});

test('a table is no workbook and a workbook no table', async () => {
  const sample = join(import.meta.dirname, '../db/sources/wgi/sample.workbook-xlsx.xlsx');
  const workbook = await openSourceFile(sample);
  expect(await csvHeader(workbook)).toBeNull();
  expect((await readWorkbook(workbook))?.map(({ name }) => name)).toEqual([
    'Introduction',
    'RuleofLaw',
    'ControlofCorruption',
  ]);
  expect(await readWorkbook(await fileOf('a,b\n1,2\n'))).toBeNull();
});
