/**
 * Inequality between groups or regions: Mancini, Stewart & Brown 2008 (in Stewart, ed., Horizontal Inequalities and
 * Conflict). Each group has a size (people, or any share of them) and a mean y on a ratio scale.
 */
export interface GroupMean {
  size: number;
  mean: number;
}

export interface GroupInequality {
  /** Coefficient of variation: 0 = equal, no upper bound. Sensitive to the extremes. */
  gcov: number;
  /** Gini: 0 = equal, at most 1 − the smallest group's share. Sensitive to the middle. */
  ggini: number;
  /** Theil: 0 = equal, at most ln(1 / the smallest group's share). Sensitive to the top. */
  gtheil: number;
  /** The coefficient of variation with every group counted alike; only to show what weighting does. */
  gcovUnweighted: number;
  groups: number;
  /** Share of the whole population in the groups, 0..1. */
  coverage: number;
}

/** Fewer groups, or groups that leave more of the people out, say too little. */
const FEWEST_GROUPS = 2;
export const LEAST_COVERAGE = 0.9;

/**
 * Inequality between groups, weighted by population; null with fewer than two groups, or groups that cover under 90 %
 * of `population` (which defaults to all of the groups together).
 */
export function groupInequality(groups: readonly GroupMean[], population?: number): GroupInequality | null {
  for (const { size, mean } of groups) {
    if (!(size > 0) || !(mean > 0))
      throw new RangeError(`expected positive sizes and means, found ${size} and ${mean}`);
  }
  const people = groups.reduce((sum, { size }) => sum + size, 0);
  const coverage = people / (population ?? people);
  if (groups.length < FEWEST_GROUPS || coverage < LEAST_COVERAGE) return null;
  const shares = groups.map(({ size, mean }) => ({ share: size / people, mean }));
  const alike = groups.map(({ mean }) => ({ share: 1 / groups.length, mean }));
  return {
    gcov: groupCov(shares),
    ggini: groupGini(shares),
    gtheil: groupTheil(shares),
    gcovUnweighted: groupCov(alike),
    groups: groups.length,
    coverage,
  };
}

interface Weighted {
  share: number;
  mean: number;
}

function overallMean(groups: readonly Weighted[]): number {
  return groups.reduce((sum, { share, mean }) => sum + share * mean, 0);
}

function groupCov(groups: readonly Weighted[]): number {
  const overall = overallMean(groups);
  const variance = groups.reduce((sum, { share, mean }) => sum + share * (mean - overall) ** 2, 0);
  return Math.sqrt(variance) / overall;
}

function groupGini(groups: readonly Weighted[]): number {
  let gaps = 0;
  for (const r of groups) for (const s of groups) gaps += r.share * s.share * Math.abs(r.mean - s.mean);
  return gaps / (2 * overallMean(groups));
}

function groupTheil(groups: readonly Weighted[]): number {
  const overall = overallMean(groups);
  return groups.reduce((sum, { share, mean }) => sum + share * (mean / overall) * Math.log(mean / overall), 0);
}
