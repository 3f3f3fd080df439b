import type { Database } from '../../api/database.ts';
import type { Session } from '../../api/session.ts';
import { driftBetween, type DatasetDrift, type Drift } from '../importing/drift.ts';
import { count, largestWords, moveWords, spans, turnWords, type CountryName } from '../importing/drift-words.ts';
import { holdsAt } from '../importing/holding.ts';
import { tables, type VersionedTable } from '../importing/tables.ts';
import { dataReleaseOf, dataReleases } from './known.ts';

export interface ReleaseDiff {
  from: string;
  to: string;
  drift: Drift;
  /** By data set, the file that carried it in each, where that is another. */
  carriers: { dataset: string; before: string | null; after: string | null }[];
  /** Rows that differ of every table, names and texts included. */
  tables: { table: string; added: number; changed: number; vanished: number }[];
}

/** How data release `to` differs from `from`, whichever is the older. */
export async function diffReleases(database: Database, from: string, to: string): Promise<ReleaseDiff> {
  return database.read(async (session) => {
    const known = await dataReleases(session);
    const before = dataReleaseOf(known, from).ordinal;
    const after = dataReleaseOf(known, to).ordinal;
    const drift = await driftBetween(session, null, before, after);
    const differing: ReleaseDiff['tables'] = [];
    for (const table of Object.values(tables)) differing.push(await tableDiff(session, table, before, after));
    return {
      from,
      to,
      drift: { ...drift, datasets: drift.datasets.filter(differs) },
      carriers: await carriers(session, before, after),
      tables: differing.filter(({ added, changed, vanished }) => added + changed + vanished > 0),
    };
  });
}

const differs = ({ added, changed, vanished }: DatasetDrift): boolean => added + changed + vanished > 0;

async function tableDiff(
  session: Session,
  table: VersionedTable,
  before: number,
  after: number,
): Promise<ReleaseDiff['tables'][number]> {
  const key = table.key.map((name) => `"${name}"`);
  const side = (held: string, other: string): string =>
    `select ${key.join(', ')}, ${table.columns.map((name) => `"${name}" as "c_${name}"`).join(', ')}
     from "${table.name}" t where ${held} and not ${other}`;
  const differ = table.columns.map((name) => `a."c_${name}" is distinct from b."c_${name}"`).join(' or ');
  const one = key[0] ?? '';
  const [row] = await session.query<{ added: string; changed: string; vanished: string }>(
    `with a as (${side(holdsAt('$1', 't'), holdsAt('$2', 't'))}), b as (${side(holdsAt('$2', 't'), holdsAt('$1', 't'))})
     select count(*) filter (where a.${one} is null)::text as added,
            count(*) filter (where b.${one} is null)::text as vanished,
            count(*) filter (where a.${one} is not null and b.${one} is not null and (${differ}))::text as changed
     from a full join b using (${key.join(', ')})`,
    [before, after],
  );
  return {
    table: table.name,
    added: Number(row?.added),
    changed: Number(row?.changed),
    vanished: Number(row?.vanished),
  };
}

function carriers(session: Session, before: number, after: number): Promise<ReleaseDiff['carriers']> {
  const at = (parameter: string): string => `(select * from dataset_release d where ${holdsAt(parameter, 'd')})`;
  return session.query(
    `select dataset_id as dataset, a.release_id as before, b.release_id as after
     from ${at('$1')} a full join ${at('$2')} b using (dataset_id)
     where a.release_id is distinct from b.release_id order by 1`,
    [before, after],
  );
}

export function diffWords(
  { from, to, drift, carriers: carrying, tables: rows }: ReleaseDiff,
  name: CountryName,
): string[] {
  if (rows.length === 0) return [`${from} and ${to} hold the same.`];
  const turned = new Map(carrying.map((one) => [one.dataset, one]));
  return [
    `From ${from} to ${to}:`,
    ...turnWords(drift, name).map((line) => `  ${line}`),
    ...drift.datasets.flatMap((dataset) => datasetWords(dataset, turned.get(dataset.dataset), name)),
    ...largestLines(drift, name),
    `Rows by table: ${rows.map((row) => `${row.table} ${changes(row)}`).join('; ')}`,
  ];
}

function largestLines({ datasets }: Drift, name: CountryName): string[] {
  const lines = largestWords(datasets, name);
  return lines.length === 0 ? [] : ['Largest changes of all:', ...lines.map((line) => `  ${line}`)];
}

function datasetWords(
  drift: DatasetDrift,
  turned: ReleaseDiff['carriers'][number] | undefined,
  name: CountryName,
): string[] {
  const { dataset, before, after, largest } = drift;
  const file = turned ? ` (${turned.before ?? 'no file'} before, ${turned.after ?? 'no file'} after)` : '';
  return [
    `${dataset}${file}: ${changes(drift)}`,
    `  ${extent(before)} before, ${extent(after)} after`,
    ...largest.slice(0, 2).map((move) => `  ${moveWords(move, name)}`),
  ];
}

function extent(held: DatasetDrift['before']): string {
  if (held === null) return 'nothing';
  const { firstYear, lastYear } = held;
  const years = firstYear === null || lastYear === null ? '' : `, ${spans([firstYear])} to ${spans([lastYear])}`;
  return `${count(held.figures)} figures of ${count(held.countries)} countries${years}`;
}

function changes({ added, changed, vanished }: { added: number; changed: number; vanished: number }): string {
  const parts = [
    added > 0 && `${count(added)} new`,
    changed > 0 && `${count(changed)} changed`,
    vanished > 0 && `${count(vanished)} gone`,
  ];
  return parts.filter(Boolean).join(', ');
}
