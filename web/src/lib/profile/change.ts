/** What moved a profile in five years: the change of its score shared out over dimensions and measures. */

import { measureName } from './measures.ts';
import type { ProfileBefore, WholeProfile } from './query.ts';
import { scoreWords } from './words.ts';

export interface Moved {
  name: string;
  /** Place among the states of 1990–2019, turned the way of the profile, then and now */
  from: number;
  to: number;
  /** Share of the profile's change, in points of its scale */
  contribution: number;
}

/** No dimension counts for less than this in a geometric mean, as in the model. */
const floor = 0.5;

/** Less than this is not told: it would not show in a score of one decimal. */
const worthTelling = 0.05;

/**
 * Dimensions add up to the change exactly: RISK is a plain mean; for a geometric mean the change is shared by the
 * logarithms (logarithmic mean), which leaves no rest. Null where another set of dimensions carries each year.
 */
export function dimensionContributions(now: WholeProfile, before: ProfileBefore): Map<string, number> | null {
  const then = new Map(before.dimensions.map(({ id, score }) => [id, score]));
  const pairs: { id: string; from: number; to: number }[] = [];
  for (const { id, score } of now.dimensions) {
    const from = then.get(id) ?? null;
    if ((score === null) !== (from === null)) return null;
    if (score !== null && from !== null) pairs.push({ id, from, to: score });
  }
  if (now.score === null || before.score === null || pairs.length === 0) return null;
  if (now.kind === 'RISK') return new Map(pairs.map(({ id, from, to }) => [id, (to - from) / pairs.length]));
  const mean = logarithmicMean(now.score, before.score);
  return new Map(
    pairs.map(({ id, from, to }) => [
      id,
      (mean * (Math.log(Math.max(floor, to)) - Math.log(Math.max(floor, from)))) / pairs.length,
    ]),
  );
}

function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (a - b) / (Math.log(a) - Math.log(b));
}

/** Measures that moved the profile most, the largest first; those without a figure in one of the years are not compared. */
export function movedMost(now: WholeProfile, before: ProfileBefore, atMost = 4): Moved[] {
  const shares = dimensionContributions(now, before);
  if (!shares) return [];
  const then = new Map(
    before.dimensions.flatMap(({ id, indicators }) =>
      indicators.map((one) => [`${id} ${one.measure}`, one.score] as const),
    ),
  );
  const dimensionsThen = new Map(before.dimensions.map(({ id, score }) => [id, score]));
  const moved = now.dimensions.flatMap((dimension): Moved[] => {
    const from = dimensionsThen.get(dimension.id) ?? null;
    const share = shares.get(dimension.id);
    if (share === undefined || dimension.score === null || from === null || dimension.score === from) return [];
    const perPoint = share / (dimension.score - from);
    const told = dimension.indicators.filter(({ score }) => score !== null).length;
    return dimension.indicators.flatMap((one): Moved[] => {
      const scoreThen = then.get(`${dimension.id} ${one.measure}`) ?? null;
      if (one.score === null || scoreThen === null) return [];
      const contribution = (perPoint * (one.score - scoreThen)) / told;
      return [{ name: measureName(one), from: scoreThen, to: one.score, contribution }];
    });
  });
  return moved
    .filter(({ contribution }) => Math.abs(contribution) >= worthTelling)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, atMost);
}

/** "Rose by 0.9", "no clear change", or why it cannot be said. */
export function changeWords(now: WholeProfile, before: ProfileBefore): string {
  const { change5y, changeIsClear } = now;
  if (now.score === null || before.score === null || change5y === null)
    return `Whether it changed since ${before.year} cannot be said: there is no score for one of the two years.`;
  const path = `${scoreWords(before.score)} in ${before.year}, ${scoreWords(now.score)} in ${now.year}`;
  if (changeIsClear === null) return `From ${path}; without bands it cannot be said whether the change is clear.`;
  if (!changeIsClear) return `No clear change: ${path}, and the ranges overlap.`;
  return `It ${change5y > 0 ? 'rose' : 'fell'} by ${scoreWords(Math.abs(change5y))}: ${path}; the ranges do not overlap.`;
}

/** "+0.4" with a true minus. */
export function signed(points: number): string {
  const figure = scoreWords(Math.abs(points));
  return points < 0 ? `−${figure}` : `+${figure}`;
}
