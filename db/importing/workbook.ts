import readXlsxFile from 'read-excel-file/node';
import { count } from './drift-words.ts';
import { ImportError } from './reading.ts';
import type { SourceFile } from './source-file.ts';
import { packed } from './zip.ts';

/** A sheet of a workbook: its name and its cells as text, blank = null. */
export interface Sheet {
  name: string;
  cells: (string | null)[][];
}

/** A workbook is read whole, so what it takes is found out before: as it lies there, unpacked, and in cells. */
const MOST_BYTES = 50e6;
const MOST_UNPACKED = 100e6;
const MOST_CELLS = 4e6;

const workbooks = new WeakMap<SourceFile, Promise<Sheet[]>>();

/** Sheets of an .xlsx workbook, parsed once per file; null where the file is no workbook. */
export async function readWorkbook(file: SourceFile): Promise<readonly Sheet[] | null> {
  if (!(await isWorkbook(file))) return null;
  const known = workbooks.get(file) ?? parseWorkbook(file);
  workbooks.set(file, known);
  return known;
}

/** By the bytes every zip file, and so every .xlsx workbook, begins with. */
export async function isWorkbook(file: SourceFile): Promise<boolean> {
  for await (const chunk of file.stream()) return (chunk as Buffer).toString('latin1').startsWith('PK\u0003\u0004');
  return false;
}

async function parseWorkbook(file: SourceFile): Promise<Sheet[]> {
  const bytes = await bytesOf(file);
  await checkSize(bytes, file);
  const sheets = await readXlsxFile(bytes).catch((error: unknown) => {
    throw new ImportError(
      `${file.name} cannot be read as a workbook: ${(error as Error).message}. Nothing was imported.`,
      {
        cause: error,
      },
    );
  });
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    cells: data.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
  }));
}

async function bytesOf(file: SourceFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge(file, `has more than ${megabytes(MOST_BYTES)}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A few kilobytes can unpack to gigabytes, and one cell far out makes a sheet of billions. */
async function checkSize(bytes: Buffer, file: SourceFile): Promise<void> {
  let unpacked = 0;
  let cells = 0;
  for await (const { file: part, stream } of packed(bytes, file.name)) {
    const extent = /^xl\/worksheets\/.*\.xml$/.test(part) ? new Extent() : null;
    for await (const chunk of stream) {
      unpacked += chunk.length;
      if (unpacked > MOST_UNPACKED) throw tooLarge(file, `unpacks to more than ${megabytes(MOST_UNPACKED)}`);
      extent?.add(chunk.toString('latin1'));
    }
    cells += extent?.cells ?? 0;
    if (cells > MOST_CELLS) {
      throw tooLarge(
        file,
        `spans ${count(cells)} cells, empty ones included, of which ${count(MOST_CELLS)} can be read`,
      );
    }
  }
}

/** How far the cells of a sheet reach. */
class Extent {
  #rows = 0;
  #columns = 0;
  #rest = '';

  add(text: string): void {
    const whole = this.#rest + text;
    for (const [, column = '', row] of whole.matchAll(/ r="([A-Z]{1,3})(\d{1,7})"/g)) {
      this.#rows = Math.max(this.#rows, Number(row));
      this.#columns = Math.max(this.#columns, columnNumber(column));
    }
    // A reference may be cut in two.
    this.#rest = whole.slice(-16);
  }

  get cells(): number {
    return this.#rows * this.#columns;
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

const megabytes = (bytes: number): string => `${bytes / 1e6} MB`;

function tooLarge({ name }: SourceFile, why: string): ImportError {
  return new ImportError(
    `${name} ${why}. Save the sheet that is meant as CSV, which is read row by row, or delete rows and columns beyond the ` +
      'table. Nothing was imported.',
  );
}
