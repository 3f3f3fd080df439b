import type { Format, MapContext, ObservationFigure, SourceRow } from './importer.ts';

interface Sum {
  value: number;
  low: number | null;
  high: number | null;
}

/**
 * Adds up rows of events, conflicts or episodes to figures of countries and years, for `finish`. A country and year
 * without a row has no figure: whether nothing happened or nothing was recorded, such a list does not say.
 */
export class Sums {
  readonly #sums = new Map<string, Sum>();

  /** Bounds are kept as long as every row has them. */
  add(
    indicator: string,
    country: string,
    year: number,
    value: number,
    low?: number | null,
    high?: number | null,
  ): void {
    const key = `${indicator}\t${country}\t${year}`;
    const sum = this.#sums.get(key) ?? { value: 0, low: 0, high: 0 };
    this.#sums.set(key, {
      value: sum.value + value,
      low: sum.low === null || low == null ? null : sum.low + low,
      high: sum.high === null || high == null ? null : sum.high + high,
    });
  }

  /** For what is not added up: the highest of the rows. */
  highest(indicator: string, country: string, year: number, value: number): void {
    const key = `${indicator}\t${country}\t${year}`;
    const known = this.#sums.get(key)?.value ?? value;
    this.#sums.set(key, { value: Math.max(known, value), low: null, high: null });
  }

  *figures(): Generator<ObservationFigure> {
    for (const [key, sum] of this.#sums) {
      const [indicator = '', country = '', year] = key.split('\t');
      const { value, low, high } = sum;
      yield {
        kind: 'observation',
        indicator,
        country,
        year: Number(year),
        value,
        // A producer's bounds do not always enclose its own best figure, and neither do their sums then.
        low: low !== null && low <= value ? low : null,
        high: high !== null && high >= value ? high : null,
      };
    }
  }
}

/** A format whose rows give no figure by themselves: `read` puts them into the sums, or leaves them out. */
export function summed(
  sums: Sums,
  read: (row: SourceRow, context: MapContext) => void,
): Required<Pick<Format, 'map' | 'finish'>> {
  return {
    map(row, context) {
      read(row, context);
      return [];
    },
    finish: () => sums.figures(),
  };
}
