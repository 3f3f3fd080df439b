import { describe, expect, it } from 'vitest';
import { ramp, type Theme, token } from '../../web/src/lib/tokens.ts';
import { contrast, difference, lab, type Lab, type Vision, visions } from './colour.ts';

const themes: Theme[] = ['light', 'dark'];
const ramps: [name: string, classes: number, neighbours: number][] = [
  ['risk-5', 5, 9],
  ['risk-7', 7, 5.5],
  ['resilience-5', 5, 9],
  ['resilience-7', 7, 5.5],
  ['plain-5', 5, 9],
];
const each = themes.flatMap((theme) => ramps.map(([name, n, least]) => [name, theme, n, least] as const));

const differences = (colours: string[], vision: Vision, pairs: 'neighbours' | 'all'): number[] => {
  const seen = colours.map((hex) => lab(hex, vision));
  return seen.flatMap((one, i) =>
    seen.slice(i + 1, pairs === 'neighbours' ? i + 2 : undefined).map((two) => difference(one, two)),
  );
};
const nearest = (colours: string[], vision: Vision, pairs: 'neighbours' | 'all') =>
  Math.min(...differences(colours, vision, pairs));
const seenBy = <T>(measure: (vision: Vision) => T) => visions.map(measure);

describe('the measure itself', () => {
  it.each<[Lab, Lab, number]>([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('agrees with the published CIEDE2000 pairs', (one, two, published) => {
    expect(difference(one, two)).toBeCloseTo(published, 4);
  });

  it('agrees with the figures the palette was chosen by', () => {
    const colours = ramp('risk-5', 5, 'light');
    expect(seenBy((vision) => Number(nearest(colours, vision, 'neighbours').toFixed(1)))).toEqual([
      13.7, 11.9, 10.8, 13.6,
    ]);
  });
});

describe.each(each)('%s, %s theme', (name, theme, classes, least) => {
  const colours = ramp(name, classes, theme);

  it(`keeps neighbours at least ${least} apart for every kind of colour vision`, () => {
    for (const apart of seenBy((vision) => nearest(colours, vision, 'neighbours'))) {
      expect(apart).toBeGreaterThanOrEqual(least);
    }
  });

  it('moves lightness one way only, away from the ground', () => {
    const lightness = colours.map((hex) => lab(hex)[0]);
    const steps = lightness.slice(1).map((l, i) => l - (lightness[i] ?? 0));
    expect(steps.every((step) => (theme === 'light' ? step < 0 : step > 0))).toBe(true);
  });

  it('stays apart from the sea and from the ground of missing data', () => {
    for (const vision of visions) {
      const to = (ground: string) =>
        Math.min(...colours.map((hex) => difference(lab(hex, vision), lab(token(ground, theme), vision))));
      expect(to('sea')).toBeGreaterThanOrEqual(8.5);
      // 5.95 is printed as 6.0, which is what the palette was measured at.
      expect(to('no-data')).toBeGreaterThanOrEqual(5.95);
    }
  });

  it('carries readable text', () => {
    const pale = theme === 'light' ? (classes === 5 ? 3 : 4) : classes === 5 ? 2 : 3;
    for (const [index, fill] of colours.entries()) {
      const text = token(index < pale ? 'on-pale' : 'on-deep', theme);
      expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe.each(themes)('colours of meaning, %s theme', (theme) => {
  const both = ['11', '12', '13', '21', '22', '23', '31', '32', '33'].map((cell) => token(`both-${cell}`, theme));
  const categories: Record<string, string[]> = {
    direction: ['supports', 'qualifies', 'contradicts', 'context'],
    violence: ['state-based', 'non-state', 'one-sided'],
    actor: [
      'state-force',
      'non-state-armed-group',
      'civil-defense-group',
      'government-body',
      'civil-society',
      'international',
    ],
  };

  it('keeps all nine fields of risk and resilience at least 12 apart', () => {
    for (const vision of visions) expect(nearest(both, vision, 'all')).toBeGreaterThanOrEqual(12);
  });

  it.each(Object.entries(categories))('keeps every kind of %s apart', (kind, names) => {
    const colours = names.map((name) => token(`${kind}-${name}`, theme));
    for (const vision of visions) {
      expect(nearest(colours, vision, 'all')).toBeGreaterThanOrEqual(vision === 'normal' ? 20 : 9);
    }
    for (const colour of colours) {
      for (const ground of ['page', 'card']) {
        expect(contrast(colour, token(ground, theme))).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('keeps the rungs of the power ladder apart', () => {
    const rungs = [
      'monopoly',
      'dominant',
      'senior-partner',
      'junior-partner',
      'powerless',
      'self-exclusion',
      'discriminated',
    ].map((name) => token(`status-${name}`, theme));
    for (const vision of visions) expect(nearest(rungs, vision, 'neighbours')).toBeGreaterThanOrEqual(9);
  });

  it.each([
    ['ink', 4.5],
    ['ink-2', 4.5],
    ['ink-3', 4.5],
    ['accent', 4.5],
    ['notice', 4.5],
    ['line-strong', 3],
  ])('reads %s on page, card and sunk ground', (name, least) => {
    for (const ground of ['page', 'card', 'sunk']) {
      expect(contrast(token(name, theme), token(ground, theme))).toBeGreaterThanOrEqual(least);
    }
  });

  it('draws the coast and the hatch visibly', () => {
    expect(contrast(token('coast', theme), token('sea', theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(token('no-data-line', theme), token('no-data', theme))).toBeGreaterThanOrEqual(3);
    expect(contrast('#ffffff', token('button', theme))).toBeGreaterThanOrEqual(4.5);
  });
});

it('names the token that does not exist', () => {
  expect(() => token('risk-9-1', 'light')).toThrow('--risk-9-1');
});
