import { describe, expect, it } from 'vitest';
import { fixedScale, makeScale, type ScaleOptions } from '../../web/src/lib/map/scale.ts';
import { contrast } from './colour.ts';

const index: ScaleOptions = { rangeLow: 0, rangeHigh: 1, decimals: 3, unit: 'index' };
const estimate: ScaleOptions = { rangeLow: null, rangeHigh: null, decimals: 2, unit: 'scale' };
const count: ScaleOptions = { rangeLow: 0, rangeHigh: null, decimals: 0, unit: 'deaths' };

const spread = (from: number, to: number, size = 200) =>
  Array.from({ length: size }, (_, i) => from + ((to - from) * i) / (size - 1));
const repeat = (value: number, times: number) => Array.from({ length: times }, () => value);

const examples: [name: string, values: (number | null)[], options: ScaleOptions, breaks: number[], kind: string][] = [
  ['an index over its whole range', spread(0.01, 0.99), index, [0, 0.2, 0.4, 0.6, 0.8, 1], 'ranges'],
  ['a percentage', spread(2, 97), { ...index, rangeHigh: 100, decimals: 1 }, [0, 20, 40, 60, 80, 100], 'ranges'],
  ['an estimate without ends', spread(-3.1, 3.4), estimate, [-4, -2, 0, 1, 2, 4], 'ranges'],
  [
    'an index crowded at the top',
    [...spread(0, 0.9, 40), ...spread(0.9, 1, 160)],
    index,
    [0, 0.9, 0.92, 0.95, 0.97, 1],
    'ranges',
  ],
  [
    'ties at the top',
    [...spread(40, 99, 60), ...repeat(100, 140)],
    { ...index, rangeHigh: 100 },
    [40, 79.8, 100],
    'ranges',
  ],
  ['categories', [0, 1, 2, 3, 3, null, 1], { ...index, rangeHigh: 3, decimals: 0 }, [0, 1, 2, 3, 4], 'distinct'],
  ['one value', [7, 7, null], count, [7, 8], 'distinct'],
  ['nothing', [null, null], count, [], 'ranges'],
];

describe('breaks', () => {
  it.each(examples)('%s', (_, values, options, breaks, kind) => {
    const scale = makeScale(values, 'HIGHER_IS_RISKIER', options);
    expect({ breaks: scale.breaks, kind: scale.kind }).toEqual({ breaks, kind });
  });

  it('gives zero a class of its own where most countries count none', () => {
    const deaths = [...repeat(0, 150), 1, 3, 25, 26, 40, 90, 200, 700, 1500, 12000, 780000];
    const scale = makeScale(deaths, 'HIGHER_IS_RISKIER', count);
    expect(scale.kind).toBe('none-first');
    expect(scale.breaks).toEqual([0, 1, 20, 100, 1000, 1_000_000]);
    expect([0, 1, 19, 20, 12_000].map(scale.classOf)).toEqual([0, 1, 1, 2, 4]);
    expect(scale.count(deaths)).toEqual([150, 2, 4, 2, 3]);
  });

  it('keeps a share that rounds to nothing apart from none', () => {
    const shares = [...repeat(0, 100), ...spread(0.0004, 0.9, 50)];
    const scale = makeScale(shares, 'HIGHER_IS_RISKIER', { ...index, unit: 'share of the population' });
    expect(scale.kind).toBe('none-first');
    expect(scale.breaks[1]).toBe(0.01);
    expect(scale.classOf(0)).toBe(0);
    expect(scale.classOf(0.0004)).toBe(1);
  });

  it('takes steps of 1, 2 and 5 where values span powers of ten', () => {
    const people = spread(4.2, 9.15).map((power) => 10 ** power);
    const { breaks } = makeScale(people, 'NONE', count);
    expect(breaks).toEqual([10_000, 200_000, 2_000_000, 20_000_000, 200_000_000, 2_000_000_000]);
  });

  it('holds figures beyond the range an indicator states', () => {
    const scale = makeScale([...spread(-0.3, 0.8), 1.7], 'NONE', index);
    expect(scale.breaks[0]).toBeLessThanOrEqual(-0.3);
    expect(scale.breaks.at(-1)).toBeGreaterThanOrEqual(1.7);
  });

  it.each(examples)('rises, holds every value and shows no digit more than allowed: %s', (_, values, options) => {
    const { breaks, count: tally } = makeScale(values, 'NONE', options);
    expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
    for (const edge of breaks) expect(Number(edge.toFixed(options.decimals))).toBe(edge);
    const figures = values.filter((value) => value !== null);
    if (breaks.length > 0) {
      expect(breaks[0]).toBeLessThanOrEqual(Math.min(...figures));
      expect(breaks.at(-1)).toBeGreaterThanOrEqual(Math.max(...figures));
    }
    expect(tally(values).reduce((sum, n) => sum + n, 0)).toBe(figures.length);
  });
});

