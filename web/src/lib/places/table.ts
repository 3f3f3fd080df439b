import type { PlaceFigure } from './places.ts';
import type { PlaceSort } from './state.ts';

/** A page of a table of cells: the world has thousands, and a browser need not hold them all. */
export const perPage = 100;

const collator = new Intl.Collator('en-GB', { numeric: true });

/** By one column, then by name; what is not known comes last either way. */
export function sorted(figures: readonly PlaceFigure[], { column, descending }: PlaceSort): PlaceFigure[] {
  const turn = descending ? -1 : 1;
  const byName = (a: PlaceFigure, b: PlaceFigure) => collator.compare(a.name, b.name);
  return figures.toSorted((a, b) => {
    if (column === 'name') return turn * byName(a, b);
    if (column === 'country')
      return turn * collator.compare(a.countries.join(' '), b.countries.join(' ')) || byName(a, b);
    const [first, second] = [numberOf(a, column), numberOf(b, column)];
    if (first === null || second === null) return Number(first === null) - Number(second === null) || byName(a, b);
    return turn * (first - second) || byName(a, b);
  });
}

function numberOf({ value, counts, year }: PlaceFigure, column: 'value' | 'events' | 'year'): number | null {
  if (column === 'events') return counts?.events ?? null;
  return column === 'year' ? year : value;
}
