import { RISK_ID, type Contender } from './baselines.ts';
import { countryResamples, interval } from './bootstrap.ts';
import type { Forecasts } from './forecasts.ts';
import {
  brier,
  listed,
  listing,
  orderByScore,
  ordering,
  type Listing,
  type Ordered,
  type Ordering,
} from './metrics.ts';
import type { Row } from './outcomes.ts';

/** How many states are on the list of a year. */
export const LIST_SIZE = 30;

/** A figure with its 95 % interval. */
export type Estimate = [value: number, low: number, high: number];

export interface Figures {
  rows: number;
  positives: number;
  auc: Estimate;
  /** To be read beside the base rate. */
  aucPr: Estimate;
  brier: number;
  /** Against the share in closed windows; above 0 is better than it. */
  brierSkill: Estimate;
  /** In the top 30 of each pool that the outcome names, by the pool’s id. */
  top30: Record<string, Record<keyof Listing, Estimate>>;
}

/** What one contender comes to on rows where it and the risk profile both speak. */
export interface ContenderResult extends Figures {
  id: string;
  name: string;
  kind: Contender['kind'];
  /** The risk profile minus this one on the same rows; null for the risk profile itself. */
  riskMinusThis: { auc: Estimate; aucPr: Estimate; brierSkill: Estimate; recall: Record<string, Estimate> } | null;
}

/** Rows that a list of 30 is taken from. */
export interface Pool {
  id: string;
  name: string;
  holds: (row: Row) => boolean;
}

/** Rows with all that is said of them, in one order. */
export interface Said {
  rows: readonly Row[];
  /** What one would say of each row who knows nothing of the country. */
  climatology: Float64Array;
  contenders: readonly { contender: Contender; forecasts: Forecasts }[];
}

/** Every contender against the risk profile on the same rows. */
export function evaluate(said: Said, pools: readonly Pool[]): ContenderResult[] {
  const risk = said.contenders.find(({ contender }) => contender.id === RISK_ID);
  if (!risk) throw new Error('The risk profile is not among the contenders.');
  const scored = spokenOf(risk.forecasts);
  const riskOnAll = measure(said, risk.forecasts, scored, pools);
  return said.contenders.map(({ contender: { id, name, kind }, forecasts }) => {
    if (id === RISK_ID) return { id, name, kind, ...figures(riskOnAll, pools), riskMinusThis: null };
    const both = spokenOf(forecasts).filter((row) => !Number.isNaN(risk.forecasts.value[row]));
    const theirs = measure(said, forecasts, both, pools);
    const ours = both.length === scored.length ? riskOnAll : measure(said, risk.forecasts, both, pools);
    return { id, name, kind, ...figures(theirs, pools), riskMinusThis: differences(ours, theirs, pools) };
  });
}

/** One contender on all rows it speaks of, whether or not the risk profile does. */
export function alone(said: Said, id: string, pools: readonly Pool[]): Figures {
  const forecasts = said.contenders.find(({ contender }) => contender.id === id)?.forecasts;
  if (!forecasts) throw new Error(`"${id}" is not among the contenders.`);
  return figures(measure(said, forecasts, spokenOf(forecasts), pools), pools);
}

/** Places of the rows of which something is said. */
export function spokenOf({ value }: Forecasts): number[] {
  return [...value.keys()].filter((row) => !Number.isNaN(value[row]));
}

interface Measured extends Ordering {
  brier: number;
  brierSkill: number;
  lists: Record<string, Listing>;
}

interface Sample {
  rows: number;
  positives: number;
  whole: Measured;
  resampled: Measured[];
}

/** Rows of a sample as columns. */
interface Columns {
  came: Uint8Array;
  /** Place of the country among those of the sample. */
  country: Int32Array;
  years: Int32Array;
  value: Float64Array;
  probability: Float64Array;
  climatology: Float64Array;
}

interface List {
  id: string;
  columns: Columns;
  onList: Float64Array;
}

