import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import type { BulkDownloads } from '../bulk/bulk.ts';
import { NotFound } from '../errors.ts';
import { plain } from './answer.ts';
import { cachingOf } from './caching.ts';
import { streamFile } from './files.ts';
import { formats } from './table/formats.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.csv': formats.csv.type,
  '.parquet': 'application/vnd.apache.parquet',
  '.json': formats.json.type,
};

/** Sends a file of a whole data release, under the hash that its list of sums names. */
export async function sendBulk(
  request: IncomingMessage,
  response: ServerResponse,
  downloads: BulkDownloads,
  dataRelease: string,
  name: string,
): Promise<void> {
  try {
    const { path, bytes, sha256 } = await downloads.file(dataRelease, name);
    await streamFile(request, response, path, bytes, {
      'Content-Type': TYPES[extname(name)] ?? 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="forestall-${dataRelease}-${name}"`,
      'Cache-Control': cachingOf(true),
      'Forestall-Release': dataRelease,
      ETag: `"${sha256}"`,
    });
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    plain(response, 404, error.message);
  }
}
