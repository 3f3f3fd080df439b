import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { getNamedType, type GraphQLNamedType } from 'graphql';
import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { csvRows, joined } from '../http/table/formats.ts';
import type { Cell } from '../http/table/rows.ts';
import type { Column } from './read.ts';

/** A file of a data release, as it is told of. */
export interface BulkFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** A table as CSV and as Parquet. */
export interface WrittenTable {
  rows: number;
  csv: BulkFile;
  parquet: BulkFile;
}

/** Rows that Parquet keeps together; as many are in memory at once. */
const ROW_GROUP = 50_000;

/** What a file says of itself, beside its rows. */
export type Metadata = Readonly<Record<string, string>>;

/** Writes both forms of a table into `folder` in one reading. The same rows give the same bytes, whoever writes them. */
export async function writeTable(
  folder: string,
  name: string,
  columns: readonly Column[],
  pages: AsyncIterable<Cell[][]>,
  metadata: Metadata,
): Promise<WrittenTable> {
  const files = { csv: `${name}.csv`, parquet: `${name}.parquet` };
  const csv = await open(join(folder, files.csv), 'w');
  const parquet = new ParquetWriter({
    writer: fileWriter(join(folder, files.parquet)),
    schema: parquetSchema(columns),
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
  let rows = 0;
  let waiting: Cell[][] = [];
  const writeGroup = async (): Promise<void> => {
    await parquet.write({ columnData: columns.map((column, at) => columnData(column, at, waiting)) });
    waiting = [];
  };
  try {
    await csv.write(csvRows([columns.map((column) => column.name)]));
    for await (const page of pages) {
      await csv.write(csvRows(page));
      waiting.push(...page);
      rows += page.length;
      if (waiting.length >= ROW_GROUP) await writeGroup();
    }
  } finally {
    await csv.close();
  }
  if (waiting.length > 0) await writeGroup();
  await parquet.finish();
  return { rows, csv: await fileOf(folder, files.csv), parquet: await fileOf(folder, files.parquet) };
}

export async function fileOf(folder: string, name: string): Promise<BulkFile> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { name, bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}

const PARQUET: Readonly<Record<string, 'INT32' | 'DOUBLE' | 'BOOLEAN'>> = {
  Int: 'INT32',
  Float: 'DOUBLE',
  Boolean: 'BOOLEAN',
};

/** The type of its values; a list of plain values is one text. */
export function typeOf({ branch }: Column): GraphQLNamedType | null {
  return branch.kind === 'LEAVES' || !branch.field ? null : getNamedType(branch.field.type);
}

function parquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map((column): SchemaElement => {
      const type = PARQUET[typeOf(column)?.name ?? ''];
      const element = { name: column.name, repetition_type: 'OPTIONAL' } as const;
      return type ? { ...element, type } : { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    }),
  ];
}

function columnData(column: Column, at: number, rows: readonly Cell[][]) {
  const isText = PARQUET[typeOf(column)?.name ?? ''] === undefined;
  const data = rows.map((row) => {
    const cell = joined(row[at] ?? null);
    return isText && cell !== null ? String(cell) : cell;
  });
  return { name: column.name, data };
}
