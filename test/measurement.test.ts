import { mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { profiles, type Measure } from '../api/profiles/definition.ts';
import { readMeasure, rowOf } from '../api/profiles/inputs.ts';
import { chance, measuring, normallyOff, triangularlyOff } from '../api/profiles/measurement.ts';
import { Cube } from '../api/read-model/cube.ts';

const none = Number.NaN;
// 1.645 deviations of .5 either way.
const rule = { raw: 0.5, low: 0.5 - 0.8224, high: 0.5 + 0.8224 };
const legality = profiles.RESILIENCE.dimensions.find(({ id }) => id === 'LEGALITY');
const ruleOfLaw = legality?.measures.find(({ id }) => id === 'rule_of_law') as Measure;

describe('a figure as it might have been measured', () => {
  it.each([
    [0, 0.5],
    [1, 1],
    [-2, -0.5],
    [1.6449, 1.3224],
  ])('moves by the deviation that bounds of 90 percent hold 1.645 of: %d of them', (z, expected) => {
    expect(normallyOff(rule, 'NORMAL_90', z)).toBeCloseTo(expected, 3);
  });

  it('moves by half the distance of bounds of 68 percent', () => {
    expect(normallyOff({ raw: 0.4, low: 0.3, high: 0.6 }, 'NORMAL_68', 2)).toBeCloseTo(0.7, 9);
  });

  it.each([
    [0, 0],
    // Below the best estimate lies a fifth: √(.05 · 10 · 2) from the low one.
    [0.05, 1],
    [0.2, 2],
    // √(.2 · 10 · 8) from the high one.
    [0.8, 6],
    [1, 10],
  ])('lies in the triangle over low, best and high estimate: %d of it below', (share, expected) => {
    expect(triangularlyOff({ raw: 2, low: 0, high: 10 }, share)).toBeCloseTo(expected, 9);
  });

  it.each([
    ['NORMAL_90', 0.9],
    ['NORMAL_68', 0.6827],
    ['TRIANGULAR', 1],
  ] as const)('%s falls between its bounds as often as they say', (error, share) => {
    const anew = measuring(rule, error, chance(1, error));
    const inside = Array.from({ length: 20_000 }, () => anew?.() ?? none).filter(
      (value) => value >= rule.low && value <= rule.high,
    );
    expect(inside.length / 20_000).toBeCloseTo(share, 1.7);
  });

  it('is the figure itself where its source does not say how far it may be off, or that it is not', () => {
    const uniform = chance(1, '');
    expect(measuring(rule, 'NONE', uniform)).toBeNull();
    expect(measuring({ raw: 0.5, low: none, high: none }, 'NORMAL_90', uniform)).toBeNull();
    expect(measuring({ raw: 0, low: 0, high: 0 }, 'TRIANGULAR', uniform)).toBeNull();
    expect(measuring({ raw: none, low: 0, high: 1 }, 'NORMAL_90', uniform)).toBeNull();
  });
});

describe('chance', () => {
  const drawn = (seed: number, name: string) => {
    const next = chance(seed, name);
    return Array.from({ length: 5_000 }, () => next());
  };

  it('hangs on seed and name alone', () => {
    expect(drawn(1, 'NGA 2015 rule_of_law')).toEqual(drawn(1, 'NGA 2015 rule_of_law'));
    expect(drawn(2, 'NGA 2015 rule_of_law')).not.toEqual(drawn(1, 'NGA 2015 rule_of_law'));
  });

  it('is even, and of one name tells nothing of the next', () => {
    const [one, other] = [drawn(1, 'NGA 2015 rule_of_law'), drawn(1, 'NGA 2016 rule_of_law')];
    expect(Math.min(...one)).toBeGreaterThan(0);
    expect(Math.max(...one)).toBeLessThan(1);
    expect(mean(one)).toBeCloseTo(0.5, 1.5);
    // Covariance of 5,000 pairs, whose own deviation is .0012.
    expect(Math.abs(mean(one, (value, place) => (value - 0.5) * ((other[place] ?? none) - 0.5)) ?? 1)).toBeLessThan(
      0.006,
    );
  });
});

describe('the rule of law', () => {
  it('is drawn by the bounds of 90 percent that its release gives', () => {
    expect(ruleOfLaw).toMatchObject({ indicator: 'wgi.rl', error: 'NORMAL_90' });
  });

  it('keeps its own bounds where it is carried forward', () => {
    const cube = new Cube(1, 2010, 14);
    cube.set(0, 2011, 0.1, 0, 0.2);
    cube.set(0, 2012, rule.raw, rule.low, rule.high);
    const units = [{ id: 'ONE', kind: 'STATE', existsFrom: null, existsTo: null }];
    const { raw, low, high, carried } = readMeasure(ruleOfLaw, { units, cubes: new Map([['wgi.rl', cube]]) });
    for (const year of [2012, 2014]) {
      const row = rowOf(0, year);
      expect({ raw: raw[row], low: low[row], high: high[row] }).toEqual(rule);
      expect(carried[row]).toBe(year - 2012);
    }
  });
});
