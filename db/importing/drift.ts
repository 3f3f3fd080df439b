import type { Session } from '../../api/session.ts';
import { holdsAt } from './holding.ts';
import { measured, type Measured } from './measured.ts';

/** What a data set holds in one data release. */
export interface Held {
  figures: number;
  countries: number;
  firstYear: number | null;
  lastYear: number | null;
  low: number | null;
  high: number | null;
}

export interface Move {
  country: string | null;
  /** The region, group or event, where a country and year do not say which figure it is. */
  what: string | null;
  year: number | null;
  before: number;
  after: number;
}

/** How a data set differs between two data releases. */
export interface DatasetDrift {
  dataset: string;
  before: Held | null;
  after: Held | null;
  added: number;
  changed: number;
  vanished: number;
  /** The figures that moved most, the largest first. */
  largest: Move[];
}

interface Turn<T> {
  new: T[];
  vanished: T[];
}

/** How figures differ between two data releases, in all and by data set. */
export interface Drift {
  countries: Turn<string> & { before: number; after: number };
  regions: Turn<string>;
  years: Turn<number>;
  datasets: DatasetDrift[];
}

const LARGEST = 5;

/**
 * Holds what data release `after` has of `datasets` (all, where null) against what `before` has. The database does the
 * work on rows: only what is told of comes here, so that the size of the tables does not matter.
 */
export async function driftBetween(
  session: Session,
  datasets: readonly string[] | null,
  before: number,
  after: number,
): Promise<Drift> {
  const seen = new Seen();
  const drifts = new Map<string, DatasetDrift>();
  for (const one of measured) {
    if (datasets !== null && !datasets.some((dataset) => one.holds(dataset))) continue;
    const found = await measure(session, one, datasets, before, after, seen);
    // Where all is new or all is gone there is nothing to hold together.
    const comparable = found.filter((drift) => drift.before !== null && drift.after !== null);
    for (const drift of found) drifts.set(drift.dataset, comparable.includes(drift) ? drift : whole(drift));
    if (comparable.length > 0) {
      const both = comparable.map(({ dataset }) => dataset);
      await moves(session, one, both, before, after, drifts);
    }
  }
  return { ...seen.turns(), datasets: [...drifts.values()].toSorted((a, b) => (a.dataset < b.dataset ? -1 : 1)) };
}

/** Countries, regions and years of the two data releases. A country may have figures in several tables. */
class Seen {
  readonly #kinds = { country: new Map<string, Sides>(), region: new Map<string, Sides>() };
  readonly #years = new Map<number, Sides>();

