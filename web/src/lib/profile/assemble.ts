/** Which year a country's profiles are shown for, and what of the indicators belongs to them. */

import type { Series } from '../charts/series.ts';

interface Years {
  firstYear: number;
  lastYear: number;
}

/** The last scored year, or the last of a state that ended before it. */
export function shownYear({ firstYear, lastYear }: Years, existsTo: number | null): number {
  return Math.max(firstYear, Math.min(lastYear, existsTo ?? lastYear));
}

/** Five years before; null where that is before the first scored year. */
export function yearBefore({ firstYear }: Years, year: number): number | null {
  return year - 5 < firstYear ? null : year - 5;
}

/** Scores are published as indicators: `forestall.risk`, `forestall.risk_violence` … */
const scored = /^forestall\.(?:risk|resilience)(?:_(\w+))?$/;

/** "RISK" or "VIOLENCE" from the id of its indicator; null for any other indicator. */
export function scoredPart(indicator: string): string | null {
  const [whole, dimension] = scored.exec(indicator) ?? [];
  return whole ? (dimension ?? whole.split('.')[1] ?? '').toUpperCase() : null;
}

interface ScoredFigures {
  indicator: { id: string };
  series: Series;
  world: { year: number; median: number } | null;
}

/** Scores by year and the middle country, by profile or dimension. */
export function scoresOf(
  figures: readonly ScoredFigures[],
  year: number,
): { series: Map<string, Series>; medians: Map<string, number> } {
  const series = new Map<string, Series>();
  const medians = new Map<string, number>();
  for (const { indicator, series: own, world } of figures) {
    const part = scoredPart(indicator.id);
    if (part === null) continue;
    series.set(part, own);
    if (world?.year === year) medians.set(part, world.median);
  }
  return { series, medians };
}
