import { quantileSorted } from 'd3-array';

/** The value below which a share of the sorted values lies, between two values where it falls between them. */
export function quantile(sorted: readonly number[], share: number): number {
  // d3 does not change the list, its types only do not say so.
  return quantileSorted(sorted as number[], share) ?? 0;
}
