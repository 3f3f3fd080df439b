import type { ProfileKind } from '../profile/words.ts';

/** A score with its range, in a picture of several. */
export interface BandRow {
  label: string;
  score: number | null;
  low: number | null;
  high: number | null;
  /** At least half of what it rests on is carried forward */
  hollow?: boolean;
  /** The whole, above its parts */
  strong?: boolean;
}

export interface BandBlock {
  kind: ProfileKind;
  heading: string;
  rows: readonly BandRow[];
}
