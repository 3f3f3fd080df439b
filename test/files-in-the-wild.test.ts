import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readJson } from '../db/importing/json-rows.ts';
import { csvHeader, readCsv } from '../db/importing/readers.ts';
import { openSourceFile, type SourceFile } from '../db/importing/source-file.ts';
import { readWorkbook } from '../db/importing/workbook.ts';
import { cell, workbook, zip } from './support/zip.ts';

async function fileOf(content: string | Buffer, name = 'table.csv', encoding?: string): Promise<SourceFile> {
  const path = join(await mkdtemp(join(tmpdir(), 'forestall-')), name);
  await writeFile(path, content);
  return openSourceFile(path, encoding);
}

/** Lines and cells of a table with the columns `country` and `rate`. */
async function rowsOf(file: SourceFile): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readCsv(file)) rows.push([row.line, row.text('country'), row.number('rate')]);
  return rows;
}

const table = 'country,rate\nCôte d’Ivoire,1.5\nNiger,2\n';
const rows = [
  [2, 'Côte d’Ivoire', 1.5],
  [3, 'Niger', 2],
];

describe('a table is read', () => {
  const utf16 = Buffer.from(`\uFEFF${table}`, 'utf16le');
  it.each<[string, string | Buffer, string?]>([
    ['as it is', table],
    ['with a byte-order mark', `\uFEFF${table}`],
    ['with the line ends of Windows', table.replaceAll('\n', '\r\n')],
    ['with the line ends of Windows in some lines only', table.replace('\n', '\r\n')],
    ['with the line ends of old Macs', table.replaceAll('\n', '\r')],
    ['without a last line end', table.trimEnd()],
    ['with semicolons, as Excel saves it in many languages', table.replaceAll(',', ';')],
    ['with tabs', table.replaceAll(',', '\t')],
    ['with a row of HXL tags', table.replace('\n', '\n#country+name,#indicator+rate\n')],
    ['as gzip', gzipSync(table)],
    ['as UTF-16 with a mark, as Excel’s “Unicode text”', utf16],
    ['as UTF-16 with a mark the other way round', Buffer.from(utf16).swap16()],
    ['as Windows-1252, where that is said', Buffer.from(table.replace('’', '\u0092'), 'latin1'), 'windows-1252'],
    ['out of a zip file', zip({ 'table.csv': table })],
    [
      'out of a zip file with notes and what systems leave there',
      zip({
        'data/': '',
        'data/table.csv': table,
        'README.txt': 'Hi',
        '__MACOSX/._table.csv': 'x',
        'codebook.pdf': 'x',
      }),
    ],
  ])('%s', async (what, content, encoding) => {
    const file = await fileOf(content, 'table.csv', encoding);
    const tagged = what.includes('HXL');
    expect(await rowsOf(file)).toEqual(tagged ? rows.map(([line, ...cells]) => [Number(line) + 1, ...cells]) : rows);
    // Again, because the header is read before the rows.
    expect((await csvHeader(file))?.columns).toEqual(['country', 'rate']);
  });

  it('with line breaks in quotes, and the lines below them are numbered right', async () => {
    const file = await fileOf('country,rate\r\n"Two\r\nlines, and ""quotes""",1\r\nNiger,2\r\n');
    expect(await rowsOf(file)).toEqual([
      [2, 'Two\r\nlines, and "quotes"', 1],
      [4, 'Niger', 2],
    ]);
  });

  it('out of a workbook, also one in a zip file', async () => {
    const book = workbook(`<row r="1">${cell('A1', 'country')}${cell('B1', 'rate')}</row>`);
    const sheets = [{ name: 'One', cells: [['country', 'rate']] }];
    expect(await readWorkbook(await fileOf(book, 'book.xlsx'))).toEqual(sheets);
    expect(await readWorkbook(await fileOf(zip({ 'book.xlsx': book }), 'book.zip'))).toEqual(sheets);
    expect(await csvHeader(await fileOf(book, 'book.xlsx'))).toBeNull();
  });

  it('out of JSON with a byte-order mark in a zip file', async () => {
    const file = await fileOf(zip({ 'table.json': `\uFEFF${JSON.stringify([{ country: 'Niger', rate: 2 }])}` }));
    const found: unknown[] = [];
    for await (const row of readJson(file, ['country', 'rate'])) found.push([row.text('country'), row.number('rate')]);
    expect(found).toEqual([['Niger', 2]]);
  });
});

