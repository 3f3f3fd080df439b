import type { Session } from '../../api/session.ts';
import { driftBetween, type Drift } from './drift.ts';
import { holdsAt } from './holding.ts';
import type { Merged } from './publish.ts';

/** How a file stands to the releases that carried its data sets before. */
export interface Against {
  /** Ids of those releases; none where the data sets are new. */
  releases: string[];
  /** Columns, where those of every earlier file are on record. */
  columns: { new: string[]; vanished: string[] } | null;
  datasets: {
    new: string[];
    /** What an earlier release carried and this file does not: it stays with that release. */
    left: { dataset: string; release: string }[];
  };
  /** Null where no figure differs. */
  drift: Drift | null;
}

/** Holds a reading that has been merged against the data release before it. */
export async function examine(session: Session, { reading, carries, changes, ordinal }: Merged): Promise<Against> {
  const before = ordinal - 1;
  const held = await session.query<{ dataset: string; release: string }>(
    `select d.dataset_id as dataset, d.release_id as release from dataset_release d
     where ${holdsAt('$2', 'd')}
       and d.release_id in (
         select o.release_id from dataset_release o
         where ${holdsAt('$2', 'o')} and o.dataset_id = any($1)
       )
     order by 1`,
    [carries, before],
  );
  const carried = new Set(carries);
  const known = new Set(held.map(({ dataset }) => dataset));
  const releases = [...new Set(held.map(({ release }) => release))].toSorted();
  const differs = changes.added + changes.changed + changes.vanished > 0;
  return {
    releases,
    columns: await columnsAgainst(session, [...(reading.table?.columns ?? [])], releases),
    datasets: {
      new: [...carried].filter((dataset) => !known.has(dataset)).toSorted(),
      left: held.filter(({ dataset }) => !carried.has(dataset)),
    },
    drift: differs ? await driftBetween(session, carries, before, ordinal) : null,
  };
}

async function columnsAgainst(
  session: Session,
  columns: readonly string[],
  releases: readonly string[],
): Promise<Against['columns']> {
  const earlier = await session.query<{ columns: string[] | null }>('select columns from release where id = any($1)', [
    releases,
  ]);
  if (earlier.length === 0 || earlier.some((release) => release.columns === null)) return null;
  const before = new Set(earlier.flatMap((release) => release.columns ?? []));
  const now = new Set(columns);
  return {
    new: columns.filter((column) => !before.has(column)),
    vanished: [...before].filter((column) => !now.has(column)),
  };
}
