import { describe, expect, it } from 'vitest';
import { scoredPart, scoresOf, shownYear, yearBefore } from '../../web/src/lib/profile/assemble.ts';
import { changeWords, dimensionContributions, movedMost, signed } from '../../web/src/lib/profile/change.ts';
import { conditionsByState, conditionsLine, figureOfReason } from '../../web/src/lib/profile/levers.ts';
import { completeWords } from '../../web/src/lib/complete.ts';
import { figureWords, isMostlyCarried, measureName, withUnit, yearWords } from '../../web/src/lib/profile/measures.ts';
import type { Lever, ProfileBefore, ScoredMeasure, WholeProfile } from '../../web/src/lib/profile/query.ts';
import { classWords, rankWords, reliabilityWords } from '../../web/src/lib/profile/words.ts';

const standing = {
  class: 'highest fifth',
  classProbability: 0.99,
  alternativeClass: null,
  rankLow: 8,
  rankHigh: 25,
  rankedCount: 176,
  reliability: 7.3,
  missing: null,
  bandMissing: null,
};

describe('words of a profile', () => {
  it('say one class only where it is sure, else the two it may be, the lower first', () => {
    expect(classWords(standing)).toBe('in the highest fifth');
    expect(classWords({ class: 'middle fifth', alternativeClass: 'second fifth' })).toBe(
      'between the second and the middle fifth',
    );
    expect(classWords({ class: null, alternativeClass: null })).toBeNull();
  });

  it('give a rank as an interval or not at all', () => {
    expect(rankWords({ ...profile('RISK', 7, []), ...standing })).toBe('8th to 25th of 176');
    expect(rankWords({ ...profile('RISK', 7, []), ...standing, rankHigh: 8 })).toBe('8th of 176');
    expect(rankWords({ ...profile('RISK', 7, []), rankLow: null })).toBeNull();
  });

  it('call data thin below the threshold, and only there', () => {
    expect(reliabilityWords({ reliability: 6.94 }, 7)).toBe('Thin data: reliability 6.9 of 10, below 7');
    expect(reliabilityWords({ reliability: 7 }, 7)).toBe('Reliability 7.0 of 10');
  });
});

describe('a measure in words', () => {
  const deaths = { id: 'ucdp.x', shortName: 'Deaths', unit: 'deaths', decimals: 0, release: null };
  const read = (reading: string, value: number | null, carriedYears = 0, indicator = deaths): ScoredMeasure => ({
    measure: 'm',
    reading,
    direction: 1,
    read: value,
    score: 5,
    carriedYears,
    observation: null,
    indicator,
  });

  it('undoes the logarithm, and keeps nothing seen apart from no figure', () => {
    expect(figureWords(read('LOG_OF_WORST_IN_5', Math.log1p(485)))).toBe('485 deaths');
    expect(figureWords(read('LOG', Math.log(227_882_945)))).toBe('227,882,945');
    expect([0, 1, 2].map((count) => withUnit(count, { unit: 'deaths', decimals: 0 }))).toEqual([
      '0 deaths',
      '1 death',
      '2 deaths',
    ]);
    expect(figureWords(read('EVER_1000', 0))).toBe('no');
    expect(figureWords(read('ANY_IN_5', 0))).toBe('none seen');
    expect(figureWords(read('AS_IS', null))).toBe('–');
    const index = { ...deaths, unit: 'index, 0 to 1', decimals: 2 };
    expect(figureWords(read('AS_IS', 0.344, 0, index))).toBe('0.34 (index, 0 to 1)');
  });

  it('marks a dimension as carried where half of its figures or more are, those that are missing aside', () => {
    const carried = (...years: number[]) => years.map((carriedYears) => ({ score: 5, carriedYears }));
    expect([isMostlyCarried(carried(2, 0)), isMostlyCarried(carried(2, 0, 0)), isMostlyCarried([])]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isMostlyCarried([...carried(0), { score: null, carriedYears: 3 }])).toBe(false);
  });

  it('says the year of the figure and how far it was carried', () => {
    expect(yearWords(read('AS_IS', 1), 2023)).toBe('2023');
    expect(yearWords(read('AS_IS', 1, 2), 2023)).toBe('2021 figure, carried forward 2 years');
    expect(yearWords(read('LOG_OF_WORST_IN_5', 1), 2023)).toBe('2019–2023');
    expect(yearWords(read('EVER_1000', 1), 2023)).toBe('1989–2023');
    expect(measureName(read('LOG_OF_WORST_IN_5', 1))).toBe('Deaths, worst of five years');
  });

  it('says where years are counted in that no record covers whole, and carries no events forward', () => {
    const coups = { ...deaths, id: 'vdem.e_pt_coup', shortName: 'Successful coups', unit: 'coups' };
    expect(yearWords(read('ANY_IN_5', 0, 1, coups), 2023)).toBe('2019–2023, record complete to 2020');
    expect(yearWords(read('ANY_IN_5', 0, 0, coups), 2020)).toBe('2016–2020');
    expect(yearWords(read('ANY_IN_5', 0), 2023)).toBe('2019–2023');
    expect([completeWords(coups), completeWords(deaths)]).toEqual(['record complete to 2020', '']);
  });
});

