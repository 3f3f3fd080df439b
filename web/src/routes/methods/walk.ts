import { completeWords } from '../../lib/complete.ts';
import { formatCount, formatShare, formatValue, missing } from '../../lib/format.ts';
import type { WalkDimension, WalkMeasure, WalkProfile } from './query.ts';

/** One decimal: more would be more than is known. */
export const one = (score: number | null): string => (score === null ? missing : score.toFixed(1));

/** The figure with the year it is of, where it is carried forward as well. */
export function figureInWords({ observation, carriedYears, indicator, reading }: WalkMeasure): string {
  // The record of coups names the years that saw one, so a blank is no gap.
  if (!observation) return reading === 'ANY_IN_5' ? 'none recorded' : 'no figure';
  const carried = carriedYears > 0 ? `, carried forward ${carriedYears} ${carriedYears === 1 ? 'year' : 'years'}` : '';
  return `${formatValue(observation.value, indicator)} (${observation.year}${carried})`;
}

/** What is compared with the panel. */
export function readInWords({ reading, read, indicator }: WalkMeasure): string {
  if (read === null) return missing;
  switch (reading) {
    case 'LOG':
      return `ln ${formatCount(Math.exp(read))} = ${read.toFixed(1)}`;
    case 'LOG_OF_WORST_IN_5':
      return `worst of the five years: ln (1 + ${formatCount(Math.expm1(read))}) = ${read.toFixed(1)}`;
    case 'EVER_1000':
      return read === 1 ? '1,000 or more: yes, in some year since 1989' : '1,000 or more: in no year since 1989';
    case 'ANY_IN_5':
      return [read === 1 ? 'seen in the last five years' : 'none seen in the last five years', completeWords(indicator)]
        .filter(Boolean)
        .join('; ');
    default:
      return formatValue(read, indicator);
  }
}

/** Share below and half of what is equal, and what becomes of it. */
export function placeInWords({ panelBelow, panelEqual, direction, score }: WalkMeasure): string {
  if (panelBelow === null || panelEqual === null || score === null) return missing;
  const place = `${formatShare(panelBelow)} below, ${formatShare(panelEqual)} equal`;
  return direction === 1 ? place : `${place}; turned round`;
}

/** "(7.1 + 6.0 + 8.2) ÷ 3" over the measures there are. */
export function dimensionSum({ indicators, score: mean }: WalkDimension): string {
  const scores = indicators.flatMap(({ score }) => (score === null ? [] : [one(score)]));
  if (mean === null) return 'fewer than half of its measures have a figure';
  return `(${scores.join(' + ')}) ÷ ${scores.length}`;
}

/** The dimensions put together as the profile does. */
export function profileSum({ kind, dimensions }: WalkProfile, floor: number): string {
  const scores = dimensions.flatMap(({ score }) => (score === null ? [] : [score]));
  if (scores.length === 0) return missing;
  return kind === 'RISK'
    ? `(${scores.map(one).join(' + ')}) ÷ ${scores.length}`
    : `(${scores.map((score) => one(Math.max(floor, score))).join(' × ')}) to the power of 1/${scores.length}`;
}

/** The class in words, alone only where it is sure. */
export function classInWords({ class: name, alternativeClass, classProbability }: WalkProfile): string {
  if (name === null || classProbability === null) return 'no class published';
  const share = `${name} in ${formatShare(classProbability)} of runs`;
  return alternativeClass ? `between ${name} and ${alternativeClass} (${share})` : share;
}

/** Measures without a figure, and how old the others are on average. */
export function dataInWords(profile: WalkProfile): string {
  const all = profile.dimensions.flatMap(({ indicators }) => indicators);
  const there = all.filter(({ score }) => score !== null);
  const carried = there.filter(({ carriedYears }) => carriedYears > 0).length;
  const without = all.length - there.length;
  return `${there.length} of ${all.length} measures have a figure${without ? `, ${without} ${without === 1 ? 'has' : 'have'} none` : ''}; ${carried || 'none'} ${carried === 1 ? 'is' : 'are'} carried forward`;
}