describe('a file is refused, with the remedy:', () => {
  const latin = Buffer.from(`${'country,rate\nNiger,2\n'.repeat(4)}Côte d'Ivoire,1.5\n`, 'latin1');
  const damaged = zip({ 'table.csv': table });
  // A letter of the first country.
  damaged[55] = (damaged[55] ?? 0) ^ 0x01;
  it.each<[string, string | Buffer, RegExp, string?]>([
    [
      'text that is not UTF-8',
      latin,
      /^table\.csv:9: this is not text in utf-8\. Read as windows-1252 it says "Côte d'Ivoire,1\.5": if that is right, import it with --encoding windows-1252, .* Nothing was imported\.$/,
    ],
    ['the same as gzip', gzipSync(latin), /^table\.csv:9: this is not text in utf-8\./],
    ['the same in a zip file', zip({ 'a.csv': latin }), /^table\.csv:9: this is not text in utf-8\./],
    [
      'a character cut in two at the end',
      Buffer.from(table).subarray(0, 15),
      /^table\.csv:2: this is not text in utf-8/,
    ],
    [
      'UTF-16 without a mark',
      Buffer.from(table, 'utf16le'),
      /holds bytes that no text has\. .* --encoding utf-16le; else/,
    ],
    [
      'an old Excel file',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      /in Excel's format before \.xlsx: open it and save it/,
    ],
    [
      'an OpenDocument file',
      zip({ mimetype: 'x', 'content.xml': 'x' }),
      /is an OpenDocument file: save it as \.xlsx or CSV/,
    ],
    [
      'a zip file with several tables',
      zip({ 'a.csv': table, 'b/c.json': '[]', 'notes.txt': '' }),
      /^table\.csv holds 2 tables: a\.csv, b\/c\.json\. Unpack it and import the one that is meant\. Nothing was imported\.$/,
    ],
    [
      'a zip file without a table',
      zip({ 'notes.txt': '' }),
      /holds no table \(.*\), but notes\.txt\. Nothing was imported\./,
    ],
    ['an empty zip file', zip({}), /holds no table \(.*\), but nothing\. Nothing was imported\./],
    [
      'a zip file cut short',
      zip({ 'table.csv': table }).subarray(0, 60),
      /is damaged or cut short \(.*\): get it again\./,
    ],
    ['a zip file with other bytes', damaged, /is damaged or cut short/],
    [
      'a zip file that unpacks to more than it says',
      zip({ 'table.csv': table }, 9),
      /is damaged or cut short \(.*\): get it/,
    ],
    ['gzip cut short', gzipSync(table).subarray(0, 30), /cannot be read|unexpected end/],
    [
      'a decimal comma',
      'country;rate\nNiger;1,5\n',
      /column "rate" holds "1,5": .* save the table with decimal points\./,
    ],
    [
      'a quote that is never closed, without reading on for ever',
      `country,rate\nNiger,2\n"Chad,3\n${'Mali,4\n'.repeat(1_000_000)}`,
      /^table\.csv:\d+: a quote is opened in this row or below and never closed\. /,
    ],
  ])('%s', async (_what, content, message, encoding) => {
    const file = await fileOf(content, 'table.csv', encoding);
    await expect(rowsOf(file)).rejects.toThrow(message);
  });

  it('an encoding that nobody knows', async () => {
    await expect(fileOf(table, 'table.csv', 'klingon')).rejects.toThrow(
      /^"klingon" is no encoding that is known: write utf-8, windows-1252/,
    );
  });

  it.each<[string, string, RegExp]>([
    [
      'a workbook with one cell far out',
      `<row r="1048576">${cell('XFD1048576', 'x')}</row>`,
      /^book\.xlsx spans 17,179,869,184 cells, empty ones included, of which 4,000,000 can be read\. Save the sheet/,
    ],
    [
      'a workbook of a few kilobytes that unpacks to hundreds of megabytes',
      `<row r="1">${cell('A1', 'x'.repeat(200_000_000))}</row>`,
      /^book\.xlsx unpacks to more than 100 MB\. Save the sheet that is meant as CSV, which is read row by row/,
    ],
  ])('%s', async (_what, sheet, message) => {
    const file = await fileOf(workbook(sheet), 'book.xlsx');
    expect(file.bytes).toBeLessThan(1e6);
    const before = process.memoryUsage().rss;
    await expect(readWorkbook(file)).rejects.toThrow(message);
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
  });
});
