import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { GraphQL } from '../graphql.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { ReadModels } from '../read-model/read-models.ts';
import { Catalogue } from '../read-model/catalogue.ts';
import { metadataOf, packageOf } from './describe.ts';
import { BulkReading } from './read.ts';
import { bulkTables } from './tables.ts';
import { fileOf, writeTable, type BulkFile } from './write.ts';

/** Data releases whose files are kept; about 30 MB each. */
const RELEASES_KEPT = 3;

const PACKAGE = 'datapackage.json';
const SUMS = 'SHA256SUMS';

/** Every file that a data release can be had as. */
const bulkFiles = new Catalogue(
  'file',
  [...bulkTables.flatMap(({ name }) => [`${name}.csv`, `${name}.parquet`]), PACKAGE, SUMS].map((id) => ({ id })),
  ({ id }) => ({ id, name: id }),
  PACKAGE,
);

/** A data release as files. */
interface BulkRelease {
  folder: string;
  files: ReadonlyMap<string, BulkFile>;
}

/**
 * Whole data releases as files, written when somebody first asks for one: by way of the API itself, so that they hold
 * what it answers. One is written at a time, and others wait, so that the server goes on answering.
 */
export class BulkDownloads {
  private readonly releases = new LRUCache<string, Promise<BulkRelease>>({
    max: RELEASES_KEPT,
    // What is being sent is read to its end: the system keeps an open file until it is closed.
    dispose: (release) =>
      void release.then(
        ({ folder }) => remove(folder),
        () => {},
      ),
  });
  private readonly stopping = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly graphql: GraphQL,
    private readonly models: ReadModels,
  ) {}

  /** A file of a data release; an id or a name that there is none of is NotFound. */
  async file(dataRelease: string, name: string): Promise<BulkFile & { path: string }> {
    const model = await this.models.pinned(dataRelease);
    bulkFiles.get(name);
    const { folder, files } = await this.release(model);
    const file = files.get(name);
    if (!file) throw new Error(`${name} was not written.`);
    return { ...file, path: join(folder, name) };
  }

  /** Stops writing, and leaves nothing behind. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.last.catch(() => {});
    const kept = await Promise.allSettled(this.releases.values());
    this.releases.clear();
    for (const one of kept) if (one.status === 'fulfilled') await remove(one.value.folder);
  }

  private release(model: ReadModel): Promise<BulkRelease> {
    const { id } = model.dataRelease;
    const known = this.releases.get(id);
    if (known) return known;
    const writing = this.last.catch(() => {}).then(() => this.write(model));
    this.last = writing;
    this.releases.set(id, writing);
    // What failed is tried again by the next who asks.
    writing.catch(() => this.releases.delete(id));
    return writing;
  }

  private async write(model: ReadModel): Promise<BulkRelease> {
    const folder = await mkdtemp(join(tmpdir(), 'forestall-bulk-'));
    try {
      return { folder, files: await this.writeAll(model, folder) };
    } catch (error) {
      await remove(folder);
      throw error;
    }
  }

  private async writeAll(model: ReadModel, folder: string): Promise<ReadonlyMap<string, BulkFile>> {
    const context = { model, ...this.models.beside };
    const tables = [];
    for (const table of bulkTables) {
      const reading = new BulkReading(this.graphql.schema, table);
      const pages = reading.pages(this.graphql, context, this.stopping.signal);
      const written = await writeTable(folder, table.name, reading.columns, pages, metadataOf(model));
      tables.push({ table, columns: reading.columns, written });
    }
    await writeFile(join(folder, PACKAGE), packageOf(model, tables));
    const files = [...tables.flatMap(({ written }) => [written.csv, written.parquet]), await fileOf(folder, PACKAGE)];
    await writeFile(join(folder, SUMS), files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(''));
    return new Map([...files, await fileOf(folder, SUMS)].map((file) => [file.name, file]));
  }
}

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
