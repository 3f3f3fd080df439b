import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { StartError } from './config.ts';

interface Holder {
  pid: number;
  host: string;
  /** Start of the process in clock ticks where the system tells (Linux), so that a reused number is not mistaken for it. */
  ticks: string | null;
}

/** A lock that a dead process left is taken over at most so often before the directory counts as contested. */
const ATTEMPTS = 5;

const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/**
 * PGlite lets two processes open one directory and ruin it, so we hold a lock of our own. A heartbeat lock such as
 * proper-lockfile would make a start after a kill wait until the old beat is stale; a process number can be asked.
 */
export function takeLock(path: string, root: string): () => void {
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    ticks: startTicks(process.pid),
  } satisfies Holder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (place(path, own)) return releasing(path, own);
    const found = readLock(path);
    if (found === null) continue;
    const holder = holderIn(found);
    if (holder && isRunning(holder)) {
      throw new StartError(
        `The data directory ${root} is in use by process ${holder.pid} on ${holder.host}. ` +
          `Stop that process, or set DATA_DIR to another directory. (If it is surely gone, remove ${path}.)`,
      );
    }
    removeStale(path, found, own);
  }
  throw new StartError(`The data directory ${root} is being opened by another process. Try again in a moment.`);
}

/** Puts the lock there in one piece, so that nobody reads half of it; false where there is one already. */
function place(path: string, content: string): boolean {
  const draft = `${path}-${process.pid}`;
  try {
    writeFileSync(draft, content);
    link(draft, path, content);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw unusable(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function link(draft: string, path: string, content: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    // Some disks, such as a memory stick's, know no second names for a file.
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code)) throw error;
    writeFileSync(path, content, { flag: 'wx' });
  }
}

/**
 * Removes the lock that a dead process left, one process at a time: whoever looked before and removes after might
 * else take away the lock of the process that came between.
 */
function removeStale(path: string, found: string, own: string): void {
  const turn = `${path}-takeover`;
  if (!place(turn, own)) {
    const held = readLock(turn);
    const holder = held === null ? null : holderIn(held);
    // Left by one that was killed in its turn.
    if (held !== null && !(holder && isRunning(holder))) remove(turn);
    return;
  }
  try {
    // As long as it is there nobody puts another in its place, and nobody else may remove it now.
    if (readLock(path) === found) remove(path);
  } finally {
    remove(turn);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Gives the lock back, at the latest when the process ends of an error that nobody closed the database for. */
function releasing(path: string, own: string): () => void {
  const release = () => {
    process.off('exit', release);
    if (readLock(path) === own) rmSync(path, { force: true });
  };
  process.once('exit', release);
  return release;
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(path, error);
  }
}

/** Who holds a lock; null where it was cut short, which a crash of the whole machine can do. */
function holderIn(content: string): Holder | null {
  try {
    const { pid, host, ticks } = JSON.parse(content) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host, ticks: ticks ?? null } : null;
  } catch {
    return null;
  }
}

function isRunning(holder: Holder): boolean {
  // Another machine on a shared disk cannot be asked, so it is believed.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.ticks === startTicks(holder.pid);
}

function startTicks(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    // No /proc on this system: the process number alone has to do.
    return null;
  }
}

function unusable(path: string, error: unknown): StartError {
  return new StartError(
    `The lock ${path} cannot be used (${(error as Error).message}). Move it away, or set DATA_DIR to another directory.`,
  );
}
