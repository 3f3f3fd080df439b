import type { PowerStatus } from '../api/model/enums.ts';

/** A group's access to power in one year and its share of the population. */
export interface StatusShare {
  status: PowerStatus;
  size: number | null;
}

const excluded: ReadonlySet<PowerStatus> = new Set(['POWERLESS', 'SELF_EXCLUSION', 'DISCRIMINATED']);
/** Outside the ladder: such a group neither has nor lacks access to power. */
const outside: ReadonlySet<PowerStatus> = new Set(['IRRELEVANT', 'STATE_COLLAPSE']);

/** EXCL_SHARE: excluded people among those in groups with a place on the ladder; null where no group has one. */
export function excludedShare(groups: readonly StatusShare[]): number | null {
  if (collapsed(groups)) return null;
  const ladder = groups.filter(({ status }) => !outside.has(status));
  const total = totalSize(ladder);
  if (total === null || total === 0) return null;
  const out = totalSize(ladder.filter(({ status }) => excluded.has(status)));
  return out === null ? null : out / total;
}

/** DISCRIM_SHARE: people in groups discriminated against, among all of the population; null in a collapsed state. */
export function discriminatedShare(groups: readonly StatusShare[]): number | null {
  if (collapsed(groups) || groups.length === 0) return null;
  return totalSize(groups.filter(({ status }) => status === 'DISCRIMINATED'));
}

const collapsed = (groups: readonly StatusShare[]): boolean => groups.some(({ status }) => status === 'STATE_COLLAPSE');

/** Null as soon as one size is unknown: a sum without it would be too small. */
function totalSize(groups: readonly StatusShare[]): number | null {
  let total = 0;
  for (const { size } of groups) {
    if (size === null) return null;
    total += size;
  }
  return total;
}
