import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { ImportError } from './reading.ts';
import { Header, SourceRow } from './row.ts';
import type { SourceFile } from './source-file.ts';
import { textOf } from './text.ts';
import { isWorkbook } from './workbook.ts';

/** Tells the header from lines of notes above it, where a producer writes such lines. */
export type HeaderRule = (cells: readonly string[]) => boolean;
const firstLine: HeaderRule = () => true;
/** Notes above a header are a few lines; a file without its header in these has another layout. */
const LINES_BEFORE_HEADER = 20;

/** How a CSV file departs from the usual. */
export interface CsvOptions {
  /** Told from the first line where it is left out: as Excel saves it in many languages, it is a semicolon. */
  separator?: string | undefined;
  /** Tells lines of notes among or below the rows, which are no rows. */
  isNote?: HeaderRule;
}

/** Rows of a CSV file below its header. A row with more or fewer fields than the header stops the import. */
export async function* readCsv(
  file: SourceFile,
  isHeader: HeaderRule = firstLine,
  { separator, isNote = () => false }: CsvOptions = {},
): AsyncGenerator<SourceRow> {
  let header: Header | null = null;
  let isFirst = true;
  for await (const some of records(file, separator)) {
    for (const { line, cells } of some) {
      if (header === null) {
        if (isHeader(cells)) header = new Header(cells);
        continue;
      }
      if (isNote(cells)) continue;
      const isTags = isFirst && isTagRow(cells, header);
      isFirst = false;
      if (isTags) continue;
      if (cells.length !== header.columns.length) {
        throw new ImportError(
          `${file.name}:${line}: expected ${header.columns.length} fields as in the header, found ${cells.length}. ` +
            'Nothing was imported.',
        );
      }
      yield new SourceRow(line, header, cells);
    }
  }
}

/** The line of `#date+year` and the like that the Humanitarian Data Exchange puts below a header (HXL): no row of data. */
function isTagRow(cells: readonly string[], { columns }: Header): boolean {
  // A column without a name numbers the lines.
  const named = cells.filter((_, position) => columns[position] !== '');
  return named.some((cell) => cell.startsWith('#')) && named.every((cell) => cell === '' || cell.startsWith('#'));
}

/** Header of a CSV file; null where there is none, as in a workbook. */
export async function csvHeader(
  file: SourceFile,
  isHeader: HeaderRule = firstLine,
  separator?: string,
): Promise<Header | null> {
  if (await isWorkbook(file)) return null;
  let before = 0;
  for await (const some of records(file, separator)) {
    for (const { cells } of some) {
      if (isHeader(cells)) return new Header(cells);
      before += 1;
      if (before >= LINES_BEFORE_HEADER) return null;
    }
  }
  return null;
}

interface CsvRecord {
  line: number;
  cells: string[];
}

/** Of 64 kB or more each: no record is as long, but what follows a quote that is never closed. */
const LONGEST_RECORD = 64;

/** Some at a time: waiting for every single one would cost more than reading it. */
async function* records(file: SourceFile, separator: string | undefined): AsyncGenerator<Iterable<CsvRecord>> {
  let line = 1;
  let waiting = 0;
  for await (const chunk of parsedChunks(file, separator)) {
    yield recordsIn(chunk);
    waiting = chunk.data.length === 0 ? waiting + 1 : 0;
    if (waiting > LONGEST_RECORD) throw unclosed(file, line);
  }

  function* recordsIn({ data, errors }: Papa.ParseResult<string[]>): Generator<CsvRecord> {
    const problems = new Map(errors.map((error) => [error.row, error.message]));
    for (const [index, cells] of data.entries()) {
      const problem = problems.get(index);
      if (problem?.startsWith('Quoted field unterminated')) throw unclosed(file, line);
      if (problem) throw new ImportError(`${file.name}:${line}: ${problem}. Nothing was imported.`);
      if (cells.length > 1 || cells[0] !== '') yield { line, cells };
      line += 1 + lineBreaksInside(cells);
    }
  }
}

function unclosed(file: SourceFile, line: number): ImportError {
  return new ImportError(
    `${file.name}:${line}: a quote is opened in this row or below and never closed. Close it, or double it where it is ` +
      'meant as a quote. Nothing was imported.',
  );
}

/** A quoted field may hold line breaks; the next record then starts that much further down. */
function lineBreaksInside(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return breaks;
}

async function* from(start: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function separatorIn(start: string): string {
  const [line = ''] = start.split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((sign) => line.includes(sign)) ?? ',';
}

/** Chunks as papaparse reads them, the next one asked for only when the last has been used up. */
async function* parsedChunks(
  file: SourceFile,
  separator: string | undefined,
): AsyncGenerator<Papa.ParseResult<string[]>> {
  const text = textOf(file);
  const start = await text.next();
  if (start.done) return;
  const stream = Readable.from(from(start.value, text));
  const ready: Papa.ParseResult<string[]>[] = [];
  let ended = false;
  let failure: Error | null = null;
  let parser: Papa.Parser | null = null;
  let wake = (): void => {};
  Papa.parse<string[]>(stream, {
    delimiter: separator ?? separatorIn(start.value),
    chunk(results, handle) {
      parser = handle;
      handle.pause();
      ready.push(results);
      wake();
    },
    complete() {
      ended = true;
      wake();
    },
    error(error) {
      failure = error;
      wake();
    },
  });
  try {
    while (true) {
      const results = ready.shift();
      if (results) {
        yield results;
        (parser as Papa.Parser | null)?.resume();
      } else if (failure) {
        if ((failure as Error) instanceof ImportError) throw failure;
        throw new ImportError(`${file.name} cannot be read: ${(failure as Error).message}`, { cause: failure });
      } else if (ended) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    stream.destroy();
  }
}
