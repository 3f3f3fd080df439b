import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

export type Row = Record<string, unknown>;

/**
 * One connection inside one transaction, for work that MikroORM has no words for: bulk loads by COPY and set-based
 * merges. The same statements run on PostgreSQL and on the embedded database.
 */
export interface Session {
  /** Rows of one statement. */
  query<T extends object = Row>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** Several statements without parameters or results. */
  execute(sql: string): Promise<void>;
  /** Loads text in COPY's CSV format into `target`, such as `stage (a, b)`; how many rows it was. */
  copyIn(target: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<number>;
  /** The rows of a query in COPY's binary format. */
  copyOut(query: string): AsyncIterable<Uint8Array>;
}

/** Large enough that a statement's overhead does not count, small enough to stay far from memory limits. */
const STATEMENT_BLOCK = 4 * 1024 * 1024;
const SOCKET_BLOCK = 64 * 1024;

/**
 * Whole lines as bytes, as many at a time as come to `size`: sent one by one, each would cost as much as a block. What is
 * put together out of thousands of pieces is made flat at once: as text it would be carried along, piece by piece, by
 * every collection of garbage until it is sent.
 */
async function* blocksOf(chunks: AsyncIterable<string> | Iterable<string>, size: number): AsyncGenerator<Buffer> {
  let block: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    block.push(bytes);
    length += bytes.length;
    if (length < size) continue;
    yield Buffer.concat(block);
    block = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(block);
}

export function embeddedSession(transaction: Transaction | PGlite, onStatement: () => void): Session {
  return {
    async query<T extends object>(sql: string, parameters?: unknown[]) {
      onStatement();
      return (await transaction.query<T>(sql, parameters)).rows;
    },
    async execute(sql) {
      onStatement();
      await transaction.exec(sql);
    },
    async copyIn(target, chunks) {
      let rows = 0;
      for await (const block of blocksOf(chunks, STATEMENT_BLOCK)) {
        onStatement();
        const copy = `COPY ${target} FROM '/dev/blob' WITH (FORMAT csv)`;
        const { affectedRows } = await transaction.query(copy, [], { blob: new Blob([block]) });
        rows += affectedRows ?? 0;
      }
      return rows;
    },
    async *copyOut(query) {
      onStatement();
      const { blob } = await transaction.query(`COPY (${query}) TO '/dev/blob' WITH (FORMAT binary)`);
      if (blob) yield new Uint8Array(await blob.arrayBuffer());
    },
  };
}

export function serverSession(client: ClientBase, onStatement: () => void): Session {
  return {
    async query<T extends object>(sql: string, parameters?: unknown[]) {
      onStatement();
      return (await client.query<T>(sql, parameters)).rows;
    },
    async execute(sql) {
      onStatement();
      await client.query(sql);
    },
    async copyIn(target, chunks) {
      onStatement();
      const copy = client.query(copyFrom(`COPY ${target} FROM STDIN WITH (FORMAT csv)`));
      await pipeline(Readable.from(blocksOf(chunks, SOCKET_BLOCK)), copy);
      return copy.rowCount;
    },
    async *copyOut(query) {
      onStatement();
      yield* client.query(copyTo(`COPY (${query}) TO STDOUT WITH (FORMAT binary)`)) as AsyncIterable<Buffer>;
    },
  };
}
