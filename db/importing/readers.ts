import { CsvScanner, MalformedCsv, type CsvRecord } from './csv-records.ts';
import { oneByOne } from './one-by-one.ts';
import { ImportError } from './reading.ts';
import { cellsOf, Header, SourceRow } from './row.ts';
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
export function readCsv(
  file: SourceFile,
  isHeader: HeaderRule = firstLine,
  options: CsvOptions = {},
): AsyncIterable<SourceRow> {
  return oneByOne(rowsOf(file, isHeader, options));
}

async function* rowsOf(
  file: SourceFile,
  isHeader: HeaderRule,
  { separator, isNote }: CsvOptions,
): AsyncGenerator<Iterable<SourceRow>> {
  let header: Header | null = null;
  let isFirst = true;
  for await (const some of records(file, separator)) yield below(some);

  function* below(some: Iterable<CsvRecord>): Generator<SourceRow> {
    for (const record of some) {
      if (header === null) {
        const cells = cellsOf(record);
        if (isHeader(cells)) header = new Header(cells);
        continue;
      }
      if (isNote?.(cellsOf(record))) continue;
      const isTags = isFirst && isTagRow(cellsOf(record), header);
      isFirst = false;
      if (isTags) continue;
      if (record.length !== header.columns.length) {
        throw new ImportError(
          `${file.name}:${record.line}: expected ${header.columns.length} fields as in the header, ` +
            `found ${record.length}. Nothing was imported.`,
        );
      }
      yield new SourceRow(record.line, header, record);
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
    for (const record of some) {
      const cells = cellsOf(record);
      if (isHeader(cells)) return new Header(cells);
      before += 1;
      if (before >= LINES_BEFORE_HEADER) return null;
    }
  }
  return null;
}

/** Some at a time: waiting for every single one would cost more than reading it. Empty lines are none. */
async function* records(file: SourceFile, separator: string | undefined): AsyncGenerator<Iterable<CsvRecord>> {
  let scanner: CsvScanner | null = null;
  for await (const text of textOf(file)) {
    scanner ??= new CsvScanner(separator ?? separatorIn(text));
    yield written(scanner.read(text, false), file);
  }
  if (scanner) yield written(scanner.read('', true), file);
}

function* written(all: Iterable<CsvRecord>, file: SourceFile): Generator<CsvRecord> {
  try {
    for (const record of all) if (!record.isBlank) yield record;
  } catch (error) {
    if (!(error instanceof MalformedCsv)) throw error;
    throw new ImportError(`${file.name}:${error.line}: ${error.message}. Nothing was imported.`, { cause: error });
  }
}

function separatorIn(start: string): string {
  const [line = ''] = start.split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((sign) => line.includes(sign)) ?? ',';
}