type Dimensions = [id: string, score: number | null, measures?: [name: string, score: number | null][]][];

function profile(kind: 'RISK' | 'RESILIENCE', score: number | null, dimensions: Dimensions, year = 2023): WholeProfile {
  return {
    ...standing,
    kind,
    year,
    score,
    low: score,
    high: score,
    change5y: null,
    changeIsClear: null,
    sentence: '',
    dimensions: dimensions.map(([id, own, measures = []]) => ({
      id,
      name: id,
      score: own,
      low: null,
      high: null,
      indicators: measures.map(([name, one]) => ({
        measure: name,
        reading: 'AS_IS',
        direction: 1,
        read: 1,
        score: one,
        carriedYears: 0,
        observation: null,
        indicator: { id: name, shortName: name, unit: '', decimals: 1, release: null },
      })),
    })),
  };
}

describe('what moved a profile', () => {
  it('shares out the change of a plain mean exactly, down to the measures', () => {
    const before: ProfileBefore = profile(
      'RISK',
      5,
      [
        [
          'A',
          4,
          [
            ['a', 2],
            ['b', 6],
          ],
        ],
        ['B', 6, [['c', 6]]],
      ],
      2018,
    );
    const now = profile('RISK', 5.5, [
      [
        'A',
        6,
        [
          ['a', 7],
          ['b', 5],
        ],
      ],
      ['B', 5, [['c', 5]]],
    ]);
    expect([...(dimensionContributions(now, before) ?? [])]).toEqual([
      ['A', 1],
      ['B', -0.5],
    ]);
    const moved = movedMost(now, before);
    expect(moved.map(({ name, contribution }) => [name, contribution])).toEqual([
      ['a', 1.25],
      ['c', -0.5],
      ['b', -0.25],
    ]);
    expect(moved.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(0.5, 10);
  });

  it('shares out the change of a geometric mean without a rest, floor included', () => {
    const mean = (...scores: number[]) =>
      scores.reduce((product, score) => product * Math.max(0.5, score), 1) ** (1 / scores.length);
    const before = profile(
      'RESILIENCE',
      mean(4, 0.2),
      [
        ['A', 4],
        ['B', 0.2],
      ],
      2018,
    );
    const now = profile('RESILIENCE', mean(2, 3), [
      ['A', 2],
      ['B', 3],
    ]);
    const shares = dimensionContributions(now, before);
    const total = [...(shares?.values() ?? [])].reduce((sum, share) => sum + share, 0);
    expect(total).toBeCloseTo(mean(2, 3) - mean(4, 0.2), 10);
    expect(shares?.get('A')).toBeLessThan(0);
    expect(shares?.get('B')).toBeGreaterThan(0);
  });

  it('says nothing where other dimensions carry the two years, and leaves out measures without a figure in one', () => {
    const before = profile(
      'RISK',
      5,
      [
        ['A', 5],
        ['B', null],
      ],
      2018,
    );
    const now = profile('RISK', 5, [
      ['A', 5],
      ['B', 4],
    ]);
    expect(dimensionContributions(now, before)).toBeNull();
    expect(movedMost(now, before)).toEqual([]);
    const partly = movedMost(
      profile('RISK', 6, [
        [
          'A',
          6,
          [
            ['a', 6],
            ['b', null],
          ],
        ],
      ]),
      profile(
        'RISK',
        4,
        [
          [
            'A',
            4,
            [
              ['a', 4],
              ['b', 4],
            ],
          ],
        ],
        2018,
      ),
    );
    expect(partly.map(({ name }) => name)).toEqual(['a']);
  });

  it('is a clear change only where the ranges are apart', () => {
    const before = profile('RISK', 5, [], 2018);
    const now = profile('RISK', 6.2, []);
    expect(changeWords({ ...now, change5y: 1.2, changeIsClear: true }, before)).toBe(
      'It rose by 1.2: 5.0 in 2018, 6.2 in 2023; the ranges do not overlap.',
    );
    expect(changeWords({ ...now, change5y: 1.2, changeIsClear: false }, before)).toMatch(/^No clear change:/);
    expect(changeWords(now, { ...before, score: null })).toMatch(/cannot be said/);
    expect([signed(-0.44), signed(0.6)]).toEqual(['−0.4', '+0.6']);
  });
});

describe('levers', () => {
  const check = (id: string, state: 'RAISED' | 'NOT_RAISED' | 'UNKNOWN'): Lever['conditions'][number] => ({
    state,
    reason: 'why',
    condition: { id, title: `Title of ${id}` },
  });
  const checks = [check('DN3', 'NOT_RAISED'), check('DN4', 'UNKNOWN'), check('DN1', 'RAISED')];

  it('name warnings first, then what is not known, and no warning is never called safe', () => {
    expect(conditionsByState(checks).map(({ state }) => state)).toEqual(['RAISED', 'UNKNOWN', 'NOT_RAISED']);
    expect(conditionsLine(checks)).toBe(
      'Take care: Title of DN1 (DN1). Not known: Title of DN4 (DN4). No warning in these data: Title of DN3 (DN3).',
    );
  });

  it('give the figure of a reason with its unit and year', () => {
    const indicator = { id: 'x', shortName: 'Excluded population', unit: 'share, 0 to 1', decimals: 3 };
    const reason = { explanation: '', indicator, observation: { year: 2021, value: 0.16 } };
    expect(figureOfReason(reason)).toBe('Excluded population: 16% in 2021');
    expect(figureOfReason({ ...reason, observation: null })).toBeNull();
  });
});

describe('the year shown', () => {
  const years = { firstYear: 1990, lastYear: 2023 };

  it('is the last scored, or the last of a state that ended', () => {
    expect([shownYear(years, null), shownYear(years, 2006), shownYear(years, 1989)]).toEqual([2023, 2006, 1990]);
    expect([yearBefore(years, 1995), yearBefore(years, 1994)]).toEqual([1990, null]);
  });

  it('takes scores and the middle country of that year from the published indicators', () => {
    expect(['forestall.risk', 'forestall.resilience_society', 'inform.risk'].map(scoredPart)).toEqual([
      'RISK',
      'SOCIETY',
      null,
    ]);
    const series = { from: 2022, values: [1, 2] };
    const found = scoresOf(
      [
        { indicator: { id: 'forestall.risk' }, series, world: { year: 2023, median: 4 } },
        { indicator: { id: 'forestall.risk_violence' }, series, world: { year: 2022, median: 3 } },
        { indicator: { id: 'vdem.x' }, series, world: { year: 2023, median: 1 } },
      ],
      2023,
    );
    expect([...found.series.keys()]).toEqual(['RISK', 'VIOLENCE']);
    expect([...found.medians]).toEqual([['RISK', 4]]);
  });
});
