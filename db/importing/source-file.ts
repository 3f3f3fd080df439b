import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { knownEncoding, UTF8 } from './text.ts';
import { tableIn, unzipped } from './zip.ts';

/** A producer's file on disk: read as often as needed, always from the start. */
export interface SourceFile {
  path: string;
  name: string;
  bytes: number;
  /** Of the file as it lies there, compressed or not. */
  sha256: string;
  /** How its text is written, unless a byte-order mark says otherwise. */
  encoding: string;
  /** How much of it the stream opened last has read, from 0 to 1; null where that is not known, as within a zip. */
  share(): number | null;
  /** Whether it is still the file that was hashed, by its size and time. */
  unchanged(): Promise<boolean>;
  /** Content, unpacked where the file is gzip or a zip with one table (by its magic bytes, not its name). */
  stream(): Readable;
}

/** A quarter of a megabyte: four times Node's own, which parsers stop at too often. */
const READ_BLOCK = 256 * 1024;
const HASH_BLOCK = 1024 * 1024;

export async function openSourceFile(path: string, encoding: string = UTF8): Promise<SourceFile> {
  const { size, mtimeMs } = await stat(path);
  const { sha256, magic } = await fingerprint(path);
  const name = basename(path);
  let reading: ReadStream | null = null;
  const read = (): ReadStream => (reading = createReadStream(path, { highWaterMark: READ_BLOCK }));
  return {
    path,
    name,
    bytes: size,
    sha256,
    encoding: knownEncoding(encoding),
    share: () => (reading === null || size === 0 ? null : Math.min(1, reading.bytesRead / size)),
    async unchanged() {
      const now = await stat(path).catch(() => null);
      return now !== null && now.size === size && now.mtimeMs === mtimeMs;
    },
    stream: contentOf(path, name, magic, read),
  };
}

async function fingerprint(path: string): Promise<{ sha256: string; magic: string }> {
  const hash = createHash('sha256');
  // One buffer for all: a stream's new ones keep the collector of garbage as busy as the hash keeps the processor.
  const buffer = Buffer.allocUnsafeSlow(HASH_BLOCK);
  let magic = '';
  const file = await open(path);
  try {
    for (let { bytesRead } = await file.read(buffer); bytesRead > 0; { bytesRead } = await file.read(buffer)) {
      const chunk = buffer.subarray(0, bytesRead);
      magic ||= chunk.toString('latin1', 0, 4);
      hash.update(chunk);
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), magic };
}

function contentOf(path: string, name: string, magic: string, read: () => Readable): () => Readable {
  if (magic.startsWith('\u001f\u008b')) return () => gunzipped(read());
  if (magic !== 'PK\u0003\u0004' && magic !== 'PK\u0005\u0006') return read;
  let table: Promise<string | null> | null = null;
  async function* content(): AsyncGenerator<Buffer> {
    table ??= tableIn(path, name);
    const found = await table;
    yield* found === null ? read() : unzipped(path, name, found);
  }
  return () => Readable.from(content(), { objectMode: false });
}

function gunzipped(raw: Readable): Readable {
  const gunzip = createGunzip();
  raw.on('error', (error) => gunzip.destroy(error));
  // A reader that stops early (only the header is wanted) must not leave the file open.
  gunzip.on('close', () => raw.destroy());
  return raw.pipe(gunzip);
}
