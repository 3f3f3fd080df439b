import type { ColumnIndicator, MapContext, ObservationFigure } from './importer.ts';
import type { Header, SourceRow } from './row.ts';

/** First year of most series. What comes before is not imported, and counted as such. */
export const FIRST_YEAR = 1990;
export const BEFORE_FIRST_YEAR = `before ${FIRST_YEAR}`;

export type Place = { country: string; year: number } | { region: string; year: number };

/** Figures of the indicators that have a column of their own in the row; a blank gives none. */
export function* columnFigures(
  row: SourceRow,
  indicators: readonly ColumnIndicator[],
  place: Place,
): Generator<ObservationFigure> {
  for (const { id, column, lowColumn, highColumn } of indicators) {
    const value = row.number(column);
    if (value === null) continue;
    const low = bound(row, lowColumn);
    const high = bound(row, highColumn);
    yield {
      kind: 'observation',
      indicator: id,
      ...place,
      value,
      // Some producers' bounds do not enclose their own best figure; such a bound says nothing and is left out.
      low: low !== null && low <= value ? low : null,
      high: high !== null && high >= value ? high : null,
    };
  }
}

function bound(row: SourceRow, column: string | null): number | null {
  return column !== null && row.header.has(column) ? row.number(column) : null;
}

/** The year of a row, or null after counting the row as one that lies before our first year. */
export function yearFrom1990(row: SourceRow, column: string, context: MapContext): number | null {
  const year = row.integer(column);
  if (year >= FIRST_YEAR) return year;
  context.skip(BEFORE_FIRST_YEAR);
  return null;
}

/** Those of the indicators whose column a file has. */
export function carriedBy(header: Header | null, indicators: readonly ColumnIndicator[]): ColumnIndicator[] {
  return indicators.filter(({ column }) => header?.has(column) ?? false);
}
