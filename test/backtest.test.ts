import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { POPULATION } from '../api/profiles/definition.ts';
import { unitOf, yearOf, type ModelData } from '../api/profiles/inputs.ts';
import { scoreAll } from '../api/profiles/score.ts';
import { Cube } from '../api/read-model/cube.ts';
import { contenders, RISK_ID } from '../db/backtest/baselines.ts';
import { countryResamples, interval } from '../db/backtest/bootstrap.ts';
import { readEwp } from '../db/backtest/ewp.ts';
import { climatology, closedBy, forecast } from '../db/backtest/forecasts.ts';
import { fitLogit } from '../db/backtest/logit.ts';
import { brier, listed, listing, orderByScore, ordering } from '../db/backtest/metrics.ts';
import { nameOutcomes } from '../db/backtest/named.ts';
import { lookAhead, outcomeRows, outcomes, type Row } from '../db/backtest/outcomes.ts';
import { printResult, readResult, type BacktestResult } from '../db/backtest/result.ts';
import { BACKTEST_PANEL, ORIGINS, OUTCOMES_TO, resultFile } from '../db/backtest/run.ts';
import { loadCrosswalk, type Crosswalk } from '../db/importing/countries.ts';
import { PROFILES_RELEASE, shippedFigures } from '../db/profiles.ts';
import { genuineFolder, hasGenuine } from './support/genuine.ts';

const root = resolve(import.meta.dirname, '..');
const none = Number.NaN;
const once = (count: number) => Array.from({ length: count }, () => 1);

function ordered(scores: readonly number[], came: readonly number[], weights: readonly number[] = once(scores.length)) {
  return ordering(orderByScore(scores), Uint8Array.from(came), weights);
}

describe('how well scores order rows', () => {
  it('is the share of pairs in the right order, equal scores counted half', () => {
    // Pairs (4,3) (4,2) (4,1) right, (2,3) wrong, (2,2) half, (2,1) right: 4.5 of 6.
    expect(ordered([4, 3, 2, 2, 1], [1, 0, 1, 0, 0]).auc).toBe(0.75);
    expect(ordered([1, 1, 1], [1, 0, 0]).auc).toBe(0.5);
    expect(ordered([1, 2], [1, 0]).auc).toBe(0);
    expect(ordered([1, 2], [0, 0]).auc).toBeNaN();
  });

  it('is precision where recall grows, a run of equal scores being one step', () => {
    // Precision 1 at the first, 2/3 at the second: their mean.
    expect(ordered([4, 3, 2], [1, 0, 1]).aucPr).toBeCloseTo(5 / 6, 12);
    // All alike: the base rate, whatever the order of the rows.
    expect(ordered([1, 1, 1, 1], [1, 0, 0, 0]).aucPr).toBe(0.25);
    expect(ordered([1, 1, 1, 1], [0, 0, 0, 1]).aucPr).toBe(0.25);
  });

  it('counts a row of weight two as two rows, and agrees with counting all pairs', () => {
    expect(ordered([3, 2, 1], [1, 0, 1], [2, 1, 1])).toEqual(ordered([3, 3, 2, 1], [1, 1, 0, 1]));
    const row = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const [up, down] = [rows.filter(([, came]) => came), rows.filter(([, came]) => !came)];
        fc.pre(up.length > 0 && down.length > 0);
        const pairs = up.flatMap(([a]) => down.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = pairs.reduce((sum: number, pair) => sum + pair, 0) / pairs.length;
        const found = ordered(
          rows.map(([score]) => score),
          rows.map(([, came]) => came),
        );
        expect(found.auc).toBeCloseTo(expected, 12);
      }),
    );
  });
});

it('the Brier score is the mean squared miss', () => {
  expect(brier([0.5, 0.1, 1], Uint8Array.from([1, 0, 1]), [1, 1, 1])).toBeCloseTo((0.25 + 0.01) / 3, 12);
  expect(brier([0.5, 0.1], Uint8Array.from([1, 0]), [3, 1])).toBeCloseTo((0.75 + 0.01) / 4, 12);
});

