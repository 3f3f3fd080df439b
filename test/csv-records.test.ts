import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../db/importing/csv-records.ts';

interface Read {
  line: number;
  cells: (string | undefined)[];
}

/** Reads the pieces as they come; the last one may be empty, as it is after a file. */
function recordsOf(pieces: readonly string[], separator = ','): Read[] {
  const scanner = new CsvScanner(separator);
  const all: Read[] = [];
  for (const [index, piece] of [...pieces, ''].entries()) {
    for (const record of scanner.read(piece, index === pieces.length)) {
      all.push({ line: record.line, cells: Array.from({ length: record.length }, (_, at) => record.at(at)) });
    }
  }
  return all;
}

/** Cut before each of the positions, which may lie anywhere and in any order. */
function cut(text: string, positions: readonly number[]): string[] {
  const at = [0, ...positions.map((position) => position % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('', ' ', '"', '""', ',', ';', 'a"b', 'one\ntwo', 'one\r\ntwo', '\r\n', 'Côte d’Ivoire', '"quoted"'),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe('CSV', () => {
  it('is read back as papaparse wrote it, wherever it is cut, with any separator and line end', () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, positions, delimiter, newline, endsLine) => {
          // A first line with letters, so that no table is one empty line.
          const written = [['first', ...(rows[0] ?? []).slice(1)], ...rows];
          const text = Papa.unparse(written, { delimiter, newline, quotes: true });
          const read = recordsOf(cut(endsLine ? text + newline : text, positions), delimiter);
          expect(read.map(({ cells }) => cells)).toEqual(written);
          let line = 1;
          for (const [index, row] of written.entries()) {
            expect(read[index]?.line).toBe(line);
            line += row.join('').split('\n').length;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('without quotes where none are needed, and with line ends of one system or of two', () => {
    const expected = [
      ['a', 'b'],
      ['1', ''],
      ['', 'x'],
    ];
    for (const text of ['a,b\n1,\n,x', 'a,b\r\n1,\r\n,x\r\n', 'a,b\r1,\r,x\r', 'a,b\r\n1,\n,x\n']) {
      for (let position = 0; position <= text.length; position += 1) {
        expect(recordsOf(cut(text, [position])).map(({ cells }) => cells)).toEqual(expected);
      }
    }
  });

  it.each<[string, string, number, string]>([
    ['goes on after its closing quote', 'a,b\n1,"x" y\n', 2, 'with "y'],
    ['is never closed', 'a,b\n1,2\n"x,3\n4,5\n', 3, 'a quote is opened in this row or below and never closed'],
  ])('a quoted field that %s is told with its line', (_what, text, line, message) => {
    for (let position = 0; position <= text.length; position += 1) {
      const read = () => recordsOf(cut(text, [position]));
      expect(read).toThrow(message);
      expect(read).toThrow(expect.objectContaining({ line }));
    }
  });

  it('with a quote that is never closed is not read for ever', () => {
    const scanner = new CsvScanner(',');
    const piece = 'x,y\n'.repeat(64 * 1024);
    let pieces = 0;
    const readAll = (): void => {
      Array.from(scanner.read('a,b\n"', false));
      while (pieces < 1000) {
        pieces += 1;
        Array.from(scanner.read(piece, false));
      }
    };
    expect(readAll).toThrow('never closed');
    expect(pieces).toBeLessThan(20);
  });
});
