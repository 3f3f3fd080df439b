import Papa from 'papaparse';
import type { Cell, Table } from './rows.ts';

/** The three spellings of a table. */
export const formats = {
  csv: { type: 'text/csv; charset=utf-8; header=present', print: csv },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', print: ndjson },
  json: { type: 'application/json; charset=utf-8', print: json },
} as const;

export type TableFormat = keyof typeof formats;

export const isTableFormat = (text: string): text is TableFormat => Object.hasOwn(formats, text);

/** RFC 4180. Null is an empty field, a list of plain values is joined by semicolons. */
function csv({ columns, rows }: Table): string {
  return csvRows([columns, ...rows]);
}

/** Rows of a table that was begun before. */
export function csvRows(rows: readonly Cell[][]): string {
  const data = rows.map((row) => row.map(joined));
  return rows.length === 0 ? '' : `${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
}

/** A list of plain values as one. */
export const joined = (cell: Cell): string | number | boolean | null =>
  Array.isArray(cell) ? cell.join('; ') : (cell as string | number | boolean | null);

function ndjson(table: Table): string {
  return records(table)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
}

function json(table: Table): string {
  return `${JSON.stringify(records(table))}\n`;
}

function records({ columns, rows }: Table): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}
