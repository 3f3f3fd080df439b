import { countOf, formatYears } from '../format.ts';
import type { Shown } from './view.ts';

interface Publication {
  id: string;
  year: number | null;
}

/** The publications behind a view, each once, and the years they are from. */
export function evidenceOf(publications: readonly Publication[]): NonNullable<Shown['evidence']> | null {
  const each = [...new Map(publications.map((one) => [one.id, one])).values()];
  if (each.length === 0) return null;
  const years = each.flatMap(({ year }) => year ?? []);
  const span = years.length > 0 ? `, ${formatYears(Math.min(...years), Math.max(...years))}` : '';
  return {
    publications: each.map(({ id }) => id),
    line: `Evidence: ${countOf(each.length, 'publication')}${span}, cited with this view`,
  };
}
