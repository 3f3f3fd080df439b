import { ViolenceType } from '../../api/model/enums.ts';
import { csvLine } from './csv.ts';
import type { AreaFigure } from './importer.ts';

/** Our compact table of what events come to by area: the events themselves do not ship. */

export function areasText(figures: readonly AreaFigure[]): string {
  if (figures.length === 0) return '';
  const key = ({ country, place, area, type, year }: AreaFigure) => `${country}\t${place}\t${area}\t${type}\t${year}`;
  const lines = figures
    .map((figure) => [key(figure), figure] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { country, place, area, type, year, events, best, low, high }]) =>
      csvLine([country, place, area, type, year, events, best, low, high]),
    );
  return csvLine(['country', 'place', 'area', 'type', 'year', 'events', 'best', 'low', 'high']) + lines.join('');
}

export function areaFigure(row: Record<string, string>): AreaFigure {
  const { place, type = '' } = row;
  return {
    kind: 'area',
    country: row.country ?? '',
    place: place === 'CELL' || place === 'ADMIN_1' ? place : 'COUNTRY',
    area: row.area ?? '',
    type: ViolenceType[type as ViolenceType],
    year: Number(row.year),
    events: Number(row.events),
    best: Number(row.best),
    low: Number(row.low),
    high: Number(row.high),
  };
}
