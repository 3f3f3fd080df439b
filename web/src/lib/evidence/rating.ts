import type { Tally } from './fragments.ts';

const words = { STRONGER: 'Stronger', MODERATE: 'Moderate', WEAKER: 'Weaker' };

/**
 * How much research on the remedy points one way, with its sign: "Moderate, for". Never shown without the counts.
 * Null for a warning, which has no remedy to be tested.
 */
export function ratingWords({ rating, votes }: Pick<Tally, 'rating' | 'votes'>): string | null {
  if (rating === null) return null;
  if (rating === 'NO_EVIDENCE') return 'No study of a remedy';
  return `${words[rating]}, ${sign(votes ?? 0)}`;
}

function sign(votes: number): string {
  if (votes === 0) return 'neither way';
  return votes > 0 ? 'for' : 'against';
}
