import type { Component, ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import CoverageHeat from '../../web/src/lib/charts/CoverageHeat.svelte';
import PowerTimeline from '../../web/src/lib/charts/PowerTimeline.svelte';
import { bySizeThenName, type PowerGroup, type PowerPeriod, type PowerStatus } from '../../web/src/lib/charts/power.ts';
import { extentWithZero, figuresOf, seriesOf } from '../../web/src/lib/charts/series.ts';
import Sparkline from '../../web/src/lib/charts/Sparkline.svelte';
import { standingInWords, type Distribution } from '../../web/src/lib/charts/standing.ts';
import { byYear, oneSidedParts, type ViolenceRow } from '../../web/src/lib/charts/violence.ts';
import ViolenceByYear from '../../web/src/lib/charts/ViolenceByYear.svelte';
import WorldDistribution from '../../web/src/lib/charts/WorldDistribution.svelte';

/** The markup a browser without scripts gets. */
function drawn<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): string {
  return render(component, { props }).body;
}

/** Attributes of every element of a class, in order. */
function elements(markup: string, className: string): Record<string, string>[] {
  const tags = [...markup.matchAll(/<\w+ [^>]*>/g)].map(([tag]) => tag);
  return tags
    .map((tag) => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])))
    .filter((attributes) => attributes.class?.split(' ').includes(className));
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const twoDigits = (value: number) => value.toFixed(2);

describe('a sparkline', () => {
  const spark = (values: (number | null)[], rest: Partial<ComponentProps<typeof Sparkline>> = {}) =>
    drawn(Sparkline, {
      series: { from: 1990, values },
      name: 'Exclusion, Nigeria',
      format: twoDigits,
      to: 1999,
      ...rest,
    });

  it('breaks at a missing year and never joins across it', () => {
    const markup = spark([0.1, 0.2, null, 0.4, 0.5]);
    const lines = elements(markup, 'line');
    expect(lines).toHaveLength(2);
    for (const { d } of lines) expect(d?.match(/[ML]/g)).toEqual(['M', 'L']);
  });

  it('keeps a year that stands alone, as a point', () => {
    expect(elements(spark([0.1, 0.2, null, 0.4, null, 0.5, 0.6]), 'lone')).toHaveLength(1);
  });

  it('draws zero on the zero line, and a missing year nowhere', () => {
    const markup = spark([2, 0]);
    expect(elements(markup, 'end')[0]?.cy).toBe(elements(markup, 'zero')[0]?.y1);
    expect(elements(spark([2, null]), 'end')[0]?.cx).not.toBe(elements(markup, 'end')[0]?.cx);
  });

  it('ends with the year of its last figure', () => {
    expect(textOf(spark([0.1, 0.2, 0.3, null, null]))).toBe('1992');
    expect(textOf(spark([0.1], { endLabel: '0.10' }))).toBe('0.10');
  });

  it('has a band where the source gives bounds', () => {
    const bounds = { from: 1990, values: [1, 2, 3], low: [0.5, 1.5, null], high: [1.5, 2.5, null] };
    expect(elements(spark([], { series: bounds }), 'band')).toHaveLength(1);
    expect(elements(spark([1, 2, 3]), 'band')).toHaveLength(0);
  });

  it('says first and last figure to those who hear it', () => {
    expect(spark([0.1, null, 0.3])).toContain('aria-label="Exclusion, Nigeria: 0.10 in 1990, 0.30 in 1992."');
    expect(spark([null, 0.2])).toContain('0.20 in 1991, the only year with a figure.');
  });

  it('goes down to the bottom at the low end of the scale it is given', () => {
    const heights = (range?: readonly [number, number]) => Number(elements(spark([0.5, 0.5], { range }), 'end')[0]?.cy);
    expect(heights([0, 1])).toBeGreaterThan(heights());
  });
});

