/** The four directions of findings: their order, words and counts. Null and adverse results count as contradicting. */

/** In the order in which counts are always given: ● ◐ ■ ◌. */
export const directions = ['SUPPORTS', 'QUALIFIES', 'CONTRADICTS', 'CONTEXT'] as const;
export type Direction = (typeof directions)[number];

/** In the order in which findings are listed: what speaks against comes first. */
export const contraryFirst: readonly Direction[] = ['CONTRADICTS', 'QUALIFIES', 'SUPPORTS', 'CONTEXT'];

/** Counts by direction, as every tally has them. */
export interface Counts {
  supports: number;
  qualifies: number;
  contradicts: number;
  context: number;
}

interface Wording {
  /** "supports": stands beside one finding and heads a group */
  name: string;
  /** Follows a number: "9 qualify" */
  many: string;
  /** What it means, in a clause */
  meaning: string;
  count: (counts: Counts) => number;
}

export const wordings: Record<Direction, Wording> = {
  SUPPORTS: {
    name: 'supports',
    many: 'support',
    meaning: 'backs the recommendation, or the problem that it answers',
    count: ({ supports }) => supports,
  },
  QUALIFIES: {
    name: 'qualifies',
    many: 'qualify',
    meaning: 'true only under conditions, or mixed',
    count: ({ qualifies }) => qualifies,
  },
  CONTRADICTS: {
    name: 'contradicts',
    many: 'contradict',
    meaning: 'a null or adverse result',
    count: ({ contradicts }) => contradicts,
  },
  CONTEXT: {
    name: 'context',
    many: 'context',
    meaning: 'relevant, without a direction',
    count: ({ context }) => context,
  },
};

export function countIn(counts: Counts, direction: Direction): number {
  return wordings[direction].count(counts);
}

/** "supports" after one, "support" after none or several. */
export function verb(direction: Direction, count: number): string {
  const { name, many } = wordings[direction];
  return count === 1 ? name : many;
}

/** "1 supports, 9 qualify, 4 contradict, 4 context"; zeros stay, because none is a result as well. */
export function splitSentence(counts: Counts): string {
  return directions
    .map((direction) => `${countIn(counts, direction)} ${verb(direction, countIn(counts, direction))}`)
    .join(', ');
}

/** Findings by direction, what speaks against first, without empty groups. */
export function groupedByDirection<F extends { direction: Direction }>(
  findings: readonly F[],
): { direction: Direction; findings: F[] }[] {
  const groups = Map.groupBy(findings, ({ direction }) => direction);
  return contraryFirst.flatMap((direction) => {
    const ofDirection = groups.get(direction);
    return ofDirection ? [{ direction, findings: ofDirection }] : [];
  });
}
