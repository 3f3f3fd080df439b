import type { Session } from '../../api/session.ts';
import type { VersionedTable } from './tables.ts';

export interface Changes {
  added: number;
  changed: number;
  vanished: number;
  unchanged: number;
}

/** Which current rows the new ones stand for: those not among the new ones have vanished. `t` is the table. */
export interface Scope {
  sql: string;
  parameters: unknown[];
}

/**
 * Makes `lines` (CSV: key, columns) what holds in `scope` from data release `ordinal` on. Rows that stay the same are
 * left alone; changed and vanished ones are closed; a row opened in this very release is replaced.
 */
export async function mergeVersioned(
  session: Session,
  table: VersionedTable,
  scope: Scope,
  ordinal: number,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Changes> {
  const names = [...table.key, ...table.columns].map(quote);
  const columns = names.join(', ');
  const stage = `stage_${table.name}`;
  await session.execute(
    `create temporary table ${stage} as select ${columns} from "${table.name}" with no data;
     alter table ${stage} add primary key (${table.key.map(quote).join(', ')})`,
  );
  await session.copyIn(`${stage} (${columns})`, lines);
  await session.execute(`analyze ${stage}`);
  const current = `from "${table.name}" t left join ${stage} s using (${table.key.map(quote).join(', ')})
    where t.valid_until is null and (${scope.sql})`;
  const differs = table.columns.map((column) => `t.${quote(column)} is distinct from s.${quote(column)}`).join(' or ');
  const missing = `s.${quote(table.key[0] ?? '')} is null`;
  const [before] = await session.query<{ held: string; vanished: string; changed: string }>(
    `select count(*)::text as held,
            count(*) filter (where ${missing})::text as vanished,
            count(*) filter (where not (${missing}) and (${differs}))::text as changed ${current}`,
    scope.parameters,
  );
  const vanished = Number(before?.vanished);
  const changed = Number(before?.changed);
  const held = Number(before?.held);
  if (vanished + changed > 0) {
    const stale = `(select t.ctid ${current} and (${missing} or ${differs}))`;
    const next = `$${scope.parameters.length + 1}`;
    const parameters = [...scope.parameters, ordinal];
    await session.query(`delete from "${table.name}" where valid_from = ${next} and ctid in ${stale}`, parameters);
    await session.query(
      `update "${table.name}" set valid_until = ${next} where valid_from < ${next} and ctid in ${stale}`,
      parameters,
    );
  }
  const [after] = await session.query<{ added: string }>(
    `with added as (
       insert into "${table.name}" (${columns}, valid_from)
       select ${names.map((name) => `s.${name}`).join(', ')}, $1 from ${stage} s
       where not exists (
         select from "${table.name}" t
         where t.valid_until is null and ${table.key.map((key) => `t.${quote(key)} = s.${quote(key)}`).join(' and ')}
       )
       order by ${table.key.map((key) => `s.${quote(key)}`).join(', ')}
       returning 1
     ) select count(*)::text as added from added`,
    [ordinal],
  );
  await session.execute(`drop table ${stage}`);
  return { added: Number(after?.added) - changed, changed, vanished, unchanged: held - changed - vanished };
}

/**
 * The same for lines of which none lies outside `closed`: where that holds nothing, there is nothing to compare with, and
 * the lines go straight into the table. They are then asked for with the column that says since when they hold.
 */
export async function mergeClosed(
  session: Session,
  table: VersionedTable,
  scope: Scope,
  ordinal: number,
  lines: (since: readonly number[]) => AsyncIterable<string>,
  closed: Scope = scope,
): Promise<Changes> {
  const [held] = await session.query<{ any: boolean }>(
    `select exists (select from "${table.name}" t where t.valid_until is null and (${closed.sql})) as any`,
    closed.parameters,
  );
  if (held?.any) return mergeVersioned(session, table, scope, ordinal, lines([]));
  const columns = ['valid_from', ...table.key, ...table.columns].map(quote).join(', ');
  const indexes = await withoutIndexes(session, table);
  const added = await session.copyIn(`"${table.name}" (${columns})`, lines([ordinal]));
  for (const index of indexes) await session.execute(index);
  return { added, changed: 0, vanished: 0, unchanged: 0 };
}

/**
 * Takes the indexes for reading from a table that has never held a row; what makes them anew. Made from all rows at once,
 * an index takes a fraction of the time that it takes row by row. Nobody waits for the table meanwhile: as long as no
 * data release has a row of it, none is looked for.
 */
async function withoutIndexes(session: Session, { name }: VersionedTable): Promise<string[]> {
  const [held] = await session.query<{ any: boolean }>(`select exists (select from "${name}") as any`);
  if (held?.any) return [];
  const indexes = await session.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = $1::regclass and not indisunique`,
    [`"${name}"`],
  );
  for (const index of indexes) await session.execute(`drop index ${index.name}`);
  // Into a file made in this transaction, rows can go without being written to the log first (`wal_level` minimal).
  await session.execute(`truncate "${name}"`);
  return indexes.map(({ definition }) => definition);
}

const quote = (name: string): string => `"${name}"`;
