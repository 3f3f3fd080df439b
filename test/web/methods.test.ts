import { describe, expect, it } from 'vitest';
import { differenceInWords, isClear, oneIn, rivals, two } from '../../web/src/routes/methods/back-test.ts';
import type { Outcome, WalkMeasure, WalkProfile } from '../../web/src/routes/methods/query.ts';
import {
  classInWords,
  dataInWords,
  dimensionSum,
  figureInWords,
  placeInWords,
  profileSum,
  readInWords,
} from '../../web/src/routes/methods/walk.ts';
import { wanted } from '../../web/src/routes/methods/wanted.ts';
import { yearRuns } from '../../web/src/routes/methods/years.ts';

const measure: WalkMeasure = {
  measure: 'v2x_clphy',
  reading: 'AS_IS',
  direction: -1,
  read: 0.341,
  panelBelow: 0.21,
  panelEqual: 0.02,
  score: 7.8,
  carriedYears: 0,
  indicator: { id: 'vdem.v2x_clphy', shortName: 'Freedom', unit: 'index', decimals: 2, source: { title: 'V-Dem' } },
  observation: { value: 0.341, year: 2023 },
};

const profile = (over: Partial<WalkProfile>): WalkProfile => ({
  kind: 'RISK',
  score: 5,
  low: 4,
  high: 6,
  class: 'middle fifth',
  classProbability: 0.6,
  alternativeClass: 'fourth fifth',
  rankLow: 1,
  rankHigh: 9,
  rankedCount: 170,
  reliability: 8,
  missing: null,
  sentence: '',
  dimensions: [],
  ...over,
});
const dimension = (score: number | null, indicators: WalkMeasure[] = []) => ({
  id: 'COERCION',
  name: 'Unaccountable force',
  score,
  low: null,
  high: null,
  indicators,
});

describe('the walk in words', () => {
  it('says each step of a measure', () => {
    expect(figureInWords(measure)).toBe('0.34 (2023)');
    expect(readInWords(measure)).toBe('0.34');
    expect(placeInWords(measure)).toBe('21% below, 2% equal; turned round');
    expect(placeInWords({ ...measure, direction: 1 })).toBe('21% below, 2% equal');
    expect(figureInWords({ ...measure, observation: { value: 0.3, year: 2021 }, carriedYears: 2 })).toBe(
      '0.30 (2021, carried forward 2 years)',
    );
  });

  it('undoes logarithms, so that the number in them can be checked', () => {
    expect(readInWords({ ...measure, reading: 'LOG_OF_WORST_IN_5', read: Math.log1p(485) })).toBe(
      'worst of the five years: ln (1 + 485) = 6.2',
    );
    expect(readInWords({ ...measure, reading: 'LOG', read: Math.log(227_882_945) })).toBe('ln 227,882,945 = 19.2');
    expect(readInWords({ ...measure, reading: 'EVER_1000', read: 0 })).toContain('in no year');
  });

  it('tells a missing figure from a year without an event', () => {
    const none = { ...measure, observation: null, read: null, panelBelow: null, panelEqual: null, score: null };
    expect(figureInWords(none)).toBe('no figure');
    expect(figureInWords({ ...none, reading: 'ANY_IN_5' })).toBe('none recorded');
    expect([readInWords(none), placeInWords(none)]).toEqual(['–', '–']);
  });

  it('adds up what is there, and says where there is too little', () => {
    const missing = { ...measure, score: null };
    expect(dimensionSum(dimension(7.5, [measure, { ...measure, score: 7.2 }, missing]))).toBe('(7.8 + 7.2) ÷ 2');
    expect(dimensionSum(dimension(null, [measure, missing, missing]))).toContain('fewer than half');
    const dimensions = [dimension(9.4), dimension(6.7), dimension(0.2), dimension(null)];
    expect(profileSum(profile({ dimensions }), 0.5)).toBe('(9.4 + 6.7 + 0.2) ÷ 3');
    expect(profileSum(profile({ kind: 'RESILIENCE', dimensions }), 0.5)).toBe('(9.4 × 6.7 × 0.5) to the power of 1/3');
    expect(dataInWords(profile({ dimensions: [dimension(7, [measure, missing])] }))).toBe(
      '1 of 2 measures have a figure, 1 has none; none are carried forward',
    );
  });

  it('names a class alone only where it is sure', () => {
    expect(classInWords(profile({}))).toBe('between middle fifth and fourth fifth (middle fifth in 60% of runs)');
    expect(classInWords(profile({ classProbability: 0.9, alternativeClass: null }))).toBe(
      'middle fifth in 90% of runs',
    );
  });
});

describe('the address of a walk', () => {
  const years = { firstYear: 1990, lastYear: 2023 };
  const read = (text: string) => wanted(new URLSearchParams(text), years);
  it('falls back to what can be shown', () => {
    expect(read('')).toEqual({ id: 'NGA', year: 2023 });
    expect(read('country=pak&year=2010')).toEqual({ id: 'PAK', year: 2010 });
    expect(read('year=1800').year).toBe(1990);
    expect(read('year=soon').year).toBe(2023);
  });
});

describe('the back-test in words', () => {
  it('writes differences with their sign and whether they are clear', () => {
    expect(differenceInWords({ value: 0.0532, low: 0.0077, high: 0.0998 })).toBe('+0.05 (0.01 to 0.10)');
    expect(differenceInWords({ value: -0.0072, low: -0.0594, high: 0.0542 })).toBe('−0.01 (−0.06 to 0.05)');
    expect([isClear({ low: 0.01, high: 0.1 }), isClear({ low: -0.06, high: 0.05 })]).toEqual([true, false]);
    expect([two(0.5), oneIn(0.0544)]).toEqual(['0.50', '1 in 18']);
  });

  it('lists every rival of any outcome once, without the risk profile', () => {
    const estimate = { value: 0.1, low: 0, high: 0.2 };
    const contenders = [
      { id: 'risk', name: 'Risk', riskMinusThis: null },
      { id: 'past', name: 'Past', riskMinusThis: estimate },
    ] as Outcome['contenders'];
    const more = [...contenders, { id: 'ewp', name: 'Project', riskMinusThis: estimate }] as Outcome['contenders'];
    const outcomes = [{ contenders }, { contenders: more }] as Outcome[];
    expect(rivals(outcomes).map(({ id }) => id)).toEqual(['past', 'ewp']);
  });

  it('writes neighbouring years as runs', () => {
    expect(yearRuns([1995, 1996, 1997, 2003, 2005, 2006])).toBe('1995–1997, 2003, 2005–2006');
    expect(yearRuns([])).toBe('');
  });
});
