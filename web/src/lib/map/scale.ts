import { isShare } from '../format.ts';
import { ramp as rampOf, token, type Theme } from '../tokens.ts';
import { quantile } from './quantile.ts';
import { evenBreaks, quantileBreaks, roundBreaks } from './breaks.ts';

export type Polarity = 'HIGHER_IS_RISKIER' | 'HIGHER_IS_SAFER' | 'NONE';
export type Ramp = 'risk' | 'resilience' | 'plain';

export interface ScaleOptions {
  /** Theoretical ends of the measure, null = unbounded */
  rangeLow: number | null;
  rangeHigh: number | null;
  /** Digits after the point that breaks may have */
  decimals: number;
  unit: string;
  /** Seven only for indicators with a ramp of seven */
  classes?: 5 | 7;
}

export interface Scale {
  /** Edges of the classes, one more than there are classes, rising; empty without any value. A value on an edge is in the upper class. */
  readonly breaks: readonly number[];
  /** How the edges read: ranges; ranges after a first class that is exactly zero; one class per value, the last edge being only an end. */
  readonly kind: 'ranges' | 'none-first' | 'distinct';
  readonly ramp: Ramp;
  /** null for null: no data has no class. Values beyond the ends belong to the end classes. */
  classOf(value: number | null): number | null;
  colours(theme: Theme): string[];
  /** Readable on the colour of the same class */
  textColours(theme: Theme): string[];
  /** Values in each class; nulls are in none */
  count(values: readonly (number | null)[]): number[];
}

const ramps: Record<Polarity, Ramp> = {
  HIGHER_IS_RISKIER: 'risk',
  HIGHER_IS_SAFER: 'resilience',
  NONE: 'plain',
};

/** The palest steps that dark ink is read on (light theme), and light ink (dark theme), by length of the ramp. */
const paleSteps: Record<Theme, Record<5 | 7, number>> = { light: { 5: 3, 7: 4 }, dark: { 5: 2, 7: 3 } };

/** Classes for an indicator over all its countries and years, so that a colour means the same in every year. */
export function makeScale(allValues: readonly (number | null)[], polarity: Polarity, options: ScaleOptions): Scale {
  const values = allValues.filter(isFigure).sort((a, b) => a - b);
  const ramp = ramps[polarity];
  // The ramp without a direction has five steps only.
  const steps = ramp === 'plain' ? 5 : (options.classes ?? 5);
  return scaleOf(chooseBreaks(values, steps, options), ramp, steps);
}

/** Classes whose ends were set once and for all; those of the profiles are fifths of their frozen panel. */
export function fixedScale(breaks: readonly number[], polarity: Polarity): Scale {
  return scaleOf({ breaks, kind: 'ranges' }, ramps[polarity], 5);
}

function scaleOf({ breaks, kind }: Pick<Scale, 'breaks' | 'kind'>, ramp: Ramp, steps: 5 | 7): Scale {
  const classes = Math.max(0, breaks.length - 1);
  const inner = breaks.slice(1, -1);
  const picked = pickSteps(classes, steps);

  const classOf = (value: number | null): number | null => {
    if (!isFigure(value) || classes === 0) return null;
    const index = inner.filter((edge) => edge <= value).length;
    return kind === 'none-first' && value > 0 ? Math.max(1, index) : index;
  };

  return {
    breaks,
    kind,
    ramp,
    classOf,
    colours(theme) {
      const all = rampOf(`${ramp}-${steps}`, steps, theme);
      return picked.map((step) => all[step]!);
    },
    textColours(theme) {
      const pale = paleSteps[theme][steps];
      return picked.map((step) => token(step < pale ? 'on-pale' : 'on-deep', theme));
    },
    count(some) {
      const counts = breaks.slice(1).map(() => 0);
      for (const value of some) {
        const index = classOf(value);
        if (index !== null) counts[index]! += 1;
      }
      return counts;
    },
  };
}

function isFigure(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function chooseBreaks(
  values: readonly number[],
  classes: number,
  options: ScaleOptions,
): Pick<Scale, 'breaks' | 'kind'> {
  const digits = isShare(options) ? 2 : options.decimals;
  const few = new Set(values);
  if (few.size === 0) return { breaks: [], kind: 'ranges' };
  if (few.size <= classes) return { breaks: distinctBreaks([...few], digits), kind: 'distinct' };

  const positive = values.slice(values.findIndex((value) => value > 0));
  const zeros = values.length - positive.length;
  if (values[0] === 0 && zeros >= values.length / classes) {
    const rest = new Set(positive);
    const breaks =
      rest.size < classes
        ? distinctBreaks([...rest], digits)
        : (spreadOut(positive) ? roundBreaks : quantileBreaks)(positive, classes - 1, digits, options);
    // What rounds to nothing is still above zero: it belongs to the first class that is not "none".
    const [low = 0, ...others] = breaks;
    return { breaks: [0, Math.max(low, 10 ** -digits), ...others], kind: 'none-first' };
  }
  const breaks =
    evenBreaks(values, classes, digits, options) ??
    (spreadOut(values) ? roundBreaks : quantileBreaks)(values, classes, digits, options);
  return { breaks, kind: 'ranges' };
}

/** One class per value; the last edge closes the last class and is no value. */
function distinctBreaks(values: readonly number[], digits: number): number[] {
  const last = values.at(-1)!;
  return [...values, Number((last + 10 ** -digits).toFixed(Math.max(digits, 6)))];
}

/** So skewed that equal counts would give ugly edges: population, money, deaths. */
function spreadOut(values: readonly number[]): boolean {
  const median = quantile(values, 0.5);
  return values[0]! >= 0 && median > 0 && quantile(values, 0.95) > 8 * median;
}

/** Steps of the ramp for fewer classes than it has, spread over all of it; the middle for one. */
function pickSteps(classes: number, steps: number): number[] {
  if (classes === 1) return [(steps - 1) / 2];
  return Array.from({ length: classes }, (_, index) => Math.round((index * (steps - 1)) / (classes - 1)));
}