describe('classes', () => {
  const scale = makeScale(spread(0, 1), 'HIGHER_IS_RISKIER', index);

  it('has no class for no data, and 0 is data', () => {
    expect(scale.classOf(null)).toBeNull();
    expect(scale.classOf(Number.NaN)).toBeNull();
    expect(scale.classOf(0)).toBe(0);
    expect(scale.count([null, null])).toEqual([0, 0, 0, 0, 0]);
  });

  it('puts an edge into the upper class and the very end into the last', () => {
    expect([0.1999, 0.2, 0.999, 1, 1.2, -1].map(scale.classOf)).toEqual([0, 1, 4, 4, 4, 0]);
  });

  it('means the same in every year', () => {
    const years = [spread(0, 0.3), spread(0.2, 1)];
    const all = makeScale(years.flat(), 'HIGHER_IS_RISKIER', index);
    expect(all.classOf(0.25)).toBe(makeScale(years.flat().reverse(), 'HIGHER_IS_RISKIER', index).classOf(0.25));
  });
});

describe('colours', () => {
  it.each([
    ['HIGHER_IS_RISKIER', 'risk', '#eadbb7', '#5d2f2a'],
    ['HIGHER_IS_SAFER', 'resilience', '#b8dde8', '#213a5a'],
    ['NONE', 'plain', '#d7ccdd', '#3a2e50'],
  ] as const)('%s is drawn in %s, from %s to %s', (polarity, ramp, lowest, highest) => {
    const scale = makeScale(spread(0, 1), polarity, index);
    const colours = scale.colours('light');
    expect([scale.ramp, colours[0], colours.at(-1), colours.length]).toEqual([ramp, lowest, highest, 5]);
  });

  it('spreads few classes over the whole ramp', () => {
    const scale = makeScale([0, 1, 2], 'HIGHER_IS_RISKIER', { ...count, rangeHigh: 2 });
    expect(scale.colours('light')).toEqual(['#eadbb7', '#bc7b54', '#5d2f2a']);
  });

  it('has seven classes when asked, except without a direction', () => {
    const seven = { ...index, classes: 7, rangeHigh: 7, decimals: 1 } as const;
    expect(makeScale(spread(0, 7), 'HIGHER_IS_SAFER', seven).colours('dark')).toHaveLength(7);
    expect(makeScale(spread(0, 7), 'NONE', seven).colours('dark')).toHaveLength(5);
  });

  it.each(['light', 'dark'] as const)('writes readably on every class, %s theme', (theme) => {
    for (const polarity of ['HIGHER_IS_RISKIER', 'HIGHER_IS_SAFER', 'NONE'] as const) {
      for (const classes of [5, 7] as const) {
        const scale = makeScale(spread(0, 7), polarity, { ...index, rangeHigh: 7, classes });
        const texts = scale.textColours(theme);
        scale.colours(theme).forEach((fill, i) => expect(contrast(fill, texts[i]!)).toBeGreaterThanOrEqual(4.5));
      }
    }
  });
});

it('ends that are set once and for all make five classes, a value on an end being in the upper one', () => {
  const scale = fixedScale([0, 3.5, 4.5, 5.4, 6.4, 10], 'HIGHER_IS_RISKIER');
  expect([0, 3.49, 3.5, 6.4, 9.9].map((value) => scale.classOf(value))).toEqual([0, 0, 1, 4, 4]);
  expect(scale.classOf(null)).toBeNull();
  expect(scale.colours('light')).toHaveLength(5);
  expect(scale.ramp).toBe('risk');
});