describe('a list of the highest', () => {
  it('is taken anew each year, and equal scores at its end share the places left', () => {
    const years = [2000, 2000, 2000, 2000, 2001, 2001];
    expect([...listed([9, 5, 5, 1, 0, 3], years, 2)]).toEqual([1, 0.5, 0.5, 0, 1, 1]);
    expect([...listed([0, 0, 0], [2000, 2000, 2000], 2)]).toEqual([2 / 3, 2 / 3, 2 / 3]);
  });

  it('has recall, precision and lift', () => {
    const onList = Float64Array.from([1, 1, 0, 0, 0.5, 0.5]);
    const found = listing(onList, Uint8Array.from([1, 0, 1, 0, 1, 0]), once(6));
    expect(found).toEqual({ recall: 0.5, precision: 0.5, lift: 1 });
  });
});

describe('the bootstrap over countries', () => {
  it('gives the same draws for the same seed and others for another', () => {
    const draws = (seed: number) => countryResamples(20, { resamples: 50, seed });
    expect(draws(1)).toEqual(draws(1));
    expect(draws(2)).not.toEqual(draws(1));
    for (const times of draws(1)) expect(times.reduce((sum, count) => sum + count, 0)).toBe(20);
  });

  it('reads the middle 95 % and leaves out what could not be measured', () => {
    expect(interval([none, ...Array.from({ length: 41 }, (_, index) => 40 - index)])).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(39, 12),
    ]);
  });
});

describe('the logistic fit', () => {
  it('of one two-valued feature nears the shares on each side', () => {
    const features = [...once(400).map(() => [0]), ...once(400).map(() => [1])];
    const fitted = fitLogit(
      features,
      features.map(([side], index) => (side === 1 ? index % 2 === 0 : index % 10 === 0)),
    );
    expect(fitted([0])).toBeCloseTo(0.1, 2);
    expect(fitted([1])).toBeCloseTo(0.5, 2);
  });

  it('says the share where there is one kind only, and ends where the feature splits perfectly', () => {
    expect(fitLogit([[1], [2], [3]], [false, false, false])([9])).toBe(0.125);
    const fitted = fitLogit([[1], [2], [3], [4]], [false, false, true, true]);
    expect(fitted([4])).toBeGreaterThan(fitted([3]));
    expect(fitted([4])).toBeLessThan(1);
  });
});

describe('an onset', () => {
  const look = (deaths: Record<number, number>, origin: number, kind: 'ONSET' | 'INCIDENCE' = 'ONSET') =>
    lookAhead((year) => deaths[year] ?? null, origin, { threshold: 25, kind });
  const quiet = { 2000: 0, 2001: 24, 2002: 0 };

  it.each([
    ['in the first year after three quiet ones', { ...quiet, 2003: 25, 2004: 90 }, [2003]],
    ['in the second year', { ...quiet, 2003: 24, 2004: 25 }, [2004]],
    ['in neither', { ...quiet, 2003: 24, 2004: 0 }, []],
  ])('comes %s', (_, deaths, when) => {
    expect(look(deaths, 2002)).toEqual({ atRisk: true, came: when.length > 0, when });
  });

  it('cannot come where violence is going on or three years are not on record', () => {
    const notAtRisk = { atRisk: false, came: false, when: [] };
    expect(look({ ...quiet, 2000: 25, 2003: 30, 2004: 0 }, 2002)).toEqual(notAtRisk);
    expect(look({ 2001: 0, 2002: 0, 2003: 30, 2004: 0 }, 2002)).toEqual(notAtRisk);
  });

  it('is unknown where a year of its window is not on record, and incidence asks for no quiet', () => {
    expect(look({ ...quiet, 2003: 90 }, 2002)).toBeNull();
    expect(look({ 2002: 50, 2003: 0, 2004: 30 }, 2002, 'INCIDENCE')).toEqual({
      atRisk: true,
      came: true,
      when: [2004],
    });
  });
});

const row = (unit: number, year: number, when: readonly number[] = [], atRisk = true): Row => ({
  unit,
  year,
  at: unit * 100 + year,
  atRisk,
  came: when.length > 0,
  when,
});

it('only rows whose two years have passed are learned from', () => {
  const rows = [row(0, 2000, [2001]), row(1, 2001), row(0, 2002), row(0, 2003, [2004]), row(1, 2000, [], false)];
  expect(closedBy(2003, rows)).toEqual([0, 1]);
  expect(climatology(rows, [2003])[3]).toBe(0.5);
});

