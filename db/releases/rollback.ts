import type { Database } from '../../api/database.ts';
import type { Session } from '../../api/session.ts';
import { IMPORT_LOCK, unusedName } from '../importing/publish.ts';
import { count } from '../importing/drift-words.ts';
import { tables, type VersionedTable } from '../importing/tables.ts';
import { holdsAt } from '../importing/holding.ts';
import { dataReleaseOf, dataReleases } from './known.ts';

export interface RolledBack {
  /** The new data release; the newest one where it holds the same already. */
  dataRelease: string;
  /** The one whose figures hold again. */
  target: string;
  /** The one that held before. */
  before: string;
  changed: boolean;
  dryRun: boolean;
  tables: { table: string; closed: number; opened: number }[];
}

/** Thrown to leave the database as it was. */
class Undone extends Error {
  constructor(readonly outcome: RolledBack) {
    super('Nothing is to stay of it.');
  }
}

/**
 * Makes everything that an earlier data release holds what holds from a new one on. Nothing published is taken away: all
 * data releases, those between the two included, go on answering as they did.
 */
export async function rollBack(database: Database, id: string, dryRun: boolean): Promise<RolledBack> {
  try {
    return await database.transaction((session) => rollBackIn(session, id, dryRun));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

async function rollBackIn(session: Session, id: string, dryRun: boolean): Promise<RolledBack> {
  await session.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  const known = await dataReleases(session);
  const target = dataReleaseOf(known, id);
  const newest = known.at(-1) ?? target;
  const ordinal = newest.ordinal + 1;
  const changed: RolledBack['tables'] = [];
  for (const table of Object.values(tables)) changed.push(await restore(session, table, target.ordinal, ordinal));
  const outcome = {
    target: id,
    before: newest.id,
    dryRun,
    tables: changed.filter(({ closed, opened }) => closed + opened > 0),
  };
  if (outcome.tables.length === 0) throw new Undone({ ...outcome, dataRelease: newest.id, changed: false });
  const name = await unusedName(session, `${newest.id.replace(/-local-\d+$/, '')}-local-1`);
  await session.query('insert into data_release (ordinal, id, published, note) values ($1, $2, now(), $3)', [
    ordinal,
    name,
    `Rolled back to ${id}: what it holds is current again, and ${newest.id} stays as it was`,
  ]);
  const rolled = { ...outcome, dataRelease: name, changed: true };
  if (dryRun) throw new Undone(rolled);
  return rolled;
}

/** Closes current rows that the target does not have as they are, and opens anew those of the target that are not current. */
async function restore(
  session: Session,
  table: VersionedTable,
  target: number,
  ordinal: number,
): Promise<RolledBack['tables'][number]> {
  const { name, key, columns } = table;
  const names = [...key, ...columns].map((column) => `"${column}"`);
  // Compared as a whole, because a row that was changed and changed back is the same under another data release.
  const same = [
    ...key.map((column) => `o."${column}" = t."${column}"`),
    ...columns.map((column) => `o."${column}" is not distinct from t."${column}"`),
  ].join(' and ');
  const [closed] = await session.query<{ rows: string }>(
    `with closed as (
       update "${name}" t set valid_until = $2::int
       where t.valid_until is null and t.valid_from > $1::int
         and not exists (select from "${name}" o where ${holdsAt('$1', 'o')} and ${same})
       returning 1
     ) select count(*)::text as rows from closed`,
    [target, ordinal],
  );
  const [opened] = await session.query<{ rows: string }>(
    `with opened as (
       insert into "${name}" (${names.join(', ')}, valid_from)
       select ${names.map((column) => `t.${column}`).join(', ')}, $2::int from "${name}" t
       where ${holdsAt('$1', 't')} and t.valid_until is not null
         and not exists (select from "${name}" o where o.valid_until is null and ${same})
       returning 1
     ) select count(*)::text as rows from opened`,
    [target, ordinal],
  );
  return { table: name, closed: Number(closed?.rows), opened: Number(opened?.rows) };
}

export function rollbackWords({ dataRelease, target, before, changed, dryRun, tables: rows }: RolledBack): string[] {
  if (!changed) return [`Nothing changed: data release ${before} holds what ${target} holds.`];
  const byTable = rows.map(
    ({ table, closed, opened }) => `${table} ${count(closed)} set aside, ${count(opened)} brought back`,
  );
  return [
    `Rows by table: ${byTable.join('; ')}`,
    dryRun
      ? `A dry run: what ${target} holds would be current again as data release ${dataRelease}. Nothing was changed; ${before} still holds.`
      : `What ${target} holds is current again, as data release ${dataRelease}. Nothing published was taken away: ${before} ` +
        'and all others answer as they did, and frozen views stay.',
  ];
}
