import { describe, expect, it } from 'vitest';
import { rowOf } from '../api/profiles/inputs.ts';
import { littleWorld, type Figures, type Setting } from './support/little-world.ts';

const row = rowOf(0, 2015);

function found(kind: 'RISK' | 'RESILIENCE', said: Readonly<Record<string, Figures>> = {}, setting?: Setting) {
  const { score, reliability, dimensions } = littleWorld(said, setting).profiles[kind];
  return {
    score: score[row],
    reliability: reliability[row],
    dimensions: dimensions.map((dimension) => dimension[row]),
  };
}

describe('a profile by hand', () => {
  it('of middling figures is middling', () => {
    expect(found('RISK').dimensions).toEqual([5, 5, 5, 5]);
    expect([found('RISK').score, found('RESILIENCE').score]).toEqual([5, 5].map((five) => expect.closeTo(five, 9)));
  });

  it('adds up for risk: figures to a dimension, dimensions to a profile', () => {
    const { score, dimensions } = found('RISK', {
      'vdem.v2x_clphy': 10,
      'vdem.v2x_ex_military': 90,
      'wdi.sp.dyn.imrt.in': 80,
    });
    // Less freedom from violence is more risk: 9. Nobody saw a coup: 5. (9 + 9 + 5) ÷ 3 and (8 + 5) ÷ 2.
    expect(dimensions).toEqual([5, expect.closeTo(23 / 3, 9), 5, 6.5]);
    expect(score).toBeCloseTo((5 + 23 / 3 + 5 + 6.5) / 4, 9);
  });

  it('multiplies for resilience, where nothing counts for less than .5', () => {
    const none = { 'vdem.v2xlg_legcon': -1, 'vdem.v2x_jucon': -1, 'vdem.v2lgotovst': -1 };
    const { score, dimensions } = found('RESILIENCE', { ...none, 'vdem.v2cacamps': 80 });
    // More polarised is less resilient: 2. (5 + 5 + 2) ÷ 3.
    expect(dimensions).toEqual([0, 5, 5, 4]);
    expect(score).toBeCloseTo((0.5 * 5 * 5 * 4) ** (1 / 4), 9);
  });

  it('is the mean of what is there, and of three dimensions where the fourth cannot be told', () => {
    const { score, dimensions } = found('RISK', {
      'epr.excluded_share': null,
      'epr.discriminated_share': 80,
      'wdi.sp.dyn.imrt.in': null,
      'wdi.sp.pop.totl': null,
    });
    expect(dimensions).toEqual([5, 5, 6, Number.NaN]);
    expect(score).toBeCloseTo(16 / 3, 9);
  });
});

describe('reliability', () => {
  const battle = 'ucdp.sb_total_deaths_best';
  const shares = { 'epr.excluded_share': 2013, 'epr.discriminated_share': 2013 };
  it.each<[string, 'RISK' | 'RESILIENCE', Record<string, Figures>, Setting, number]>([
    ['all there, all fresh', 'RISK', {}, {}, 10],
    ['half of one dimension of four missing', 'RISK', { 'wdi.sp.dyn.imrt.in': null }, {}, 10 * (1 - 1 / 8)],
    ['a third of one missing', 'RESILIENCE', { 'wgi.rl': null }, {}, 10 * (1 - 1 / 12)],
    ['missing from the other profile', 'RISK', { 'wgi.rl': null }, {}, 10],
    ['two of twelve figures two years old', 'RISK', {}, { endsIn: shares }, 10 * (1 - (1 / 4) * (4 / 12 / 5))],
    ['all of thirteen five years old', 'RESILIENCE', {}, { endsIn: everything(2010) }, 10 * (1 - 1 / 4)],
    ['a thousand battle deaths in the year', 'RESILIENCE', { [battle]: { 2015: 1000 } }, {}, 7.5],
    ['fewer', 'RISK', { [battle]: { 2015: 999 } }, {}, 10],
    ['a thousand in the year before', 'RISK', { [battle]: { 2014: 1000, 2015: 0 } }, {}, 10],
    [
      'all three at once',
      'RISK',
      { 'wdi.sp.dyn.imrt.in': null, [battle]: { 2015: 5000 } },
      { endsIn: shares },
      10 * (7 / 8) * (1 - (1 / 4) * (4 / 11 / 5) - 1 / 4),
    ],
  ])('%s', (_, kind, said, setting, expected) => {
    expect(found(kind, said, setting).reliability).toBeCloseTo(expected, 9);
  });
});

/** The last year of every figure of resilience, thirteen of them. */
function everything(endsIn: number): Record<string, number> {
  const measures = littleWorld({}, { states: 1 }).profiles.RESILIENCE.measures.flat();
  return Object.fromEntries(measures.map(({ measure }) => [measure.indicator, endsIn]));
}