it('hits, misses, false alarms and what had no score are told by name, each onset once', () => {
  const scores = [9, 9, 1, 8];
  // 31 states in 2000, so that one is off the list of 30.
  const others = Array.from({ length: 28 }, (_, index) => row(10 + index, 2000));
  const rows = [row(0, 2000, [2001]), row(1, 2000), row(2, 2000, [2002]), row(0, 1999, [2001]), ...others];
  const value = Float64Array.from([...scores, ...others.map(() => 5)]);
  const risk = { id: RISK_ID, name: '', kind: 'INDEX', features: () => [] } as const;
  const said = {
    rows,
    climatology: value,
    contenders: [{ contender: risk, forecasts: { value, probability: value } }],
  };
  const pool = { id: 'all', name: 'all', holds: () => true };
  const names = nameOutcomes(said, pool, [...rows, row(7, 2000, [2001])], (unit) => ({
    id: `U${unit}`,
    name: `N${unit}`,
  }));
  expect(names.hits).toEqual([{ country: 'U0', name: 'N0', years: [2001] }]);
  expect(names.misses).toEqual([{ country: 'U2', name: 'N2', years: [2002] }]);
  expect(names.notScored).toEqual([{ country: 'U7', name: 'N7', years: [2001] }]);
  expect(names.falseAlarms).toHaveLength(29);
  expect(names.counts).toEqual({ onsets: 3, hits: 1, misses: 1, falseAlarms: 29, notScored: 1 });
});

