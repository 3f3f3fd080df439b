/** Access of groups to executive power at the centre, as EPR codes it, arranged for drawing. */

export type PowerStatus =
  | 'MONOPOLY'
  | 'DOMINANT'
  | 'SENIOR_PARTNER'
  | 'JUNIOR_PARTNER'
  | 'POWERLESS'
  | 'SELF_EXCLUSION'
  | 'DISCRIMINATED'
  | 'IRRELEVANT'
  | 'STATE_COLLAPSE';

export interface PowerPeriod {
  from: number;
  to: number;
  status: PowerStatus;
  size: number | null;
  regionalAutonomy: boolean | null;
}

export interface PowerGroup {
  id: string;
  name: string;
  periods: readonly PowerPeriod[];
}

interface StatusLook {
  word: string;
  /** Set in segments too short for the word; the two outside the ladder have none */
  letter: string | null;
  fill: string;
  ink: string;
}

/** From most to least access. The order is that of the key; the last two stand outside the ladder. */
export const statuses: Record<PowerStatus, StatusLook> = {
  MONOPOLY: { word: 'Monopoly', letter: 'M', fill: 'var(--status-monopoly)', ink: 'var(--on-deep)' },
  DOMINANT: { word: 'Dominant', letter: 'D', fill: 'var(--status-dominant)', ink: 'var(--on-deep)' },
  SENIOR_PARTNER: {
    word: 'Senior partner',
    letter: 'S',
    fill: 'var(--status-senior-partner)',
    ink: 'var(--on-middle)',
  },
  JUNIOR_PARTNER: { word: 'Junior partner', letter: 'J', fill: 'var(--status-junior-partner)', ink: 'var(--on-pale)' },
  POWERLESS: { word: 'Powerless', letter: 'P', fill: 'var(--status-powerless)', ink: 'var(--on-pale)' },
  SELF_EXCLUSION: {
    word: 'Self-exclusion',
    letter: 'X',
    fill: 'var(--status-self-exclusion)',
    ink: 'var(--on-middle)',
  },
  DISCRIMINATED: { word: 'Discriminated', letter: 'Di', fill: 'var(--status-discriminated)', ink: 'var(--on-deep)' },
  IRRELEVANT: { word: 'Irrelevant', letter: null, fill: 'none', ink: 'var(--ink)' },
  STATE_COLLAPSE: { word: 'State collapse', letter: null, fill: 'none', ink: 'var(--ink)' },
};

export const statusOrder = Object.keys(statuses) as PowerStatus[];

/** Largest first by the newest size, then by name; a group without a size comes last. */
export function bySizeThenName(groups: readonly PowerGroup[]): PowerGroup[] {
  return groups.toSorted((a, b) => (newestSize(b) ?? -1) - (newestSize(a) ?? -1) || a.name.localeCompare(b.name, 'en'));
}

export function newestSize({ periods }: PowerGroup): number | null {
  return periods.at(-1)?.size ?? null;
}

/** Periods that are the same to the eye, joined: EPR starts a new one whenever a size changes. */
export function segments(group: PowerGroup, from: number): { from: number; to: number; status: PowerStatus }[] {
  return join(group, from, (a, b) => a.status === b.status);
}

/** Years with regional autonomy, joined likewise. */
export function autonomy(group: PowerGroup, from: number): { from: number; to: number }[] {
  const autonomous = { ...group, periods: group.periods.filter(({ regionalAutonomy }) => regionalAutonomy === true) };
  return join(autonomous, from, () => true);
}

function join(group: PowerGroup, from: number, isSame: (a: PowerPeriod, b: PowerPeriod) => boolean): PowerPeriod[] {
  const joined: PowerPeriod[] = [];
  for (const period of group.periods) {
    if (period.to < from) continue;
    const before = joined.at(-1);
    if (before && before.to === period.from - 1 && isSame(before, period)) before.to = period.to;
    else joined.push({ ...period, from: Math.max(from, period.from) });
  }
  return joined;
}

/**
 * Years to draw: from the first that was coded, 1990 at the earliest, to the end of the axis. What lies between the
 * last coded year and `until` is not coded.
 */
export function codedSpan(
  groups: readonly PowerGroup[],
  existsTo: number | null,
  lastYear: number,
): { from: number; lastCoded: number; until: number } {
  const periods = groups.flatMap((group) => group.periods);
  const lastCoded = Math.max(...periods.map(({ to }) => to));
  return {
    from: Math.max(1990, Math.min(...periods.map(({ from }) => from))),
    lastCoded,
    until: Math.max(lastCoded, Math.min(existsTo ?? lastYear, lastYear)),
  };
}

/** Why EPR has no group of a country: that it has none is not to say that there are none. */
export function noGroups({ name, gwCode }: { name: string; gwCode: number | null }): string {
  if (gwCode === null)
    return `EPR does not cover ${name}: it codes independent states. That is no finding about its groups.`;
  return `EPR has no entry for ${name}: it leaves very small states out, and those where no ethnic group makes claims in national politics. That is not to say that there are no groups.`;
}
