import { quantile } from './quantile.ts';

/** Three ways to cut sorted values into classes with edges a reader can say aloud. */

interface Range {
  rangeLow: number | null;
  rangeHigh: number | null;
}

/** Shares of the values a class may have in even steps: outside them the map would be nearly one colour. */
const leastShare = 0.04;
const mostShare = 0.45;

/**
 * Steps of equal width, over the whole theoretical range where there is one; null where classes would be too
 * unequal.
 */
export function evenBreaks(
  values: readonly number[],
  classes: number,
  digits: number,
  { rangeLow, rangeHigh }: Range,
): number[] | null {
  const [lowest, highest] = [values[0]!, values.at(-1)!];
  const step =
    rangeLow !== null && rangeHigh !== null ? (rangeHigh - rangeLow) / classes : niceStep((highest - lowest) / classes);
  const low = rangeLow !== null && rangeHigh !== null ? rangeLow : Math.floor(lowest / step) * step;
  const breaks = Array.from({ length: classes + 1 }, (_, index) => clean(low + index * step));
  const isReadable = breaks.every((edge) => clean(Number(edge.toFixed(digits))) === edge);
  const isEven = shares(values, breaks).every((share) => share >= leastShare && share <= mostShare);
  const holdsAll = breaks[0]! <= lowest && breaks.at(-1)! >= highest;
  return isReadable && isEven && holdsAll ? breaks : null;
}

/** About equally many values in each class, edges rounded as far as that allows; fewer classes where values tie. */
export function quantileBreaks(values: readonly number[], classes: number, digits: number, range: Range): number[] {
  const cuts = quantiles(values, classes);
  const finest = 10 ** -digits;
  const widest = values.at(-1)! - values[0]!;
  for (let power = Math.ceil(Math.log10(widest)); 10 ** power >= finest * 0.99; power--) {
    for (const lead of [5, 2, 1]) {
      const step = lead * 10 ** power;
      const breaks = closed(cuts, step, values, range);
      const isFair = shares(values, breaks).every((share) => share > 0.5 / classes && share < 1.6 / classes);
      if (breaks.length === classes + 1 && isFair) return breaks;
    }
  }
  return withoutEmpty(values, closed(cuts, finest, values, range));
}

/** Quantiles moved to the next of 1, 2, 5, 10, 20, 50 …: for values spread over several powers of ten. */
export function roundBreaks(values: readonly number[], classes: number, digits: number): number[] {
  const finest = 10 ** -digits;
  const cuts = quantiles(values, classes).map((cut) => Math.max(finest, nearestRound(cut)));
  const low = Math.max(values[0]! < finest ? 0 : finest, roundBelow(values[0]!));
  const high = roundAbove(values.at(-1)!);
  return withoutEmpty(values, rising([low, ...cuts.filter((cut) => cut > low && cut < high), high]));
}

function quantiles(values: readonly number[], classes: number): number[] {
  return Array.from({ length: classes - 1 }, (_, index) => quantile(values, (index + 1) / classes));
}

/** Inner edges rounded to the step, outer ones rounded outwards but not beyond what is possible. */
function closed(
  cuts: readonly number[],
  step: number,
  values: readonly number[],
  { rangeLow, rangeHigh }: Range,
): number[] {
  const [lowest, highest] = [values[0]!, values.at(-1)!];
  const roundedLow = clean(Math.floor(lowest / step) * step);
  const roundedHigh = clean(Math.ceil(highest / step) * step);
  // A figure beyond the range its indicator states still belongs on the map.
  const low = rangeLow !== null && rangeLow <= lowest ? Math.max(rangeLow, roundedLow) : roundedLow;
  const high = rangeHigh !== null && rangeHigh >= highest ? Math.min(rangeHigh, roundedHigh) : roundedHigh;
  const inner = cuts.map((cut) => clean(Math.round(cut / step) * step));
  return rising([low, ...inner.filter((edge) => edge > low && edge < high), high]);
}

function rising(edges: readonly number[]): number[] {
  return edges.filter((edge, index) => index === 0 || edge > edges[index - 1]!);
}

/** Joins classes nobody is in to the one below. */
function withoutEmpty(values: readonly number[], breaks: readonly number[]): number[] {
  const filled = shares(values, breaks);
  return breaks.filter((_, index) => index === 0 || index === breaks.length - 1 || filled[index]! > 0);
}

/** Share of the values in each class. */
function shares(values: readonly number[], breaks: readonly number[]): number[] {
  const counts = breaks.slice(1).map(() => 0);
  const inner = breaks.slice(1, -1);
  for (const value of values) counts[inner.filter((edge) => edge <= value).length]! += 1;
  return counts.map((count) => count / values.length);
}

/** The next of 1, 2, 2.5, 5 times a power of ten that is not smaller. */
function niceStep(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 2.5, 5, 10].find((lead) => lead * power >= width * 0.999) ?? 10) * power;
}

const leads = [1, 2, 5, 10];

function nearestRound(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const distance = (lead: number) => Math.abs(Math.log(value / (lead * power)));
  return clean(leads.reduce((a, b) => (distance(b) < distance(a) ? b : a)) * power);
}

function roundBelow(value: number): number {
  if (value <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return clean((leads.findLast((lead) => lead * power <= value) ?? 1) * power);
}

function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return clean((leads.find((lead) => lead * power >= value) ?? 10) * power);
}

/** Without the crumbs of binary fractions: 0.6, not 0.6000000000000001. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
