import { isPlaceLayer, parsePlaces } from '../places/state.ts';
import { format, parse } from '../state.ts';
import { withQuery } from './address.ts';
import { viewAddress } from './place-address.ts';

/** The view that stands for a page of the site when it is shown elsewhere: the same figures; null where none does. */
export function viewOfPage({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | null {
  const search = (query: URLSearchParams) => (query.size > 0 ? `?${query}` : '');
  if (pathname === '/' && isPlaceLayer(searchParams.get('layer'))) {
    const release = searchParams.get('release');
    return withQuery(viewAddress(parsePlaces(searchParams)), { release });
  }
  if (pathname === '/') {
    const { layer, year, weights, uncertain } = parse(searchParams);
    const plain = parse(new URLSearchParams());
    return `/map${format({ ...plain, layer, year, weights, uncertain }, searchParams)}`;
  }
  if (pathname === '/evidence') return `/matrix${search(searchParams)}`;
  if (pathname === '/compare') return searchParams.has('c') ? `/compare${search(searchParams)}` : null;
  // A country's page has no year of its own, and neither do the others.
  const release = searchParams.get('release');
  const isOne = /^\/(?:country|case|recommendation)\/[^/]+$/.test(pathname);
  return isOne ? `${pathname}${release ? `?release=${encodeURIComponent(release)}` : ''}` : null;
}
