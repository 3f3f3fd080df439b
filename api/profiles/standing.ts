import { bisectLeft, bisectRight, quantileSorted } from 'd3-array';

/** The five classes, from the least to the most of the profile: fifths of the frozen panel. */
export const CLASSES = ['lowest fifth', 'second fifth', 'middle fifth', 'fourth fifth', 'highest fifth'] as const;

/** A class is said alone from this share of draws on. */
export const SURE = 0.8;

/** Share of the panel below a score, 0 to 1; what equals it counts half. */
export function shareBelow(panel: number[], score: number): number {
  return (bisectLeft(panel, score) + bisectRight(panel, score)) / (2 * panel.length);
}

/** Shares of the panel’s figures that are below one and equal to it, 0 to 1. */
export function placeInPanel(panel: number[], figure: number): { panelBelow: number; panelEqual: number } {
  const [below, upTo] = [bisectLeft(panel, figure), bisectRight(panel, figure)];
  return { panelBelow: below / panel.length, panelEqual: (upTo - below) / panel.length };
}

/** Which fifth a share of the panel falls in, 0 to 4. */
export function fifth(share: number): number {
  return Math.min(4, Math.floor(share * 5));
}

/** The score below which that share of the panel lies. */
export function scoreAt(panel: number[], share: number): number {
  return quantileSorted(panel, Math.min(1, Math.max(0, share))) ?? Number.NaN;
}

/** Rank of each score among those there are: 1 for the highest; equal scores share the better rank. NaN has none (0). */
export function ranks(scores: ArrayLike<number>): Uint16Array {
  const order = Array.from({ length: scores.length }, (_, index) => index)
    .filter((index) => !Number.isNaN(scores[index] ?? Number.NaN))
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const result = new Uint16Array(scores.length);
  order.forEach((index, place) => {
    const before = order[place - 1];
    const tied = before !== undefined && scores[before] === scores[index];
    result[index] = tied ? (result[before] ?? 0) : place + 1;
  });
  return result;
}
