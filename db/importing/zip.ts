import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { few } from './drift-words.ts';
import { ImportError } from './reading.ts';

const TABLE = /\.(?:csv|tsv|json|geojson|ndjson|xlsx)$/i;
/** What archivers of one system leave for themselves. */
const LEFT_BEHIND = /^__MACOSX\/|(?:^|\/)\.[^/]*$|\/$/;

const options = { lazyEntries: true, autoClose: false };

/** The one table of a zip file by its name there; null where the zip is a workbook itself. */
export async function tableIn(path: string, name: string): Promise<string | null> {
  const entries = await reading(name, () => openPromise(path, options), listed);
  const names = entries.map(({ fileName }) => fileName);
  if (names.includes('[Content_Types].xml')) return null;
  if (names.includes('mimetype') && names.includes('content.xml')) {
    throw new ImportError(`${name} is an OpenDocument file: save it as .xlsx or CSV. Nothing was imported.`);
  }
  const files = names.filter((file) => !LEFT_BEHIND.test(file));
  const tables = files.filter((file) => TABLE.test(file));
  const [table] = tables;
  if (table === undefined) {
    throw new ImportError(
      `${name} holds no table (.csv, .tsv, .json, .geojson or .xlsx), but ${few(files) || 'nothing'}. Nothing was imported.`,
    );
  }
  if (tables.length > 1) {
    throw new ImportError(
      `${name} holds ${tables.length} tables: ${few(tables)}. Unpack it and import the one that is meant. Nothing was imported.`,
    );
  }
  if (entries.find(({ fileName }) => fileName === table)?.isEncrypted()) {
    throw new ImportError(`${table} in ${name} has a password: unpack it first. Nothing was imported.`);
  }
  return table;
}

async function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Bytes of a file in a zip file, held against its checksum. */
export async function* unzipped(path: string, name: string, table: string): AsyncGenerator<Buffer> {
  const zip = await reading(name, () => openPromise(path, options));
  try {
    const entry = await reading(name, () => entryOf(zip, table));
    let sum = 0;
    const stream = await reading(name, () => zip.openReadStreamPromise(entry));
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw damaged(name, error);
    }
    if (sum !== entry.crc32) throw damaged(name, new Error(`${table} does not have its checksum`));
  } finally {
    zip.close();
  }
}

async function entryOf(zip: ZipFile, table: string): Promise<Entry> {
  for await (const entry of zip.eachEntry()) if (entry.fileName === table) return entry;
  throw new Error(`${table} is no longer there`);
}

/** Files of a zip file that is held in memory, each with its bytes as they come. */
export async function* packed(
  bytes: Buffer,
  name: string,
): AsyncGenerator<{ file: string; stream: AsyncIterable<Buffer> }> {
  const zip = await reading(name, () => fromBufferPromise(bytes, options));
  try {
    for await (const entry of zip.eachEntry()) {
      const stream = await zip.openReadStreamPromise(entry);
      yield { file: entry.fileName, stream: stream as AsyncIterable<Buffer> };
      stream.destroy();
    }
  } catch (error) {
    throw error instanceof ImportError ? error : damaged(name, error);
  } finally {
    zip.close();
  }
}

async function reading<T>(name: string, open: () => Promise<T>): Promise<T>;
async function reading<T>(name: string, open: () => Promise<ZipFile>, use: (zip: ZipFile) => Promise<T>): Promise<T>;
async function reading<T>(
  name: string,
  open: () => Promise<T | ZipFile>,
  use?: (zip: ZipFile) => Promise<T>,
): Promise<T> {
  try {
    const opened = await open();
    if (!use) return opened as T;
    try {
      return await use(opened as ZipFile);
    } finally {
      (opened as ZipFile).close();
    }
  } catch (error) {
    throw damaged(name, error);
  }
}

function damaged(name: string, error: unknown): ImportError {
  return new ImportError(
    `${name} is damaged or cut short (${(error as Error).message}): get it again. Nothing was imported.`,
    { cause: error },
  );
}
