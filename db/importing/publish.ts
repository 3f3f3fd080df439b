import type { Database } from '../../api/database.ts';
import type { Session } from '../../api/session.ts';
import type { Content } from '../content.ts';
import { mergeContent } from '../content-rows.ts';
import { mergeSearch } from '../search-rows.ts';
import { csvLine } from './csv.ts';
import { mergeVersioned, type Changes } from './merge.ts';
import { tables } from './tables.ts';
import type { Reading } from './reading.ts';
import { SeriesBook, stageReading } from './stage.ts';

/** What is to become a data release. */
export interface Plan {
  /** Name of the new data release, given the newest one's name. */
  name(newest: string | null): string;
  note: string;
  content: Content;
  readings: readonly Reading[];
  /** Set when it is what ships with the program. */
  shippedHash: string | null;
  /** Looks at what became of a reading before anything is published; what it throws undoes everything. */
  examine?(session: Session, merged: Merged): Promise<void>;
  /** Do everything and then undo it, to see what would change. */
  dryRun?: boolean;
}

/** A reading whose figures hold from data release `ordinal` on, in a transaction that is not yet through. */
export interface Merged {
  reading: Reading;
  /** Data sets it turned out to carry. */
  carries: readonly string[];
  changes: Changes;
  ordinal: number;
}

export interface Published {
  /** The data release that holds now; the former one where nothing changed, the one that would be in a dry run. */
  dataRelease: string;
  /** The one that held before. */
  before: string | null;
  changed: boolean;
  releases: { id: string; tally: Reading['tally']; changes: Changes; milliseconds: number }[];
}

export interface Progress {
  /** A step has begun. */
  step(what: string): void;
  /** Figures staged so far in the step, and how much of the file that was, from 0 to 1; null where it is no file. */
  figures?(count: number, share: number | null): void;
  /** A step is done. */
  done(what: string): void;
}

/** Imports take turns: the number is arbitrary, and the same for every Forestall process on the server. */
export const IMPORT_LOCK = 7_034_221;

/** Thrown to leave the database as it was, with what came or would have come of it. */
class Undone extends Error {
  constructor(readonly outcome: Published) {
    super('Nothing is to stay of it.');
  }
}

/** Everything of the plan, or nothing of it, as one new data release. Publishing the same twice changes nothing. */
export async function publish(database: Database, plan: Plan, progress: Progress): Promise<Published> {
  try {
    return await database.transaction((session) => publishIn(session, plan, progress));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/** Where a change of the tables emptied what is searched: all data releases can be searched again. */
export async function makeSearchable(database: Database): Promise<void> {
  await database.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
    const [newest] = await session.query<{ ordinal: number }>('select max(ordinal) as ordinal from data_release');
    if (newest) await mergeSearch(session, newest.ordinal);
  });
}

