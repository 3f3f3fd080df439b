import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';

/** A producer's file on disk: read as often as needed, always from the start. */
export interface SourceFile {
  path: string;
  name: string;
  bytes: number;
  /** Of the file as it lies there, compressed or not. */
  sha256: string;
  /** Content, gunzipped where the file is gzip (by its magic bytes, not its name). */
  stream(): Readable;
}

export async function openSourceFile(path: string): Promise<SourceFile> {
  const { size } = await stat(path);
  const hash = createHash('sha256');
  let magic: Buffer | undefined;
  await pipeline(createReadStream(path), async function (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      magic ??= chunk.subarray(0, 2);
      hash.update(chunk);
    }
  });
  const gzip = magic?.[0] === 0x1f && magic[1] === 0x8b;
  return {
    path,
    name: basename(path),
    bytes: size,
    sha256: hash.digest('hex'),
    stream() {
      const raw = createReadStream(path);
      if (!gzip) return raw;
      const gunzip = createGunzip();
      raw.on('error', (error) => gunzip.destroy(error));
      // A reader that stops early (only the header is wanted) must not leave the file open.
      gunzip.on('close', () => raw.destroy());
      return raw.pipe(gunzip);
    },
  };
}
