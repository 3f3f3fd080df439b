import { bisectLeft, bisectRight, deviation, mean, quantileSorted } from 'd3-array';

/** Turns a raw figure into 0..10. */
export type Normalise = (raw: number) => number;

/**
 * Where a figure stands in a reference distribution: ten times the share of it that lies below, plus half of what
 * equals it. Outliers cannot stretch the scale, and a measure that is mostly zero gives its zeros one middling score.
 */
export function midRank(ascending: number[]): Normalise {
  const size = ascending.length;
  return (raw) => (5 * (bisectLeft(ascending, raw) + bisectRight(ascending, raw))) / size;
}

/** Straight between the 2.5th and the 97.5th percentile, cut off outside; for the uncertainty runs. */
export function minMax(ascending: number[]): Normalise {
  const low = quantileSorted(ascending, 0.025) ?? 0;
  const high = quantileSorted(ascending, 0.975) ?? 0;
  // Where 95 % of the panel is one value the percentiles meet: then only above, at or below it can be told.
  if (high === low) return (raw) => (raw > high ? 10 : raw < low ? 0 : 5);
  return (raw) => Math.min(10, Math.max(0, (10 * (raw - low)) / (high - low)));
}

/** By distance from the mean in standard deviations, through the normal distribution; for the uncertainty runs. */
export function zScore(ascending: number[]): Normalise {
  const centre = mean(ascending) ?? 0;
  const spread = deviation(ascending) ?? 0;
  if (spread === 0) return () => 5;
  return (raw) => 10 * standardNormal((raw - centre) / spread);
}

export const normalisations = [midRank, minMax, zScore] as const;

/** Share of a normal distribution below z. Abramowitz and Stegun 26.2.17, off by less than 7.5e-8. */
function standardNormal(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804014327 *
    Math.exp((-z * z) / 2) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}