describe('a series', () => {
  it('has a hole where a year has no figure', () => {
    const figures = [
      { year: 1990, value: 1, low: null, high: null },
      { year: 1992, value: 0, low: null, high: null },
    ];
    expect(seriesOf(figures)).toEqual({ from: 1990, values: [1, null, 0] });
    expect(figuresOf({ from: 1990, values: [1, null, 0] })).toEqual(figures);
    expect(seriesOf([])).toBeNull();
  });

  it('always has zero on its axis', () => {
    const figure = (value: number) => ({ year: 1990, value, low: null, high: null });
    expect(extentWithZero([figure(3), figure(5)])).toEqual([0, 5]);
    expect(extentWithZero([figure(-3), figure(-1)])).toEqual([-3, 0]);
    expect(extentWithZero([figure(0)])).toEqual([0, 1]);
  });
});

const world: Distribution = {
  year: 2023,
  countries: 174,
  minimum: 0.05,
  p5: 0.1,
  p25: 0.25,
  median: 0.5,
  p75: 0.7,
  p95: 0.9,
  maximum: 0.98,
};

describe('the place in the world', () => {
  const standing = (value: number, percentile: number, moreMeans = 'more exclusion') =>
    standingInWords({ value, percentile, moreMeans }, world);

  it('says what more means, whichever way it points', () => {
    expect(standing(0.8, 0.834)).toBe('More exclusion than in 83% of 174 countries, 2023');
    expect(standing(0.2, 0.2, 'less violence by the state')).toBe(
      'Less violence by the state than in 20% of 174 countries, 2023',
    );
  });

  it('never rounds to none or all, and has words for the ends', () => {
    expect(standing(0.97, 0.996)).toContain('over 99%');
    expect(standing(0.06, 0.004)).toContain('under 1%');
    expect(standing(0.98, 0.997)).toBe('No higher figure among 174 countries, 2023');
    expect(standing(0.05, 0.003)).toBe('No lower figure among 174 countries, 2023');
  });

  it('does not turn a zero that most countries share into a rank', () => {
    const zeros = { ...world, minimum: 0, p5: 0, p25: 0, median: 0, p75: 12 };
    expect(standingInWords({ value: 0, percentile: 0.35, moreMeans: 'more deaths' }, zeros)).toBe(
      'The same figure as in at least half of 174 countries, 2023',
    );
  });

  const scale: readonly [number, number] = [0, 1];
  const strip = (value: number) =>
    drawn(WorldDistribution, {
      value,
      percentile: 0.8,
      world,
      country: 'Nigeria',
      name: 'Exclusion',
      moreMeans: 'more exclusion',
      format: twoDigits,
      range: scale,
      width: 108,
    });

  it('sets the dot, the median and the middle half on one scale', () => {
    const markup = strip(0.5);
    expect(elements(markup, 'country')[0]?.cx).toBe('51');
    expect(elements(markup, 'median')[0]?.x1).toBe('51');
    expect(elements(markup, 'half')[0]).toMatchObject({ x: '26', width: '45' });
    expect(elements(markup, 'most')[0]).toMatchObject({ x1: '11', x2: '91' });
    expect(elements(strip(0), 'country')[0]?.cx).toBe('1');
  });

  it('never says worst or best', () => {
    expect(strip(0.98)).not.toMatch(/worst|best|dangerous/i);
  });
});

const period = (from: number, to: number, status: PowerStatus, rest: Partial<PowerPeriod> = {}): PowerPeriod => ({
  from,
  to,
  status,
  size: 0.3,
  regionalAutonomy: false,
  ...rest,
});

