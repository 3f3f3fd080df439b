import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { z } from 'zod';
import { explain, type Problem } from './problems.ts';

export interface TableRow<T> {
  line: number;
  value: T;
}

/**
 * Rows of a CSV file with a header, each checked by a schema. What is wrong is added to `problems` and its row left out,
 * so that the caller can go on and report everything at once. A field may not hold a line break: one row is one line.
 */
export async function readTable<S extends z.ZodType>(
  file: string,
  schema: S,
  problems: Problem[],
): Promise<TableRow<z.output<S>>[]> {
  const rows: TableRow<z.output<S>>[] = [];
  for (const { line, value } of await readCells(file, problems)) {
    const result = schema.safeParse(value, { reportInput: true });
    if (result.success) rows.push({ line, value: result.data });
    else for (const issue of result.error.issues) problems.push({ file, line, what: explain(issue) });
  }
  return rows;
}

/** The same rows as they were written, right or wrong. */
export async function readCells(file: string, problems: Problem[]): Promise<TableRow<Record<string, string>>[]> {
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  const parsed = Papa.parse<string[]>(text, { delimiter: ',' });
  for (const error of parsed.errors)
    problems.push({ file, line: (error.row ?? 0) + 1, what: `not readable as CSV: ${error.message}` });
  const [header = [], ...lines] = parsed.data;
  return lines.flatMap((cells, index) => {
    const line = index + 2;
    if (cells.length === 1 && cells[0] === '') return [];
    if (cells.length !== header.length) {
      problems.push({ file, line, what: `${cells.length} fields: the header names ${header.length}, give as many` });
      return [];
    }
    return [{ line, value: Object.fromEntries(header.map((column, i) => [column, cells[i]?.trim() ?? ''])) }];
  });
}
