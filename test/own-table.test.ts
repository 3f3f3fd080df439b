import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContent, type Content } from '../db/content.ts';
import { openSourceFile } from '../db/importing/source-file.ts';
import { readDescription } from '../db/own/description.ts';
import { openDescribed } from '../db/own/open.ts';
import { rate, writeDescription, type Fields } from './support/own-table.ts';

let folder: string;
let content: Content;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-own-'));
  content = await readContent(resolve(import.meta.dirname, '../db/content'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Figures of a table, as `place year: value (low to high)`, and the rows left out. */
async function figures(table: string | Buffer, fields: Fields = {}, name = 'table.csv') {
  const path = join(folder, name);
  await writeFile(path, table);
  const reading = await openDescribed(
    await readDescription(await writeDescription(folder, fields)),
    await openSourceFile(path),
    {},
    content,
  );
  const found: string[] = [];
  for await (const figure of reading.figures) {
    if (figure.kind === 'region') found.push(`region ${figure.id} in ${figure.country}: ${figure.name}`);
    if (figure.kind !== 'observation') continue;
    const { region, country, year, value, low, high } = figure;
    const bounds = low == null && high == null ? '' : ` (${low} to ${high})`;
    found.push(`${region ?? country} ${year}: ${value}${bounds}`);
  }
  return { found, skipped: reading.tally.skipped, rows: reading.tally.rows };
}
const found = async (table: string | Buffer, fields: Fields = {}) => (await figures(table, fields)).found;

describe('numbers', () => {
  const one = (cell: string, table: Fields) =>
    found(`Code;Year;Rate\nNGA;2020;${cell}\n`, { table: { separator: ';', ...table } });

  it.each([
    ['1.5', {}, 1.5],
    ['-1.5e-3', {}, -0.0015],
    ['1,5', { decimal: ',' }, 1.5],
    ['1.234,5', { decimal: ',', thousands: '.' }, 1234.5],
    ['12.345.678', { decimal: ',', thousands: '.' }, 12_345_678],
    ['1 234,5', { decimal: ',', thousands: ' ' }, 1234.5],
    ['1\u202f234', { thousands: ' ' }, 1234],
    ["1'234.5", { thousands: "'" }, 1234.5],
    ['0', {}, 0],
  ])('%s with %o is %d', async (cell, table, value) => {
    expect(await one(cell, table)).toEqual([`NGA 2020: ${value}`]);
  });

  it.each([
    ['1,5', {}],
    ['1.500', { decimal: ',' }],
    ['1.50', { decimal: ',', thousands: '.' }],
    ['12,34', { thousands: ',' }],
    ['0x10', {}],
    ['45%', {}],
    ['n/a', {}],
  ])('%s with %o is refused, with its row', async (cell, table) => {
    await expect(one(cell, table)).rejects.toThrow(
      /^table\.csv:2: column "Rate" holds ".*": expected a number with "[.,]" before its decimals, or a blank\./,
    );
  });

  it('what stands for nothing is nothing, never zero', async () => {
    const table = { missing: ['..', -99] };
    expect(await found('Code,Year,Rate\nNGA,2020,..\nPAK,2020,-99\nIRQ,2020,\nETH,2020,0\n', { table })).toEqual([
      'ETH 2020: 0',
    ]);
  });

  it('bounds must enclose the figure', async () => {
    const fields = { indicators: [{ ...rate, lowColumn: 'Low', highColumn: 'High' }] };
    expect(await found('Code,Year,Rate,Low,High\nNGA,2020,2,1,3\n', fields)).toEqual(['NGA 2020: 2 (1 to 3)']);
    await expect(found('Code,Year,Rate,Low,High\nNGA,2020,2,2.5,3\n', fields)).rejects.toThrow(
      'table.csv:2: column "Rate": 2 does not lie between its bounds 2.5 and 3.',
    );
  });
});

describe('places and years', () => {
  it('countries by number, whose meaning depends on the year, and by name', async () => {
    const gw = { country: { column: 'Code', codes: 'gw' } };
    expect(await found('Code,Year,Rate\n345,2000,1\n345,2010,2\n', gw)).toEqual(['YUG 2000: 1', 'SRB 2010: 2']);
    const name = { country: { column: 'Code', codes: 'name' } };
    expect(await found('Code,Year,Rate\nCôte d’Ivoire,2000,1\n', name)).toEqual(['CIV 2000: 1']);
  });

  it('an unknown country stops the import; one that is listed is left out with its reason', async () => {
    const table = 'Code,Year,Rate\nNGA,2020,1\nZZZ,2020,2\n';
    await expect(found(table)).rejects.toThrow(/^table\.csv:3: no country has the three-letter code "ZZZ" in 2020\./);
    expect(await figures(table, { leaveOut: [{ value: 'ZZZ', reason: 'a test' }] })).toEqual({
      found: ['NGA 2020: 1'],
      rows: 2,
      skipped: [{ reason: 'a test', rows: 1 }],
    });
  });

  it('one column for each year', async () => {
    const wide = {
      year: undefined,
      indicators: [{ ...rate, column: 'r{year}', lowColumn: 'r{year}_low', highColumn: 'r{year}_high' }],
    };
    expect(await found('Code,r2019,r2019_low,r2019_high,r2020\nNGA,2,1,3,4\n', wide)).toEqual([
      'NGA 2019: 2 (1 to 3)',
      'NGA 2020: 4',
    ]);
  });

  it('one country and one year for the whole table', async () => {
    const fixed = { country: { fixed: 'PAK' }, year: { fixed: 2011 } };
    expect(await found('Rate\n7\n', fixed)).toEqual(['PAK 2011: 7']);
  });

  const inRegions = (region: Fields) => ({ country: { fixed: 'NGA' }, region: { column: 'Place', ...region } });

  it('regions by name, also as other sources spell it; an unknown name is refused with the nearest', async () => {
    const fields = inRegions({ codes: 'name', spelled: { Capital: 'NG-FC' } });
    expect(await found('Place,Year,Rate\nkano,2019,1\nKano,2020,2\nCapital,2020,3\n', fields)).toEqual([
      'region NG-KN in NGA: Kano',
      'NG-KN 2019: 1',
      'NG-KN 2020: 2',
      expect.stringMatching(/^region NG-FC in NGA: /),
      'NG-FC 2020: 3',
    ]);
    await expect(found('Place,Year,Rate\nKanoo,2019,1\n', fields)).rejects.toThrow(
      'table.csv:2: no region of NGA has the name "Kanoo". The nearest known name is Kano (NG-KN). Say which one is meant under region.spelled',
    );
  });

  it('regions by ISO 3166-2 code, with a name where Forestall has none', async () => {
    const fields = { ...inRegions({ codes: 'iso', nameColumn: 'Name' }), country: { column: 'Code' } };
    expect(await found('Code,Place,Name,Year,Rate\nNGA,NG-KN,x,2019,1\nKEN,KE-30,Nairobi,2019,2\n', fields)).toEqual([
      'region NG-KN in NGA: Kano',
      'NG-KN 2019: 1',
      'region KE-30 in KEN: Nairobi',
      'KE-30 2019: 2',
    ]);
    await expect(found('Place,Year,Rate\nKN,2019,1\n', inRegions({ codes: 'iso' }))).rejects.toThrow(
      'table.csv:2: "KN" is not an ISO 3166-2 code such as NG-KN.',
    );
  });

  it('regions of the source’s own are its own, whatever others call theirs', async () => {
    expect(await found('Place,Year,Rate\nNorth East,2019,1\n', inRegions({ codes: 'own' }))).toEqual([
      'region office-one.NGA.north-east in NGA: North East',
      'office-one.NGA.north-east 2019: 1',
    ]);
  });
});

describe('tables', () => {
  it('compressed, with titles above the header, tabs and a byte order mark', async () => {
    const text = '\uFEFFA title\n\nNotes\twith\ttabs\nCode\tYear\tRate\nNGA\t2020\t1\n';
    expect(await found(gzipSync(text), { table: { separator: 'tab', headerLine: 3 } })).toEqual(['NGA 2020: 1']);
  });

  it('a column that is not there is named, with those that are', async () => {
    await expect(found('Code,Year,Rat\nNGA,2020,1\n')).rejects.toThrow(
      'table.csv:1: there is no column "Rate". The columns are "Code", "Year", "Rat".',
    );
    await expect(found('Code,Year,Rate,Rate\nNGA,2020,1,2\n')).rejects.toThrow('two columns "Rate"');
  });

  it('a workbook: the sheet that is named, with its own decimal sign', async () => {
    const workbook = resolve(import.meta.dirname, '../db/sources/wgi/sample.workbook-xlsx.xlsx');
    const bytes = await readFile(workbook);
    const sheet = {
      table: { sheet: 'RuleofLaw', headerLine: 99, decimal: ',' },
      country: { column: 'Code' },
      year: { fixed: 2020 },
    };
    await expect(figures(bytes, { ...sheet, table: {} }, 'book.xlsx')).rejects.toThrow(
      /^book\.xlsx has the sheets ".*RuleofLaw.*": say which one under table\.sheet/,
    );
    await expect(figures(bytes, { ...sheet, table: { sheet: 'Nowhere' } }, 'book.xlsx')).rejects.toThrow(
      'has no sheet "Nowhere", but',
    );
    await expect(figures(bytes, { ...sheet, table: { ...sheet.table, thousands: '.' } }, 'book.xlsx')).rejects.toThrow(
      'a workbook, where a number has no thousands sign',
    );
    await expect(figures(bytes, sheet, 'book.xlsx')).rejects.toThrow('there is no column "Code", "Rate"');
  });

  it('a workbook: numbers with a point or as text with a comma, and notes below the rows', async () => {
    const bytes = await readFile(resolve(import.meta.dirname, '../db/sources/fsi/sample.year-xlsx.xlsx'));
    const fields = {
      table: { decimal: ',', notes: ['Iraq', 'Israel'] },
      country: { column: 'Country', codes: 'name' },
      year: { fixed: 2020 },
      indicators: [{ ...rate, column: 'C3: Group Grievance' }],
    };
    expect(await figures(bytes, fields, 'book.xlsx')).toEqual({
      found: ['NGA 2020: 9.12346', 'CIV 2020: 7.9'],
      rows: 2,
      skipped: [],
    });
  });

  it('notes below the rows are no rows, where the description says how they begin', async () => {
    const text = 'Code,Year,Rate\nNGA,2020,1\n\nSource: the office\nLast updated: 1 May\n';
    await expect(found(text)).rejects.toThrow('table.csv:4: expected 3 fields as in the header, found 1.');
    expect(await found(text, { table: { notes: ['Source:', 'Last updated'] } })).toEqual(['NGA 2020: 1']);
  });

  it('a row for each indicator, told apart by a column', async () => {
    const text = 'Code,Year,Series,Value\nNGA,2020,Poverty,40\nNGA,2020,Income,5000\nNGA,2020,Height,2\n';
    const one = { ...rate, column: 'Value' };
    const indicators = [
      { ...one, only: { Series: 'Poverty' } },
      { ...one, id: 'income', name: 'Income', only: { Series: ['Income', 'Earnings'] } },
    ];
    const reading = await figures(text, { indicators });
    expect(reading).toEqual({
      found: ['NGA 2020: 40', 'NGA 2020: 5000'],
      rows: 3,
      skipped: [{ reason: 'about none of the indicators that are described', rows: 1 }],
    });
    await expect(found('Code,Year,Value\nNGA,2020,1\n', { indicators })).rejects.toThrow('there is no column "Series"');
  });

  it('only the rows that are asked for', async () => {
    const text = 'Code,Year,Sex,Rate\nNGA,2020,F,1\nNGA,2020,T,2\n';
    expect(await figures(text, { table: { only: { Sex: 'T' } } })).toEqual({
      found: ['NGA 2020: 2'],
      rows: 2,
      skipped: [{ reason: 'Sex is not T', rows: 1 }],
    });
  });
});

it('the examples in the documentation are these files, word for word', async () => {
  const docs = resolve(import.meta.dirname, '../docs');
  const page = await readFile(join(docs, 'your-own-data.md'), 'utf8');
  const blocks = [...page.matchAll(/```(csv|yaml)\n([^`]*)```/g)].map(([, , text]) => text);
  for (const name of ['state-schools.csv', 'state-schools.yaml']) {
    const text = await readFile(join(docs, 'your-own-data', name), 'utf8');
    expect(blocks, name).toContain(text);
    if (name.endsWith('.yaml')) expect(parse(text)).toHaveProperty('source.id', 'ministry-of-schools');
  }
});
