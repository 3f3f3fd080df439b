import type { BackTest, BackTestNamed, BackTestOutcome, BackTestYears, Estimate } from './model/back-test.ts';

type Interval = readonly [value: number, low: number, high: number];
type List = 'recall' | 'precision';

interface ShippedOutcome {
  id: string;
  name: string;
  kind: string;
  origins: readonly [first: number, last: number];
  rows: number;
  positives: number;
  baseRate: number;
  pools: { id: string; name: string; rows: number }[];
  contenders: {
    id: string;
    name: string;
    auc: Interval;
    aucPr: Interval;
    brierSkill: Interval;
    top30: Record<string, Record<List, Interval>>;
    riskMinusThis: { auc: Interval } | null;
  }[];
  named:
    | ({ pool: string; counts: { onsets: number; falseAlarms: number } } & Record<
        'hits' | 'misses' | 'falseAlarms' | 'notScored',
        BackTestYears[]
      >)
    | null;
}

/** What the API reads of the file that `npm run backtest` writes. */
export interface ShippedBackTest {
  caution: string;
  panelNote: string;
  profilesRelease: string;
  bootstrap: { resamples: number };
  outcomes: ShippedOutcome[];
  ewp: { note: string; outcome: ShippedOutcome } | null;
  floors: BackTest['floors'];
}

/** The file as the graph shows it: outcomes of every source in one list, figures with names for their ends. */
export function backTestOf(shipped: ShippedBackTest): BackTest {
  const { caution, panelNote, profilesRelease, bootstrap, outcomes, ewp, floors } = shipped;
  return {
    caution,
    panelNote,
    profilesRelease,
    resamples: bootstrap.resamples,
    outcomes: [
      ...outcomes.map((outcome) => outcomeOf(outcome, null)),
      ...(ewp ? [outcomeOf(ewp.outcome, ewp.note)] : []),
    ],
    floors,
  };
}

function outcomeOf(outcome: ShippedOutcome, note: string | null): BackTestOutcome {
  const { id, name, kind, origins, rows, positives, baseRate, contenders, named } = outcome;
  return {
    id,
    name,
    kind,
    note,
    firstOrigin: origins[0],
    lastOrigin: origins[1],
    rows,
    positives,
    baseRate,
    contenders: contenders.map(({ id: of, name: called, auc, aucPr, brierSkill, top30, riskMinusThis }) => ({
      id: of,
      name: called,
      auc: estimate(auc),
      aucPr: estimate(aucPr),
      brierSkill: estimate(brierSkill),
      lists: Object.entries(top30).map(([pool, { recall, precision }]) => ({
        pool: poolOf(outcome, pool),
        recall: estimate(recall),
        precision: estimate(precision),
      })),
      riskMinusThis: riskMinusThis && estimate(riskMinusThis.auc),
    })),
    named: named && namedOf(outcome, named),
  };
}

function namedOf(outcome: ShippedOutcome, named: NonNullable<ShippedOutcome['named']>): BackTestNamed {
  const { pool, counts, hits, misses, falseAlarms, notScored } = named;
  return {
    pool: poolOf(outcome, pool),
    onsets: counts.onsets,
    falseAlarmYears: counts.falseAlarms,
    hits,
    misses,
    falseAlarms,
    notScored,
  };
}

function poolOf({ id, pools }: ShippedOutcome, wanted: string): ShippedOutcome['pools'][number] {
  const pool = pools.find((one) => one.id === wanted);
  if (!pool) throw new Error(`The back-test of ${id} names the pool ${wanted}, which it does not list.`);
  return pool;
}

const estimate = ([value, low, high]: Interval): Estimate => ({ value, low, high });