describe('on the shipped figures', () => {
  let data: ModelData;
  let sha256: string;
  let crosswalk: Crosswalk;
  let result: BacktestResult;

  beforeAll(async () => {
    crosswalk = await loadCrosswalk(join(root, 'db/content'));
    ({ data, sha256 } = await shippedFigures(join(root, 'db/figures'), { crosswalk }, OUTCOMES_TO));
    const committed = await readResult(resultFile(root));
    if (!committed) throw new Error('db/backtest/result.json is missing: run npm run backtest.');
    result = committed;
  });

  /** The same figures up to a year, and others or none after it. */
  function changedAfter(year: number, change: (value: number) => number | null): ModelData {
    const cubes = [...data.cubes].map(([id, cube]) => {
      const copy = new Cube(cube.units, cube.firstYear, cube.years);
      for (const [cell, value] of cube.values.entries()) {
        const own = cube.year(cell);
        const kept = own > year ? change(value) : value;
        if (Number.isNaN(value) || kept === null) continue;
        copy.set(Math.floor(cell / cube.years), own, kept, cube.low?.[cell] ?? none, cube.high?.[cell] ?? none);
      }
      return [id, copy] as const;
    });
    return { units: data.units, cubes: new Map(cubes) };
  }

  const upTo = (year: number, column: Float64Array) => [...column].filter((_, at) => yearOf(at) <= year);

  it.each([
    ['other', (value: number) => value * 3 + 40],
    ['no', () => null],
  ])('%s figures after a year change no score up to it, the panel being closed before', (_, change) => {
    const [before, after] = [data, changedAfter(2010, change)].map((figures) => scoreAll(figures, BACKTEST_PANEL));
    for (const kind of ['RISK', 'RESILIENCE'] as const) {
      expect(upTo(2010, after?.[kind].score ?? new Float64Array())).toEqual(
        upTo(2010, before?.[kind].score ?? new Float64Array()),
      );
      expect(after?.[kind].score).not.toEqual(before?.[kind].score);
    }
  });

  it('the published panel reaches into the years tested, which is why an earlier one is used', () => {
    const [before, after] = [data, changedAfter(2010, (value) => value * 3 + 40)].map((figures) => scoreAll(figures));
    expect(upTo(2010, after?.RISK.score ?? new Float64Array())).not.toEqual(
      upTo(2010, before?.RISK.score ?? new Float64Array()),
    );
  });

  it('other figures after a year change nothing that any contender says in it, fits included', () => {
    const outcome = outcomes[0];
    if (!outcome) throw new Error('There are no outcomes.');
    const said = [data, changedAfter(2010, (value) => value * 3 + 40)].map((figures) => {
      const rows = outcomeRows(outcome, figures);
      return contenders(scoreAll(figures, BACKTEST_PANEL)).map((one) => {
        const { value, probability } = forecast(one, rows, [2009, 2010, 2014]);
        const by = (holds: (year: number) => boolean) =>
          rows.flatMap(({ year, at }, index) => (holds(year) ? [[at, value[index], probability[index]]] : []));
        return { id: one.id, kept: by((year) => year <= 2010), later: by((year) => year === 2014) };
      });
    });
    const [before = [], after = []] = said;
    expect(before.length).toBeGreaterThan(10);
    before.forEach((one, index) => {
      expect(after[index]?.kept, one.id).toEqual(one.kept);
      expect(after[index]?.later, one.id).not.toEqual(one.later);
    });
  });

  it('the committed result is of the shipped model and figures', async () => {
    const sheet = parse(await readFile(join(root, 'db/figures', PROFILES_RELEASE.id, 'release.yaml'), 'utf8')) as {
      sha256: string;
    };
    const stale = 'stale: run npm run backtest -- --ewp <folder>';
    expect([result.profilesRelease, result.figures], stale).toEqual([PROFILES_RELEASE.id, sheet.sha256]);
    expect(sha256).toBe(sheet.sha256);
    expect(await readFile(resultFile(root), 'utf8')).toBe(printResult(result));
  });

  it('the committed result is what the figures give', () => {
    const risk = scoreAll(data, BACKTEST_PANEL).RISK.score;
    const population = data.cubes.get(POPULATION);
    for (const outcome of outcomes) {
      const rows = outcomeRows(outcome, data).filter(
        ({ year, at, atRisk }) =>
          atRisk &&
          year >= ORIGINS.first &&
          year <= ORIGINS.last &&
          !Number.isNaN(risk[at]) &&
          (population?.values[population.cell(unitOf(at), year)] ?? 0) >= 500_000,
      );
      const { auc, aucPr } = ordered(
        rows.map(({ at }) => risk[at] ?? none),
        rows.map(({ came }) => (came ? 1 : 0)),
      );
      const told = result.outcomes.find(({ id }) => id === outcome.id);
      expect([told?.rows, told?.positives], outcome.id).toEqual([rows.length, rows.filter(({ came }) => came).length]);
      const own = told?.contenders.find(({ id }) => id === RISK_ID);
      expect(own?.auc[0], outcome.id).toBeCloseTo(auc, 4);
      expect(own?.aucPr[0], outcome.id).toBeCloseTo(aucPr, 4);
    }
  });

  it('every floor is told and held', () => {
    const asked = [
      ['any-25', 'AUC', 0.82],
      ['any-100', 'AUC', 0.85],
      ['state-25', 'AUC', 0.84],
      ['ewp-mass-killing', 'AUC', 0.86],
      ['ewp-mass-killing', 'RECALL_AT_30', 0.66],
    ] as const;
    expect(result.floors.map(({ outcome, measure, floor }) => [outcome, measure, floor])).toEqual(asked);
    for (const { outcome, measure, pool, floor, value, held } of result.floors) {
      const told = [...result.outcomes, ...(result.ewp ? [result.ewp.outcome] : [])].find(({ id }) => id === outcome);
      const risk = told?.contenders.find(({ id }) => id === RISK_ID);
      expect(value).toBe(measure === 'AUC' ? risk?.auc[0] : risk?.top30[pool]?.recall[0]);
      expect([held, value >= floor], outcome).toEqual([true, true]);
    }
  });

  it('hindsight is said first, every list names its pool, and nothing is claimed that may not be', async () => {
    expect(Object.keys(result)[0]).toBe('caution');
    expect(result.caution).toMatch(/hindsight on today’s vintage/);
    for (const { pools, contenders: all } of result.outcomes) {
      for (const { top30 } of all) expect(Object.keys(top30)).toEqual(pools.map(({ id }) => id));
      for (const { name, rows } of pools) expect([name.length > 20, rows > 0]).toEqual([true, true]);
    }
    expect(await readFile(resultFile(root), 'utf8')).not.toMatch(/\b(predict|beats?\b|outperform|causes?\b)/i);
  });

  describe.skipIf(!hasGenuine && !process.env.CI)(`the Early Warning Project’s files in ${genuineFolder}`, () => {
    it('give 39 onsets after origins from 1993 on, all of them in the committed result', async () => {
      const { rows, origins, forecast: own } = await readEwp(join(genuineFolder, 'ewp'), data, crosswalk);
      expect(origins).toEqual([1993, 2022]);
      const asked = rows.filter(({ year }) => year >= origins[0]);
      expect(new Set(asked.flatMap(({ unit, when }) => when.map((year) => `${unit} ${year}`))).size).toBe(39);
      for (const { at } of asked) expect(own.features(at)[0]).toBeGreaterThan(0);
      expect(result.ewp?.outcome.named?.counts.onsets).toBe(39);
      expect(result.ewp?.forecastsOnAllTheirRows.rows).toBe(asked.length);
    });
  });
});
