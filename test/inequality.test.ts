import { describe, expect, test } from 'vitest';
import { groupInequality } from '../api/inequality.ts';
import { discriminatedShare, excludedShare } from '../db/inequality.ts';

describe('inequality between groups', () => {
  test('two halves of which one has three times the other', () => {
    const result = groupInequality([
      { size: 0.5, mean: 1 },
      { size: 0.5, mean: 3 },
    ]);
    expect(result?.gcov).toBeCloseTo(0.5, 10);
    expect(result?.ggini).toBeCloseTo(0.25, 10);
    expect(result?.gtheil).toBeCloseTo(0.1308, 4);
    expect(result).toMatchObject({ groups: 2, coverage: 1 });
  });

  test('groups that are alike have none, whatever their size', () => {
    const result = groupInequality([
      { size: 1, mean: 4.2 },
      { size: 20, mean: 4.2 },
      { size: 300, mean: 4.2 },
    ]);
    expect(result?.gcov).toBeCloseTo(0, 10);
    expect(result?.ggini).toBeCloseTo(0, 10);
    expect(result?.gtheil).toBeCloseTo(0, 10);
  });

  test('sizes may be people as well as shares', () => {
    const shares = groupInequality([
      { size: 0.9, mean: 2 },
      { size: 0.1, mean: 5 },
    ]);
    const people = groupInequality([
      { size: 9_000_000, mean: 2 },
      { size: 1_000_000, mean: 5 },
    ]);
    expect(people?.ggini).toBeCloseTo(shares?.ggini ?? -1, 10);
  });

  test('leaving out the weights counts a small group like a large one', () => {
    const result = groupInequality([
      { size: 0.9, mean: 1 },
      { size: 0.1, mean: 3 },
    ]);
    // Mean 1.2, variance .36; unweighted mean 2, variance 1.
    expect(result?.gcov).toBeCloseTo(0.5, 10);
    expect(result?.gcovUnweighted).toBeCloseTo(0.5, 10);
    const lopsided = groupInequality([
      { size: 0.99, mean: 1 },
      { size: 0.01, mean: 3 },
    ]);
    expect(lopsided?.gcov).toBeLessThan(0.2);
    expect(lopsided?.gcovUnweighted).toBeCloseTo(0.5, 10);
  });

  test('says nothing of one group, nor of groups that leave out over a tenth of the people', () => {
    expect(groupInequality([{ size: 1, mean: 2 }])).toBeNull();
    const most = [
      { size: 50, mean: 1 },
      { size: 39, mean: 3 },
    ];
    expect(groupInequality(most, 100)).toBeNull();
    expect(groupInequality([...most, { size: 1, mean: 2 }], 100)?.coverage).toBeCloseTo(0.9, 10);
  });

  test('refuses what is not on a ratio scale', () => {
    const group = { size: 1, mean: 2 };
    expect(() => groupInequality([group, { size: 1, mean: -0.5 }])).toThrow(RangeError);
    expect(() => groupInequality([group, { size: 0, mean: 1 }])).toThrow(RangeError);
  });
});

describe('shares of the population by power status', () => {
  const senior = { status: 'SENIOR_PARTNER', size: 0.5 } as const;
  const powerless = { status: 'POWERLESS', size: 0.2 } as const;
  const apart = { status: 'SELF_EXCLUSION', size: 0.05 } as const;
  const discriminated = { status: 'DISCRIMINATED', size: 0.05 } as const;
  const irrelevant = { status: 'IRRELEVANT', size: 0.1 } as const;
  const collapsed = { status: 'STATE_COLLAPSE', size: 0.5 } as const;

  test('excluded: among those with a place on the ladder', () => {
    expect(excludedShare([senior, powerless, apart, discriminated, irrelevant])).toBeCloseTo(0.3 / 0.8, 10);
  });
  test('discriminated: among all of the population', () => {
    expect(discriminatedShare([senior, powerless, discriminated, irrelevant])).toBe(0.05);
    expect(discriminatedShare([senior, powerless])).toBe(0);
  });
  test('only irrelevant groups: nobody is discriminated against, exclusion has no meaning', () => {
    expect(discriminatedShare([irrelevant])).toBe(0);
    expect(excludedShare([irrelevant])).toBeNull();
  });
  test('no centre to have access to: both unknown', () => {
    expect(excludedShare([collapsed])).toBeNull();
    expect(discriminatedShare([collapsed, discriminated])).toBeNull();
  });
  test('a size that is not known makes the sum unknown, not smaller', () => {
    expect(discriminatedShare([senior, { status: 'DISCRIMINATED', size: null }])).toBeNull();
    expect(excludedShare([{ ...senior, size: null }, powerless])).toBeNull();
    expect(discriminatedShare([{ ...senior, size: null }, discriminated])).toBe(0.05);
  });
  test('no group at all: both unknown', () => {
    expect(excludedShare([])).toBeNull();
    expect(discriminatedShare([])).toBeNull();
  });
});
