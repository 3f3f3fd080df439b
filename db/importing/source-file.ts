import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
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
  /** How much of it the stream opened last has read, from 0 to 1. */
  share(): number;
  /** Whether it is still the file that was hashed, by its size and time. */
  unchanged(): Promise<boolean>;
  /** Content, gunzipped where the file is gzip (by its magic bytes, not its name). */
  stream(): Readable;
}

/** A quarter of a megabyte: four times Node's own, which parsers stop at too often. */
const READ_BLOCK = 256 * 1024;

export async function openSourceFile(path: string): Promise<SourceFile> {
  const { size, mtimeMs } = await stat(path);
  const hash = createHash('sha256');
  let magic: Buffer | undefined;
  await pipeline(createReadStream(path, { highWaterMark: READ_BLOCK }), async function (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      magic ??= chunk.subarray(0, 2);
      hash.update(chunk);
    }
  });
  const gzip = magic?.[0] === 0x1f && magic[1] === 0x8b;
  let reading: ReadStream | null = null;
  return {
    path,
    name: basename(path),
    bytes: size,
    sha256: hash.digest('hex'),
    share: () => (size === 0 ? 1 : Math.min(1, (reading?.bytesRead ?? 0) / size)),
    async unchanged() {
      const now = await stat(path).catch(() => null);
      return now !== null && now.size === size && now.mtimeMs === mtimeMs;
    },
    stream() {
      const raw = createReadStream(path, { highWaterMark: READ_BLOCK });
      reading = raw;
      if (!gzip) return raw;
      const gunzip = createGunzip();
      raw.on('error', (error) => gunzip.destroy(error));
      // A reader that stops early (only the header is wanted) must not leave the file open.
      gunzip.on('close', () => raw.destroy());
      return raw.pipe(gunzip);
    },
  };
}