  unit(kind: 'country' | 'region', id: string, sides: Sides): void {
    join(this.#kinds[kind], id, sides);
  }

  year(year: number, sides: Sides): void {
    join(this.#years, year, sides);
  }

  turns(): Omit<Drift, 'datasets'> {
    const { country, region } = this.#kinds;
    return {
      countries: {
        before: [...country.values()].filter(({ before }) => before).length,
        after: [...country.values()].filter(({ after }) => after).length,
        ...turn(country),
      },
      regions: turn(region),
      years: turn(this.#years),
    };
  }
}

interface Sides {
  before: boolean;
  after: boolean;
}

function join<T>(seen: Map<T, Sides>, id: T, { before, after }: Sides): void {
  const known = seen.get(id);
  seen.set(id, { before: before || (known?.before ?? false), after: after || (known?.after ?? false) });
}

function turn<T>(seen: ReadonlyMap<T, Sides>): Turn<T> {
  const only = (side: keyof Sides, other: keyof Sides): T[] =>
    [...seen].filter(([, sides]) => sides[side] && !sides[other]).map(([id]) => id);
  const inOrder = (ids: T[]): T[] => ids.toSorted((a, b) => (a < b ? -1 : 1));
  return { new: inOrder(only('after', 'before')), vanished: inOrder(only('before', 'after')) };
}

const BEFORE = holdsAt('$2', 't');
const AFTER = holdsAt('$3', 't');
const among = ({ dataset }: Measured): string => `($1::text[] is null or ${dataset} = any($1::text[]))`;

interface StatRow extends Record<`${'before' | 'after'}_${'count' | 'countries'}`, string> {
  dataset: string | null;
  country: string | null;
  region: string | null;
  year: number | null;
  level: number;
  before_first: number | null;
  after_first: number | null;
  before_last: number | null;
  after_last: number | null;
  before_low: number | null;
  after_low: number | null;
  before_high: number | null;
  after_high: number | null;
}

/** By grouping(dataset, country, region, year): which of the four a row of the answer is about. */
const ABOUT = { dataset: 7, country: 11, region: 13, year: 14 };

async function measure(
  session: Session,
  one: Measured,
  datasets: readonly string[] | null,
  before: number,
  after: number,
  seen: Seen,
): Promise<DatasetDrift[]> {
  const found: DatasetDrift[] = [];
  const sides = { before: BEFORE, after: AFTER };
  const of = (make: (side: string, held: string) => string): string =>
    Object.entries(sides)
      .map(([side, held]) => make(side, held))
      .join(', ');
  // By year first, so that the rows themselves are read once.
  const rows = await session.query<StatRow>(
    `with unit as (
       select ${one.dataset} as dataset, ${one.country} as country, ${one.region} as region, ${one.year} as year, ${of(
         (side, held) =>
           `count(*) filter (where ${held}) as ${side}_count,
            min(${one.value}) filter (where ${held}) as ${side}_low, max(${one.value}) filter (where ${held}) as ${side}_high`,
       )}
       from "${one.table.name}" t ${one.joins} where (${BEFORE} or ${AFTER}) and ${among(one)} group by 1, 2, 3, 4
     )
     select dataset, country, region, year, grouping(dataset, country, region, year) as level, ${of(
       (side) =>
         `sum(${side}_count)::text as ${side}_count,
          (count(distinct country) filter (where ${side}_count > 0))::text as ${side}_countries,
          min(year) filter (where ${side}_count > 0) as ${side}_first,
          max(year) filter (where ${side}_count > 0) as ${side}_last,
          min(${side}_low)::float8 as ${side}_low, max(${side}_high)::float8 as ${side}_high`,
     )}
     from unit group by grouping sets ((dataset), (country), (region), (year))`,
    [datasets, before, after],
  );
  for (const row of rows) {
    const both = { before: Number(row.before_count) > 0, after: Number(row.after_count) > 0 };
    if (row.level === ABOUT.country && row.country !== null) seen.unit('country', row.country, both);
    if (row.level === ABOUT.region && row.region !== null) seen.unit('region', row.region, both);
    if (row.level === ABOUT.year && row.year !== null) seen.year(row.year, both);
    if (row.level === ABOUT.dataset && row.dataset !== null) found.push(driftOf(row.dataset, row));
  }
  return found;
}

/** All of it new, or all of it gone. */
const whole = (drift: DatasetDrift): DatasetDrift => ({
  ...drift,
  added: drift.after?.figures ?? 0,
  vanished: drift.before?.figures ?? 0,
});

function driftOf(dataset: string, row: StatRow): DatasetDrift {
  const before = heldOf(row, 'before');
  const after = heldOf(row, 'after');
  return { dataset, before, after, added: 0, changed: 0, vanished: 0, largest: [] };
}

function heldOf(row: StatRow, side: 'before' | 'after'): Held | null {
  const figures = Number(row[`${side}_count`]);
  if (figures === 0) return null;
  return {
    figures,
    countries: Number(row[`${side}_countries`]),
    firstYear: row[`${side}_first`],
    lastYear: row[`${side}_last`],
    low: row[`${side}_low`],
    high: row[`${side}_high`],
  };
}

/** Counts the rows that differ, and finds those whose figure moved most. */
async function moves(
  session: Session,
  one: Measured,
  datasets: readonly string[],
  before: number,
  after: number,
  drifts: ReadonlyMap<string, DatasetDrift>,
): Promise<void> {
  const parameters = [datasets, before, after];
  const key = one.table.key.map((name) => `"${name}"`).join(', ');
  const columns = one.table.columns.map((name) => `"${name}"`);
  const side = (held: string, other: string): string =>
    `select ${one.table.key.map((name) => `t."${name}"`).join(', ')}, ${columns.map((name) => `t.${name} as c_${name.slice(1, -1)}`).join(', ')},
       ${one.dataset} as dataset, ${one.country} as of_country, ${one.what} as what, ${one.year} as in_year, ${one.value} as figure
     from "${one.table.name}" t ${one.joins} where ${held} and not ${other} and ${among(one)}`;
  const differs = one.table.columns.map((name) => `a.c_${name} is distinct from b.c_${name}`).join(' or ');
  // A table of its own, because it is read twice; what is closed and opened again unchanged is no move.
  const rows = await session.query<MoveRow>(
    `with a as (${side(BEFORE, AFTER)}), b as (${side(AFTER, BEFORE)}),
     moved as materialized (
       select coalesce(b.dataset, a.dataset) as dataset, coalesce(b.of_country, a.of_country) as country,
              coalesce(b.what, a.what) as what, coalesce(b.in_year, a.in_year) as year,
              a.figure as before, b.figure as after, a.dataset is null as added, b.dataset is null as vanished
       from a full join b using (${key})
       where a.dataset is null or b.dataset is null or ${differs}
     ),
     counts as (
       select dataset, count(*) filter (where added) as added, count(*) filter (where vanished) as vanished,
              count(*) filter (where not added and not vanished) as changed
       from moved group by dataset
     ),
     largest as (
       select * from (
         select *, row_number() over (
           partition by dataset order by abs(after - before) desc, country, what, year
         ) as place
         from moved where before is distinct from after and before is not null and after is not null
       ) ordered where place <= ${LARGEST}
     )
     select counts.dataset, counts.added::text, counts.changed::text, counts.vanished::text,
            largest.country, largest.what, largest.year, largest.before::float8, largest.after::float8
     from counts left join largest using (dataset) order by counts.dataset, largest.place`,
    parameters,
  );
  for (const { dataset, added, changed, vanished, country, what, year, before: was, after: is } of rows) {
    const known = drifts.get(dataset);
    if (!known) throw new Error(`${dataset} has changes without figures.`);
    Object.assign(known, { added: Number(added), changed: Number(changed), vanished: Number(vanished) });
    if (was !== null && is !== null) known.largest.push({ country, what, year, before: was, after: is });
  }
}

interface MoveRow {
  dataset: string;
  added: string;
  changed: string;
  vanished: string;
  country: string | null;
  what: string | null;
  year: number | null;
  before: number | null;
  after: number | null;
}