async function publishIn(session: Session, plan: Plan, progress: Progress): Promise<Published> {
  await takeTurn(session, progress);
  const [newest] = await session.query<{ ordinal: number; id: string }>(
    'select ordinal, id from data_release order by ordinal desc limit 1',
  );
  // Another process may have brought what ships while this one waited for its turn.
  if (newest && plan.shippedHash !== null && (await shippedLast(session)) === plan.shippedHash) {
    throw new Undone({ dataRelease: newest.id, before: newest.id, changed: false, releases: [] });
  }
  const ordinal = (newest?.ordinal ?? 0) + 1;
  const name = await unusedName(session, plan.name(newest?.id ?? null));
  const importing = new Set(plan.readings.map(({ release }) => release.sourceId));
  const contentChanges = await mergeContent(session, plan.content, ordinal, importing);
  const carried = plan.readings.flatMap(({ carries }) => carries);
  const book = await SeriesBook.open(session, carried);
  const releases: Published['releases'] = [];
  let changed = contentChanges > 0;
  for (const reading of plan.readings) {
    progress.step(reading.release.id);
    const started = performance.now();
    const { changes, carries } = await stageReading(session, reading, plan.content.indicators, book, ordinal, (count) =>
      progress.figures?.(count, reading.share?.() ?? null),
    );
    const carrying = await record(session, reading, carries, ordinal);
    await plan.examine?.(session, { reading, carries, changes, ordinal });
    changed ||= carrying || changes.added + changes.changed + changes.vanished > 0;
    const milliseconds = performance.now() - started;
    releases.push({ id: reading.release.id, tally: reading.tally, changes, milliseconds });
    progress.done(`${reading.release.id}: ${summary(changes)}, ${(milliseconds / 1000).toFixed(1)} s`);
  }
  // A start with the same shipped files never gets here; a new hash is recorded even where no row differs.
  if (!changed && newest && plan.shippedHash === null) {
    throw new Undone({ dataRelease: newest.id, before: newest.id, changed: false, releases });
  }
  await mergeSearch(session, ordinal);
  await session.query(
    'insert into data_release (ordinal, id, published, note, shipped_hash) values ($1, $2, now(), $3, $4)',
    [ordinal, name, plan.note, plan.shippedHash],
  );
  const outcome = { dataRelease: name, before: newest?.id ?? null, changed: true, releases };
  if (plan.dryRun) throw new Undone(outcome);
  return outcome;
}

async function takeTurn(session: Session, progress: Progress): Promise<void> {
  const [turn] = await session.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [
    IMPORT_LOCK,
  ]);
  if (turn?.taken) return;
  progress.done('Another import into this database is under way; this one waits until it is through.');
  await session.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
}

async function shippedLast(session: Session): Promise<string | null> {
  const [row] = await session.query<{ hash: string }>(
    'select shipped_hash as hash from data_release where shipped_hash is not null order by ordinal desc limit 1',
  );
  return row?.hash ?? null;
}

export async function unusedName(session: Session, wanted: string): Promise<string> {
  const rows = await session.query<{ id: string }>('select id from data_release');
  const taken = new Set(rows.map(({ id }) => id));
  if (!taken.has(wanted)) return wanted;
  const base = wanted.replace(/-local-\d+$/, '');
  for (let count = 1; ; count += 1) if (!taken.has(`${base}-local-${count}`)) return `${base}-local-${count}`;
}

/** Notes the release and makes it the one that carries its data sets; true when that was not so before. */
async function record(
  session: Session,
  { release, tally, table }: Reading,
  carries: readonly string[],
  ordinal: number,
): Promise<boolean> {
  await session.query(
    `insert into release (id, source_id, data_release, version, sha256, retrieved, file_name, rows, kept, skipped, figures_hash, columns)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (id) do update set figures_hash = coalesce(excluded.figures_hash, release.figures_hash),
       columns = coalesce(release.columns, excluded.columns)`,
    [
      release.id,
      release.sourceId,
      ordinal,
      release.version,
      release.sha256,
      release.retrieved,
      release.fileName,
      tally.rows,
      tally.kept,
      JSON.stringify(tally.skipped),
      release.figuresHash,
      table ? [...table.columns] : null,
    ],
  );
  const lines = carries.map((dataset) => csvLine([dataset, release.id]));
  const scope = { sql: 't.dataset_id = any($1)', parameters: [carries] };
  const { added, changed } = await mergeVersioned(session, tables.datasetRelease, scope, ordinal, lines);
  return added + changed > 0;
}

function summary({ added, changed, vanished, unchanged }: Changes): string {
  const parts = [
    added > 0 && `${added.toLocaleString('en')} new`,
    changed > 0 && `${changed.toLocaleString('en')} changed`,
    vanished > 0 && `${vanished.toLocaleString('en')} no longer there`,
    unchanged > 0 && `${unchanged.toLocaleString('en')} unchanged`,
  ];
  return parts.filter(Boolean).join(', ') || 'nothing to load';
}
