import { quantileSorted } from 'd3-array';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** How often countries are drawn anew, and where chance begins: the same figures give the same intervals. */
export const BOOTSTRAP = { resamples: 1000, seed: 20_130_402, level: 0.95 } as const;

/**
 * How often each country counts in each resample: as many as there are, drawn with replacement. Years of one country
 * are not independent, so a country is drawn with all of its rows and rows are never drawn alone.
 */
export function countryResamples(
  countries: number,
  { resamples, seed }: { resamples: number; seed: number } = BOOTSTRAP,
): Uint16Array[] {
  const generator = xoroshiro128plus(seed);
  return Array.from({ length: resamples }, () => {
    const times = new Uint16Array(countries);
    for (let draw = 0; draw < countries; draw += 1) {
      const drawn = Math.floor(((generator.next() >>> 0) / 2 ** 32) * countries);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return times;
  });
}

/** The middle 95 % of what the resamples gave; resamples without anything to measure are left out. */
export function interval(values: readonly number[]): [low: number, high: number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const tail = (1 - BOOTSTRAP.level) / 2;
  return [quantileSorted(sorted, tail) ?? Number.NaN, quantileSorted(sorted, 1 - tail) ?? Number.NaN];
}
