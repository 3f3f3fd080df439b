import type { Contender } from './baselines.ts';
import { fitLogit } from './logit.ts';
import { WINDOW, type Row } from './outcomes.ts';

/** What a contender says of each row, NaN where it says nothing. */
export interface Forecasts {
  /** By which rows are ordered. */
  value: Float64Array;
  probability: Float64Array;
}

/**
 * Rolling origin: what is fitted for a year is fitted on rows of earlier years whose window was closed by then, and
 * on rows where the outcome could come.
 */
export function forecast(contender: Contender, rows: readonly Row[], origins: readonly number[]): Forecasts {
  const features = rows.map(({ at }) => contender.features(at));
  const complete = features.map((known) => known.every((value) => !Number.isNaN(value)));
  const value = new Float64Array(rows.length).fill(Number.NaN);
  const probability = new Float64Array(rows.length).fill(Number.NaN);
  for (const origin of origins) {
    const own = [...rows.keys()].filter((row) => rows[row]?.year === origin && complete[row]);
    const past = closedBy(origin, rows).filter((row) => complete[row]);
    const fitted =
      contender.kind === 'FORECAST'
        ? null
        : fitLogit(
            past.map((row) => features[row] ?? []),
            past.map((row) => rows[row]?.came ?? false),
          );
    for (const row of own) {
      const known = features[row] ?? [];
      const likely = fitted ? fitted(known) : (known[0] ?? Number.NaN);
      probability[row] = likely;
      value[row] = contender.kind === 'FITTED' ? likely : (known[0] ?? Number.NaN);
    }
  }
  return { value, probability };
}

/** The share in closed windows, for every row alike: what one would say who knows nothing of the country. */
export function climatology(rows: readonly Row[], origins: readonly number[]): Float64Array {
  const result = new Float64Array(rows.length).fill(Number.NaN);
  for (const origin of origins) {
    const past = closedBy(origin, rows);
    const came = past.filter((row) => rows[row]?.came).length;
    rows.forEach(({ year }, row) => {
      if (year === origin) result[row] = came / past.length;
    });
  }
  return result;
}

/** Rows at risk whose window had passed by the end of a year. */
export function closedBy(origin: number, rows: readonly Row[]): number[] {
  return [...rows.keys()].filter((index) => {
    const row = rows[index];
    return row !== undefined && row.atRisk && row.year + WINDOW <= origin;
  });
}
