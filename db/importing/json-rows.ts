import { JSONParser } from '@streamparser/json';
import { ImportError } from './reading.ts';
import { Header, SourceRow } from './row.ts';
import type { SourceFile } from './source-file.ts';
import { textOf } from './text.ts';
import { isWorkbook } from './workbook.ts';

type Cell = string | number | boolean | null;
export type JsonRecord = Record<string, unknown>;

/** Where a list of records may stand: the whole file, the `Result` of UCDP's API, the features of GeoJSON. */
const lists = ['$.*', '$.Result.*', '$.features.*'];

/** Records of a JSON file as rows, one at a time, whatever its size. Their number stands for the line. */
export async function* readJson(file: SourceFile, columns: readonly string[]): AsyncGenerator<SourceRow> {
  const header = new Header(columns);
  let line = 0;
  for await (const record of jsonRecords(file)) {
    line += 1;
    const cells = columns.map((column) => cellText(record[column]));
    yield new SourceRow(line, header, cells);
  }
}

/** The first record of a JSON file; null where it is none. */
export async function firstRecord(file: SourceFile): Promise<JsonRecord | null> {
  if (!(await isJson(file))) return null;
  for await (const record of jsonRecords(file)) return record;
  return null;
}

async function isJson(file: SourceFile): Promise<boolean> {
  if (await isWorkbook(file)) return false;
  for await (const text of textOf(file)) return /^\s*[[{]/.test(text);
  return false;
}

async function* jsonRecords(file: SourceFile): AsyncGenerator<JsonRecord> {
  const ready: JsonRecord[] = [];
  const parser = new JSONParser({ paths: lists, keepStack: false });
  parser.onValue = ({ value, parent, stack }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    // At the top of an object stand the list itself and what describes it.
    if (stack.length === 1 && !Array.isArray(parent)) return;
    const record = value as JsonRecord;
    ready.push(record.type === 'Feature' ? (record.properties as JsonRecord) : record);
  };
  try {
    for await (const text of textOf(file)) {
      parser.write(text);
      yield* ready.splice(0);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${file.name} cannot be read as JSON: ${(error as Error).message}. Nothing was imported.`, {
      cause: error,
    });
  }
}

function cellText(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value as Cell);
}