function measure(said: Said, forecasts: Forecasts, places: readonly number[], pools: readonly Pool[]): Sample {
  const rows = places.flatMap((place) => {
    const row = said.rows[place];
    return row ? [{ place, row }] : [];
  });
  const countries = [...new Set(rows.map(({ row }) => row.unit))].toSorted((a, b) => a - b);
  const countryAt = new Map(countries.map((unit, index) => [unit, index]));
  const columnsOf = (holds: (row: Row) => boolean): Columns => {
    const kept = rows.filter(({ row }) => holds(row));
    const of = (column: Float64Array) => Float64Array.from(kept, ({ place }) => column[place] ?? Number.NaN);
    return {
      came: Uint8Array.from(kept, ({ row }) => (row.came ? 1 : 0)),
      country: Int32Array.from(kept, ({ row }) => countryAt.get(row.unit) ?? 0),
      years: Int32Array.from(kept, ({ row }) => row.year),
      value: of(forecasts.value),
      probability: of(forecasts.probability),
      climatology: of(said.climatology),
    };
  };
  const atRisk = columnsOf((row) => row.atRisk);
  const ordered = orderByScore(atRisk.value);
  const lists = pools.map(({ id, holds }): List => {
    const columns = columnsOf(holds);
    return { id, columns, onList: listed(columns.value, columns.years, LIST_SIZE) };
  });
  const under = (times: Uint16Array) => measured(atRisk, ordered, lists, times);
  return {
    rows: atRisk.came.length,
    positives: atRisk.came.reduce((sum, came) => sum + came, 0),
    whole: under(new Uint16Array(countries.length).fill(1)),
    // The same draws for every contender on the same rows, so that differences are of like with like.
    resampled: countryResamples(countries.length).map(under),
  };
}

function measured(atRisk: Columns, ordered: Ordered, lists: readonly List[], times: Uint16Array): Measured {
  const weightsOf = ({ country }: Columns) => Uint16Array.from(country, (index) => times[index] ?? 0);
  const weights = weightsOf(atRisk);
  const score = brier(atRisk.probability, atRisk.came, weights);
  return {
    ...ordering(ordered, atRisk.came, weights),
    brier: score,
    brierSkill: 1 - score / brier(atRisk.climatology, atRisk.came, weights),
    lists: Object.fromEntries(
      lists.map(({ id, columns, onList }) => [id, listing(onList, columns.came, weightsOf(columns))]),
    ),
  };
}

type Read = (one: Measured) => number;

const inList =
  (pool: string, what: keyof Listing): Read =>
  (one) =>
    one.lists[pool]?.[what] ?? Number.NaN;

function figures(sample: Sample, pools: readonly Pool[]): Figures {
  const of = (read: Read): Estimate => [read(sample.whole), ...interval(sample.resampled.map(read))];
  return {
    rows: sample.rows,
    positives: sample.positives,
    auc: of((one) => one.auc),
    aucPr: of((one) => one.aucPr),
    brier: sample.whole.brier,
    brierSkill: of((one) => one.brierSkill),
    top30: byPool(pools, (pool) => ({
      recall: of(inList(pool, 'recall')),
      precision: of(inList(pool, 'precision')),
      lift: of(inList(pool, 'lift')),
    })),
  };
}

function differences(ours: Sample, theirs: Sample, pools: readonly Pool[]): ContenderResult['riskMinusThis'] {
  const of = (read: Read): Estimate => [
    read(ours.whole) - read(theirs.whole),
    ...interval(
      ours.resampled.map((one, index) => {
        const other = theirs.resampled[index];
        return other ? read(one) - read(other) : Number.NaN;
      }),
    ),
  ];
  return {
    auc: of((one) => one.auc),
    aucPr: of((one) => one.aucPr),
    brierSkill: of((one) => one.brierSkill),
    recall: byPool(pools, (pool) => of(inList(pool, 'recall'))),
  };
}

function byPool<T>(pools: readonly Pool[], of: (pool: string) => T): Record<string, T> {
  return Object.fromEntries(pools.map(({ id }) => [id, of(id)]));
}