describe('the timeline of power', () => {
  const groups: PowerGroup[] = [
    { id: '1', name: 'Beta', periods: [period(1990, 2021, 'POWERLESS')] },
    { id: '2', name: 'Alpha', periods: [period(1990, 2021, 'DISCRIMINATED')] },
    {
      id: '3',
      name: 'Gamma',
      periods: [
        period(1980, 1999, 'JUNIOR_PARTNER', { size: 0.5 }),
        period(2000, 2009, 'JUNIOR_PARTNER', { size: 0.6, regionalAutonomy: true }),
        period(2010, 2010, 'IRRELEVANT', { size: 0.6 }),
        period(2011, 2011, 'STATE_COLLAPSE', { size: 0.6 }),
        period(2012, 2018, 'SENIOR_PARTNER', { size: null }),
      ],
    },
  ];
  const timeline = (shown: PowerGroup[] = groups) =>
    drawn(PowerTimeline, { groups: shown, country: 'Utopia', lastCoded: 2021, until: 2024 });

  it('puts the largest first, then goes by name; a group without a size comes last', () => {
    expect(bySizeThenName(groups).map(({ name }) => name)).toEqual(['Alpha', 'Beta', 'Gamma']);
  });

  it('joins periods that differ in size only, and cuts at the first year shown', () => {
    const [junior, ...more] = elements(timeline(), 'JUNIOR_PARTNER');
    expect(more).toHaveLength(0);
    const [year, years] = [elements(timeline(), 'STATE_COLLAPSE')[0]?.width, junior?.width].map(Number);
    expect((years ?? 0) + 1).toBeCloseTo(20 * ((year ?? 0) + 1), 0);
  });

  it('draws irrelevance as a line and collapse as no data', () => {
    const markup = timeline();
    expect(elements(markup, 'irrelevant')).toHaveLength(1);
    expect(elements(markup, 'IRRELEVANT')).toHaveLength(0);
    expect(elements(markup, 'STATE_COLLAPSE')[0]?.fill).toMatch(/^url\(#hatch-/);
  });

  it('outlines what follows the last coded year, for groups still coded then', () => {
    expect(elements(timeline(), 'after')).toHaveLength(2);
    expect(elements(timeline(groups.slice(2)), 'after')).toHaveLength(0);
    expect(elements(timeline(), 'after')[0]?.['stroke-dasharray']).toBe('3 2');
  });

  it('sets a bar of autonomy below the years that have it', () => {
    expect(elements(timeline(), 'autonomy')).toHaveLength(1);
  });

  it('writes the word where it fits and the letter where it does not', () => {
    const short: PowerGroup = {
      id: '4',
      name: 'Delta',
      periods: [period(1990, 2018, 'DISCRIMINATED'), period(2019, 2021, 'POWERLESS')],
    };
    const [long, letter] = [...timeline([short]).matchAll(/<text class="status[^>]*>(.*?)<\/text>/g)].map(
      ([, word]) => word,
    );
    expect(long).toBe('Discriminated');
    expect(letter).toBe('P');
  });

  it('keys only what it shows, in the order of the ladder', () => {
    expect(textOf(timeline(groups.slice(0, 1)))).toMatch(/P Powerless After 2021: not coded$/);
  });
});

const row = (year: number, type: ViolenceRow['type'], best: number, rest: Partial<ViolenceRow> = {}): ViolenceRow => ({
  year,
  type,
  perpetrator: null,
  deathsBest: best,
  deathsLow: best,
  deathsHigh: best,
  ...rest,
});

describe('violence by year', () => {
  const rows = [
    row(1990, 'STATE_BASED', 100, { deathsLow: 80, deathsHigh: 300 }),
    row(1990, 'NON_STATE', 0),
    row(1990, 'ONE_SIDED', 50),
    row(1990, 'ONE_SIDED', 20, { perpetrator: 'STATE' }),
    row(1990, 'ONE_SIDED', 25, { perpetrator: 'NON_STATE' }),
    row(1991, 'STATE_BASED', 0),
    row(1991, 'NON_STATE', 0),
    row(1991, 'ONE_SIDED', 0),
  ];
  const chart = (layout: 'stacked' | 'multiples') =>
    drawn(ViolenceByYear, { rows, country: 'Utopia', from: 1990, to: 1992, layout });

  it('adds types, not the parts of the one-sided total', () => {
    const [year] = byYear(rows, 1990, 1992);
    expect(year?.total).toEqual({ best: 150, low: 130, high: 350 });
    expect(year && oneSidedParts(year)).toEqual({ byState: 20, byNonState: 25, other: 5 });
  });

  it('tells a year of zero from a year without data', () => {
    const [, zero, none] = byYear(rows, 1990, 1992);
    expect(zero?.total).toEqual({ best: 0, low: 0, high: 0 });
    expect(none?.total).toBeNull();
  });

  it('does not let part of a year pass for the whole', () => {
    const partly = rows.filter(({ year, type }) => year === 1990 && type !== 'NON_STATE');
    expect(byYear(partly, 1990, 1990)[0]?.total).toBeNull();
    const markup = drawn(ViolenceByYear, { rows: partly, country: 'Utopia', from: 1990, to: 1990 });
    expect(elements(markup, 'no-data')).toHaveLength(1);
    expect(elements(markup, 'STATE_BASED')).toHaveLength(0);
  });

  it('hatches the year without data and gives a year of zero its baseline', () => {
    const markup = chart('stacked');
    expect(elements(markup, 'no-data')).toHaveLength(1);
    expect(elements(markup, 'no-data')[0]?.fill).toMatch(/^url\(#hatch-/);
    expect(elements(markup, 'baseline')).toHaveLength(2);
  });

  it('stacks in proportion, one-sided deaths split by who killed', () => {
    const markup = chart('stacked');
    const tall = (name: string) => Number(elements(markup, name)[0]?.height);
    // Solid blocks lie a hair apart, outlined ones have their line inside.
    expect((tall('STATE_BASED') + 1) / (tall('by-state') + 1)).toBeCloseTo(5, 1);
    expect((tall('by-group') + 1.5) / (tall('by-state') + 1)).toBeCloseTo(25 / 20, 1);
    expect(elements(markup, 'by-group')[0]?.stroke).toBe('var(--violence-one-sided)');
    expect(elements(markup, 'NON_STATE')).toHaveLength(0);
  });

  it('draws the range from the low to the high estimate of the total', () => {
    const ranges = elements(chart('stacked'), 'range');
    expect(ranges).toHaveLength(1);
    expect(textOf(chart('stacked'))).toContain('1990: 150 (130 to 350)');
  });

  it('gives every small picture the same scale', () => {
    const markup = chart('multiples');
    expect(elements(markup, 'baseline')).toHaveLength(6);
    expect(elements(markup, 'no-data')).toHaveLength(3);
    const tall = (name: string) => Number(elements(markup, name)[0]?.height);
    expect((tall('STATE_BASED') + 1) / (tall('by-state') + 1)).toBeCloseTo(5, 1);
  });

  it('names its figures in one sentence', () => {
    expect(chart('stacked')).toContain(
      'aria-label="Deaths in organised violence in Utopia, 1990 to 1992: 150 (130 to 350) in all; most in 1990, 150 (130 to 350)."',
    );
  });
});

describe('the coverage table', () => {
  const markup = drawn(CoverageHeat, {
    caption: 'Countries with a figure',
    years: [1990, 1991, 1992],
    groups: [{ heading: 'V-Dem', rows: [{ id: 'a', name: 'Exclusion', href: '#a', countries: [0, 49, 180] }] }],
  });

  it('writes the number into every cell and shades by it', () => {
    const cells = [...markup.matchAll(/<td class="(c\d)[^"]*">(.*?)<\/td>/g)].map(([, shade, cell]) => [
      shade,
      textOf(cell ?? ''),
    ]);
    expect(cells).toEqual([
      ['c0', 'none'],
      ['c1', '49'],
      ['c5', '180'],
    ]);
  });

  it('has a heading for each column and row', () => {
    expect(textOf(markup)).toContain('1990');
    expect(markup).toMatch(/<th scope="row"[^>]*><a href="#a"[^>]*>Exclusion<\/a>/);
  });
});
