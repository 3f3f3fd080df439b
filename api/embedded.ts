import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { StartError } from './config.ts';
import { makeDirectory } from './directory.ts';
import { takeLock } from './lock.ts';

/** What an embedded database is opened for: a server answers from it for weeks, an import fills it and ends. */
export type Use = 'serving' | 'importing';

/**
 * Reads go to the read model, so the pages PostgreSQL keeps at hand by default are 120 MB of memory for nothing, except
 * where indexes of many new rows are written. No page is far away in a file that the system holds in memory; told so,
 * PostgreSQL searches by its indexes. Nobody follows the log, so it need not hold what the files of new tables hold.
 */
const settings = (use: Use): string[] => [
  '-c',
  `shared_buffers=${use === 'serving' ? '8MB' : '128MB'}`,
  '-c',
  'random_page_cost=1',
  '-c',
  'wal_level=minimal',
  '-c',
  'max_wal_senders=0',
];

/** Extensions of PostgreSQL that the migrations ask for. */
export const extensions = { pg_trgm };

/** PostgreSQL major version of the PGlite we ship; its data directories carry it in PG_VERSION. */
const POSTGRES_MAJOR = '18';

/**
 * The embedded database under `dataDir`, created where there is none, held by this process alone until `release`.
 * Everything in it can be rebuilt, yet nothing found there is ever deleted: what cannot be used is named, and left.
 */
export async function openEmbedded(
  dataDir: string,
  use: Use,
): Promise<{ pglite: PGlite; created: boolean; release(): void }> {
  const root = resolve(dataDir);
  makeWritable(root);
  const release = takeLock(join(root, 'forestall.lock'), root);
  try {
    const { directory, created } = prepare(root);
    const pglite = await openDirectory(directory, root, use);
    if (created) writeFileSync(join(root, 'created'), `${new Date().toISOString()}\n`);
    return { pglite, created, release };
  } catch (error) {
    release();
    throw error;
  }
}

function makeWritable(root: string): void {
  try {
    makeDirectory(root);
    const probe = join(root, `.write-test-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new StartError(
      `The data directory ${root} cannot be written (${reason(error)}). Make it writable, or set DATA_DIR to another directory.`,
    );
  }
}

/** Decides by what lies there whether the database is new, ours, unfinished, of another version or damaged. */
function prepare(root: string): { directory: string; created: boolean } {
  const directory = join(root, 'database');
  const finished = existsSync(join(root, 'created'));
  if (!existsSync(directory)) {
    if (finished) {
      console.error(
        `The database that was in ${root} is gone; a new one is made. Files of your own must be imported again.`,
      );
    }
    return { directory, created: true };
  }
  if (!finished) {
    const aside = join(root, `database.unfinished-${new Date().toISOString().replace(/[:.]/g, '-')}`);
    renameSync(directory, aside);
    console.error(`A start that was interrupted left an unfinished database, now in ${aside}; a new one is made.`);
    return { directory, created: true };
  }
  const version = join(directory, 'PG_VERSION');
  if (readdirSync(directory).length === 0 || !existsSync(version)) throw damaged(root, 'PG_VERSION is missing');
  const major = readFileSync(version, 'utf8').trim();
  if (!/^\d+$/.test(major)) throw damaged(root, 'PG_VERSION holds no number');
  if (major !== POSTGRES_MAJOR) {
    const age = Number(major) > Number(POSTGRES_MAJOR) ? 'a newer' : 'another';
    throw new StartError(
      `The data directory ${root} is from ${age} version of Forestall (PostgreSQL ${major} inside, expected ${POSTGRES_MAJOR}). ` +
        `Start that version, or set DATA_DIR to another directory. Nothing was changed.`,
    );
  }
  return { directory, created: false };
}

async function openDirectory(directory: string, root: string, use: Use): Promise<PGlite> {
  try {
    const startParams = [...PGlite.defaultStartParams, ...settings(use)];
    return await PGlite.create({ dataDir: directory, startParams, extensions });
  } catch (error) {
    throw damaged(root, reason(error));
  }
}

function damaged(root: string, why: string): StartError {
  return new StartError(
    `The database in ${root} is damaged (${why}). Nothing was deleted. Move the directory away and start again: ` +
      `everything shipped is rebuilt, your own files must be imported again.`,
  );
}

/** PostgreSQL's classes for a failing system and for damaged data. */
const DAMAGE = /^(?:58|XX)/;

/** The sentence for damage that shows only once the database is used; null where the error is of another kind. */
export function damageIn(error: unknown, dataDir: string): StartError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause ?? (cause as { previous?: unknown }).previous) {
    const { code } = cause as { code?: unknown };
    const aborted = cause.name === 'RuntimeError' || cause.message.startsWith('Aborted(');
    if (aborted || (typeof code === 'string' && DAMAGE.test(code))) return damaged(resolve(dataDir), reason(cause));
  }
  return null;
}

function reason(error: unknown): string {
  const text = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
  return text.replace(/\. Build with -sASSERTIONS.*/, '');
}
