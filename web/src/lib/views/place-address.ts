import { formatPlaces, type PlaceState } from '../places/state.ts';

/** Words of an address for what regions are coloured by; the first is what a view shows that names none. */
export const regionFigures = ['shdi', 'mpi', 'violence'] as const;

/** The view of what the page shows. */
export function viewAddress(state: PlaceState): string {
  const { layer, country } = state;
  const query = new URLSearchParams(formatPlaces({ ...state, area: null, show: 'map', page: 1 }));
  for (const name of ['layer', 'country', 'sort']) query.delete(name);
  if (layer === 'cells') return withQuery(country === null ? '/cells' : `/country/${country}/cells`, query);
  const figure = regionFigures.find((one) => layer === `regions.${one}`) ?? 'shdi';
  if (figure !== 'shdi') query.set('figure', figure);
  return withQuery(`/country/${country}/regions`, query);
}

function withQuery(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${String(query).replaceAll('%2C', ',')}` : path;
}
