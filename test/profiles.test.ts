import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensionScore, equalWeights, profileScore, whatIsMissing } from '../api/profiles/compose.ts';
import { profiles, RESILIENCE, RISK } from '../api/profiles/definition.ts';
import { rowOf, readMeasure, type ModelData, type Unit } from '../api/profiles/inputs.ts';
import { midRank, minMax, normalisations, zScore } from '../api/profiles/normalise.ts';
import { scoreAll } from '../api/profiles/score.ts';
import { fifth, ranks, scoreAt, shareBelow } from '../api/profiles/standing.ts';
import { Cube } from '../api/read-model/cube.ts';

const none = Number.NaN;
const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });
const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

describe('a figure on the scale of the panel', () => {
  it('is ten times the share below it, what equals it counted half', () => {
    const normalise = midRank([0, 0, 0, 1, 5]);
    expect([-1, 0, 0.5, 1, 5, 9].map(normalise)).toEqual([0, 3, 6, 7, 9, 10]);
  });

  it('between percentiles is cut off outside, and a panel of one value tells only above and below', () => {
    const normalise = minMax(Array.from({ length: 41 }, (_, index) => index));
    expect([0, 1, 20, 39, 40].map(normalise)).toEqual([0, 0, 5, 10, 10]);
    expect([0, 3, 4].map(minMax([3, 3, 3]))).toEqual([0, 5, 10]);
  });

  it('by standard deviations follows the normal distribution', () => {
    const normalise = zScore([-1, 0, 1]);
    expect(normalise(0)).toBeCloseTo(5, 6);
    expect(normalise(1)).toBeCloseTo(8.413447, 5);
    expect(normalise(-1.959964)).toBeCloseTo(0.25, 4);
  });

  it('never falls as the figure rises, and stays from 0 to 10', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.constantFrom(...normalisations), (panel, asked, make) => {
        const scores = sorted(asked).map(make(sorted(panel)));
        expect(scores).toEqual(sorted(scores));
        for (const score of scores) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});

describe('a dimension', () => {
  it('is the mean of the scores there are, with at least half of the weight observed', () => {
    expect(dimensionScore([2, 4, 9], [1, 1, 1])).toBe(5);
    expect(dimensionScore([2, none, 9, none], [1, 1, 1, 1])).toBe(5.5);
    expect(dimensionScore([2, none, none], [1, 1, 1])).toBeNaN();
    expect(dimensionScore([none, none], [1, 1])).toBeNaN();
  });
});

describe('a profile', () => {
  it('adds up for risk and multiplies for resilience, which has a floor', () => {
    expect(profileScore([1, 2, 3, 6], [1, 1, 1, 1], 'ARITHMETIC')).toBe(3);
    expect(profileScore([1, 2, 4, 8], [1, 1, 1, 1], 'GEOMETRIC')).toBeCloseTo(2.8284271, 6);
    expect(profileScore([0, 8, 8, 8], [1, 1, 1, 1], 'GEOMETRIC')).toBe(
      profileScore([0.5, 8, 8, 8], [1, 1, 1, 1], 'GEOMETRIC'),
    );
    expect(profileScore([none, 2, 4, 6], [1, 1, 1, 1], 'ARITHMETIC')).toBe(4);
    expect(profileScore([1, 2, 3, 6], [0, 0, 0, 1], 'ARITHMETIC')).toBe(6);
  });

  it.each([
    [RISK, [1, 1, 1, none], null],
    [RISK, [none, 1, 1, 1], /organised violence of its own/],
    [RISK, [1, none, none, 1], /Too few figures/],
    [RISK, [none, none, none, none], /No figures/],
    [RESILIENCE, [none, 1, 1, 1], null],
    [RESILIENCE, [none, none, 1, 1], /oversight of the executive, rule-bound and professional state/],
  ])('says why it is not given', (definition, dimensions, expected) => {
    const missing = whatIsMissing(definition, dimensions);
    if (expected === null) expect(missing).toBeNull();
    else expect(missing).toMatch(expected);
  });

  it('rises with every dimension, lies between the lowest and the highest, and is blind to the scale of weights', () => {
    const score = fc.double({ min: 0, max: 10, noNaN: true });
    const weight = fc.double({ min: 0.01, max: 10, noNaN: true });
    const four = <T>(of: fc.Arbitrary<T>) => fc.tuple(of, of, of, of);
    fc.assert(
      fc.property(four(score), four(weight), fc.nat(3), score, (scores, weights, place, other) => {
        for (const { aggregation } of Object.values(profiles)) {
          const base = profileScore(scores, weights, aggregation);
          const raised = scores.map((own, index) => (index === place ? Math.max(own, other) : own));
          expect(profileScore(raised, weights, aggregation)).toBeGreaterThanOrEqual(base - 1e-9);
          expect(base).toBeLessThanOrEqual(Math.max(0.5, ...scores) + 1e-9);
          expect(base).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
          const scaled = weights.map((one) => one * 7);
          expect(profileScore(scores, scaled, aggregation)).toBeCloseTo(base, 9);
        }
      }),
    );
  });
});

describe('standing', () => {
  it('ranks from the highest down, ties sharing the better rank, and passes over what has no score', () => {
    expect([...ranks([3, none, 9, 3, 1])]).toEqual([2, 0, 1, 2, 4]);
  });

  it('places a score in the panel and reads the place back', () => {
    const panel = [1, 2, 3, 4, 5];
    expect([0, 1, 3, 5, 6].map((score) => shareBelow(panel, score))).toEqual([0, 0.1, 0.5, 0.9, 1]);
    expect([0, 0.5, 1].map((share) => scoreAt(panel, share))).toEqual([1, 3, 5]);
    expect([0, 0.19, 0.2, 0.99, 1].map(fifth)).toEqual([0, 0, 1, 4, 4]);
  });
});

describe('what is read from the figures', () => {
  const unit: Unit = { id: 'AAA', kind: 'STATE', existsFrom: 1990, existsTo: null };
  const other: Unit = { id: 'BBB', kind: 'STATE', existsFrom: 1990, existsTo: 2000 };
  const read = (reading: string, figures: [number, number, number?, number?][], byOther: [number, number][] = []) => {
    const cube = new Cube(2, 1989, 35);
    for (const [year, value, low = none, high = none] of figures) cube.set(0, year, value, low, high);
    for (const [year, value] of byOther) cube.set(1, year, value, none, none);
    const data: ModelData = { units: [unit, other], cubes: new Map([['x', cube]]) };
    const column = readMeasure(
      { id: 'x', indicator: 'x', reading: reading as never, direction: 1, error: 'NONE' },
      data,
    );
    const at = (year: number, of = 0) => column.raw[rowOf(of, year)] ?? none;
    return { at, carried: (year: number) => column.carried[rowOf(0, year)], column };
  };

  it('a figure is carried forward five years at most, and only where the source has no row at all', () => {
    const { at, carried } = read('AS_IS', [[2015, 4]]);
    expect([2014, 2015, 2020, 2021].map((year) => at(year))).toEqual([none, 4, 4, none]);
    expect([2015, 2018].map(carried)).toEqual([0, 3]);
    // The other country has a row in 2016: the blank of the first one means something.
    expect(read('AS_IS', [[2015, 4]], [[2016, 1]]).at(2016)).toBeNaN();
  });

  it('the worst of five years, on a logarithmic scale, with its bounds', () => {
    const { at, column } = read('LOG_OF_WORST_IN_5', [
      [2000, 99, 50, 199],
      [2004, 0],
      [2005, 3],
    ]);
    expect(at(2004)).toBeCloseTo(Math.log(100), 9);
    expect(column.low[rowOf(0, 2004)]).toBeCloseTo(Math.log(51), 9);
    expect(column.high[rowOf(0, 2004)]).toBeCloseTo(Math.log(200), 9);
    expect(at(2005)).toBeCloseTo(Math.log(4), 9);
    expect(at(2003, 1)).toBeNaN();
  });

  it('a record of mass killing lasts; a coup counts five years, and a blank is none seen', () => {
    const killing = read('EVER_1000', [
      [1994, 1000],
      [1995, 0],
      [2020, 2],
    ]);
    expect([killing.at(1994), killing.at(1995), killing.at(2020)]).toEqual([1, 1, 1]);
    const coup = read('ANY_IN_5', [
      [2010, 1],
      [2015, 0],
    ]);
    expect([2010, 2014, 2015, 2018].map((year) => coup.at(year))).toEqual([1, 1, 0, 0]);
    expect([2014, 2018].map(coup.carried)).toEqual([4, 3]);
  });

  it('a state has no row after its end', () => {
    expect(
      read(
        'AS_IS',
        [[2001, 1]],
        [
          [1999, 2],
          [2001, 3],
        ],
      ).at(2001, 1),
    ).toBeNaN();
  });
});

it('nothing after a year changes a score of that year, the frozen panel aside', () => {
  // Only years after the panel are changed, so that the panel itself stays as it is.
  const build = (last: number) => {
    const units: Unit[] = Array.from({ length: 12 }, (_, index) => ({
      id: `U${index}`,
      kind: 'STATE',
      existsFrom: 1950,
      existsTo: null,
    }));
    const indicators = new Set(
      Object.values(profiles).flatMap(({ dimensions }) =>
        dimensions.flatMap(({ measures }) => measures.map(({ indicator }) => indicator)),
      ),
    );
    let seed = 1;
    const cubes = new Map(
      [...indicators].map((id) => {
        const cube = new Cube(units.length, 1989, 35);
        for (let unit = 0; unit < units.length; unit += 1) {
          for (let year = 1989; year <= 2023; year += 1) {
            seed = (seed * 48271) % 2147483647;
            const value = id.startsWith('wdi.sp.pop') ? 600_000 + (seed % 1000) : seed % 100;
            cube.set(unit, year, year > last ? value + 50 : value, none, none);
          }
        }
        return [id, cube] as const;
      }),
    );
    return scoreAll({ units, cubes });
  };
  const [before, after] = [build(2023), build(2020)];
  for (const kind of ['RISK', 'RESILIENCE'] as const) {
    for (let unit = 0; unit < 12; unit += 1) {
      for (let year = 1990; year <= 2020; year += 1) {
        expect(after[kind].score[rowOf(unit, year)]).toBe(before[kind].score[rowOf(unit, year)]);
      }
    }
    expect(after[kind].score).not.toEqual(before[kind].score);
  }
});

it('a measure belongs to one profile, under one name', () => {
  const ids = Object.values(profiles).flatMap(({ dimensions }) =>
    dimensions.flatMap(({ measures }) => measures.map(({ id }) => id)),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const definition of Object.values(profiles)) {
    expect(equalWeights(definition).dimensions).toEqual([1, 1, 1, 1]);
  }
});
