import type { PlaceData } from './places.ts';
import { cellsDocument, placeListsDocument, type PlaceLists } from './query.ts';
import { loadPlaces } from './load.ts';
import { outlined } from './drawing.ts';
import { countsEvents, parsePlaces, type ListQuery } from './state.ts';
import type { Ask } from '../views/view.ts';

/** The page of a layer of places: what it shows, and what can be picked instead. */
export interface PlacesPage {
  data: PlaceData;
  lists: Pick<PlaceLists, 'indicators' | 'recommendations'> & { countries: readonly { id: string; name: string }[] };
  /** Countries with events, or with outlines of regions */
  leading: readonly string[];
}

/** Times the frame's size that a drawing reaches further on either side, so that it fills a wide window. */
const aside = 1.2;

export async function loadPlacesPage(ask: Ask, query: ListQuery): Promise<PlacesPage> {
  const state = parsePlaces(query);
  const [data, lists] = await Promise.all([loadPlaces(ask, state, aside), ask(placeListsDocument)]);
  const { indicators, recommendations } = lists;
  const today = lists.countries.nodes.filter(({ existsTo }) => existsTo === null);
  return {
    data,
    lists: {
      indicators,
      recommendations,
      countries: today.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    },
    leading: countsEvents(state.layer) ? await withEvents(ask) : outlined,
  };
}

/** Countries of which events are loaded; asked for in a year without any, so that no cell comes with them. */
async function withEvents(ask: Ask): Promise<string[]> {
  const { cellLayer } = await ask(cellsDocument, { from: 1800, to: 1800 });
  return cellLayer.coverage.map(({ country }) => country.id);
}
