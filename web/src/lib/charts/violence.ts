/** Deaths in organised violence, arranged by year: what UCDP gives, and for which years it gives nothing. */

import type { ViolenceType } from './colours.ts';

export interface ViolenceRow {
  year: number;
  type: ViolenceType;
  /** STATE or NON_STATE for parts of the one-sided total, null for the total of a type */
  perpetrator: string | null;
  deathsBest: number;
  deathsLow: number;
  deathsHigh: number;
}

export interface Deaths {
  best: number;
  low: number;
  high: number;
}

export interface ViolenceOfYear {
  year: number;
  /** Null where UCDP has no row for the type in that year: not the same as 0 */
  byType: Record<ViolenceType, Deaths | null>;
  byState: Deaths | null;
  byNonState: Deaths | null;
  /** Null unless every type has a row: part of a sum would pass for the whole */
  total: Deaths | null;
}

export const violenceTypes = ['STATE_BASED', 'NON_STATE', 'ONE_SIDED'] as const satisfies readonly ViolenceType[];

/** UCDP's own words. */
export const violenceWords: Record<ViolenceType, { name: string; meaning: string }> = {
  STATE_BASED: {
    name: 'State-based conflict',
    meaning: 'armed conflict in which a government is a party',
  },
  NON_STATE: {
    name: 'Non-state conflict',
    meaning: 'armed conflict between organised groups, none of them a government',
  },
  ONE_SIDED: {
    name: 'One-sided violence',
    meaning: 'civilians killed deliberately by a government or an organised group',
  },
};

/** Every year from `from` to `to`, those without data included. */
export function byYear(rows: readonly ViolenceRow[], from: number, to: number): ViolenceOfYear[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const year = from + index;
    const ofYear = rows.filter((row) => row.year === year);
    const find = (type: ViolenceType, perpetrator: string | null) => {
      const row = ofYear.find((other) => other.type === type && other.perpetrator === perpetrator);
      return row ? { best: row.deathsBest, low: row.deathsLow, high: row.deathsHigh } : null;
    };
    const byType = {
      STATE_BASED: find('STATE_BASED', null),
      NON_STATE: find('NON_STATE', null),
      ONE_SIDED: find('ONE_SIDED', null),
    };
    return {
      year,
      byType,
      byState: find('ONE_SIDED', 'STATE'),
      byNonState: find('ONE_SIDED', 'NON_STATE'),
      total: Object.values(byType).includes(null) ? null : sum(Object.values(byType)),
    };
  });
}

/** Adds best to best, low to low, high to high; null where there is nothing to add. */
export function sum(parts: readonly (Deaths | null)[]): Deaths | null {
  const known = parts.filter((part) => part !== null);
  if (!known.length) return null;
  return known.reduce((a, b) => ({ best: a.best + b.best, low: a.low + b.low, high: a.high + b.high }));
}

export interface OneSidedParts {
  byState: number;
  byNonState: number;
  /** Killed by someone the source does not put in either */
  other: number;
}

/** How the best estimate of a year's one-sided deaths divides by perpetrator. */
export function oneSidedParts({ byType, byState, byNonState }: ViolenceOfYear): OneSidedParts {
  const total = byType.ONE_SIDED?.best ?? 0;
  const parts = { byState: byState?.best ?? 0, byNonState: byNonState?.best ?? 0 };
  return { ...parts, other: Math.max(0, total - parts.byState - parts.byNonState) };
}

/** Years over which a source could have counted in this state: those of its file, cut to the years the state existed. */
export function yearsCounted(
  { existsFrom, existsTo }: { existsFrom: number | null; existsTo: number | null },
  indicator: { firstYear: number | null; lastYear: number | null } | undefined,
): { from: number; to: number } | null {
  if (indicator?.firstYear == null || indicator.lastYear == null) return null;
  const from = Math.max(indicator.firstYear, existsFrom ?? indicator.firstYear);
  const to = Math.min(indicator.lastYear, existsTo ?? indicator.lastYear);
  return from <= to ? { from, to } : null;
}

/** Why UCDP's file has no row for a country: no figure, which is not a zero. */
export function notCounted({ name, gwCode }: { name: string; gwCode: number | null }): string {
  const why =
    gwCode === null
      ? ' It counts by independent state: deaths there stand, if anywhere, under the state it counts the place to.'
      : '';
  return `UCDP’s file of countries and years has no row for ${name}.${why} That is no figure, not a zero.`;
}
