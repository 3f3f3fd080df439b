import { carriedBy } from './columns.ts';
import type { Format, MapContext } from './importer.ts';
import { csvHeader, readCsv } from './readers.ts';
import type { SourceRow } from './row.ts';
import { summed, Sums } from './sums.ts';

/** Deaths in several countries at once: UCDP's yearly lists do not say how many died where. */
const SEVERAL = 'in several countries at once, among which its deaths cannot be divided';

interface DeathList {
  id: string;
  looksLike: string;
  marks: readonly string[];
  /** Column with the Gleditsch–Ward numbers of the countries. */
  countries: string;
  first: number;
  /** For the row, the columns of the indicators that its deaths count for; null = all. */
  counts?(row: SourceRow): readonly string[];
}

/**
 * UCDP's lists of dyads or actors by year, https://ucdp.uu.se/downloads/, added up to countries and years. The columns
 * of the indicators name what is added: best_…, low_… and high_…
 */
export function deathList({ id, looksLike, marks, countries, first, counts }: DeathList): Format {
  const sums = new Sums();
  return {
    id,
    looksLike,
    matches: async (file) => (await csvHeader(file))?.has(...marks, countries) ?? false,
    rows: readCsv,
    ...summed(sums, (row, context) => {
      const year = row.integer('year');
      if (year < first) return context.skip(`before ${first}`);
      const place = onlyCountry(row, countries, year, context);
      if (place === null) return;
      const wanted = counts?.(row);
      for (const indicator of context.indicators) {
        if (wanted && !wanted.includes(indicator.id)) continue;
        const value = row.number(indicator.column);
        if (value === null) continue;
        const low = indicator.lowColumn === null ? null : row.number(indicator.lowColumn);
        const high = indicator.highColumn === null ? null : row.number(indicator.highColumn);
        sums.add(indicator.id, place, year, value, low, high);
        context.keep();
      }
    }),
    carries: async (file, { indicators }) => carriedBy(await csvHeader(file), indicators).map((one) => one.id),
  };
}

/** Codes as UCDP lists them: `651, 666`. */
export const codesIn = (text: string): string[] => text.split(',').map((code) => code.trim());

function onlyCountry(row: SourceRow, column: string, year: number, context: MapContext): string | null {
  const codes = codesIn(row.required(column));
  if (codes.length === 1) return context.country('gw', codes[0] ?? '', year);
  context.skip(SEVERAL);
  return null;
}
