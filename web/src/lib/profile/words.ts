/** How scores, classes, ranks and reliability are said: the band before the score, one decimal, a class only where it is sure. */

import { formatOrdinal, formatRange, formatShare, formatValue } from '../format.ts';
import type { Standing } from './query.ts';

export type ProfileKind = Standing['kind'];

interface Naming {
  name: string;
  /** What the two ends of the scale mean */
  more: string;
  polarity: 'HIGHER_IS_RISKIER' | 'HIGHER_IS_SAFER';
  /** The profile as a layer of the map */
  layer: string;
}

export const profileNames: Record<ProfileKind, Naming> = {
  RISK: { name: 'Risk profile', more: 'more risk', polarity: 'HIGHER_IS_RISKIER', layer: 'forestall.risk' },
  RESILIENCE: {
    name: 'Resilience profile',
    more: 'more resilience',
    polarity: 'HIGHER_IS_SAFER',
    layer: 'forestall.resilience',
  },
};

/** Scores run from 0 to 10 and are never written with more than one decimal. */
export const scale = { unit: 'score from 0 to 10', decimals: 1 };

export function scoreWords(score: number | null): string {
  return formatValue(score, scale);
}

export function bandWords(
  { low, high }: { low: number | null; high: number | null },
  place: 'sentence' | 'table' = 'table',
): string {
  return formatRange(low, high, scale, place);
}

const fifths = ['lowest fifth', 'second fifth', 'middle fifth', 'fourth fifth', 'highest fifth'];

/** "in the highest fifth", or "between the second and the middle fifth" where the draws do not agree. */
export function classWords({
  class: likely,
  alternativeClass,
}: Pick<Standing, 'class' | 'alternativeClass'>): string | null {
  if (likely === null) return null;
  if (alternativeClass === null) return `in the ${likely}`;
  const [lower = likely, upper = alternativeClass] = [likely, alternativeClass].toSorted(
    (a, b) => fifths.indexOf(a) - fifths.indexOf(b),
  );
  return `between the ${lower.replace(/ fifth$/, '')} and the ${upper}`;
}

/** How far the class can be relied on: "99% of runs". */
export function classShare({ classProbability, class: likely }: Standing): string | null {
  return classProbability === null || likely === null ? null : `${likely} in ${formatShare(classProbability)} of runs`;
}

/** A rank only ever as an interval: "8th to 25th of 176". */
export function rankWords({ rankLow, rankHigh, rankedCount }: Standing): string | null {
  if (rankLow === null || rankHigh === null) return null;
  const places =
    rankLow === rankHigh ? formatOrdinal(rankLow) : `${formatOrdinal(rankLow)} to ${formatOrdinal(rankHigh)}`;
  return `${places} of ${rankedCount}`;
}

/** Whether figures are too thin to judge by, said plainly. */
export function reliabilityWords({ reliability }: Pick<Standing, 'reliability'>, reliable: number): string {
  const figure = `${scoreWords(reliability)} of 10`;
  return reliability < reliable ? `Thin data: reliability ${figure}, below ${reliable}` : `Reliability ${figure}`;
}
