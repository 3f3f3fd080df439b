import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

/** What a request may ask for. Every answer carries its cost and these limits in `extensions.cost`; see `meta.limits`. */
export const limits = {
  defaultFirst: 100,
  maxFirst: 1000,
  /** Levels of nested fields, introspection aside. */
  maxDepth: 12,
  /** Fields an answer may hold, as estimated before it is made: about a second of work. */
  maxCost: 500_000,
  maxDocumentBytes: 100_000,
  maxSearchLength: 200,
} as const;

/** Enough for any query a person writes; stops documents made to keep the parser busy. */
export const MAX_TOKENS = 10_000;

/** A list of about `items` entries, each as costly as what is asked of it. */
export function listOf(items: number | ((args: Record<string, unknown>) => number)) {
  return ({ args, childComplexity }: ComplexityEstimatorArgs): number => {
    const expected = typeof items === 'number' ? items : items(args);
    return 1 + Math.max(0, expected) * Math.max(1, childComplexity);
  };
}

/** A page: as many entries as are asked for, and no more than there can be. */
export function pageOf(total = Number.POSITIVE_INFINITY) {
  return listOf(({ first }) => Math.min(total, typeof first === 'number' ? first : limits.defaultFirst));
}

/** Figures of one country or region: so many indicators, so many years. */
export const series = listOf(({ indicators, from, to }) => {
  const first = typeof from === 'number' ? from : TYPICAL.firstYear;
  const last = typeof to === 'number' ? to : TYPICAL.lastYear;
  return lengthOf(indicators) * (last - first + 1);
});

/** The newest figure of each indicator. */
export const newest = listOf(({ indicators }) => lengthOf(indicators));

const TYPICAL = { indicators: 115, firstYear: 1990, lastYear: 2024 };

function lengthOf(indicators: unknown): number {
  return Array.isArray(indicators) ? indicators.length : TYPICAL.indicators;
}
