import { error } from '@sveltejs/kit';
import { violenceTypes } from '../charts/violence.ts';
import { loadPlaces } from '../places/load.ts';
import type { PlaceData } from '../places/places.ts';
import { sheetOf } from '../places/sheet.ts';
import {
  formatPlaces,
  parsePlaces,
  unknownTypes,
  wordOf as typeWord,
  type PlaceLayer,
  type PlaceState,
} from '../places/state.ts';
import { notesOf, sentenceOf, titleOf, unitOf } from '../places/words.ts';
import type { Query } from '../state.ts';
import { numberOf, wordOf } from './parameters.ts';
import { regionFigures, viewAddress } from './place-address.ts';
import PlacesPicture from './PlacesPicture.svelte';
import { view, type Ask, type Shown, type View } from './view.ts';

const ofEvents = ['from', 'to', 'types', 'measure'];

/** Half-degree cells and regions as views: of one country, or cells of the world. */
function placesView(
  parts: Pick<View, 'id' | 'name' | 'example' | 'path' | 'parameters'> & { layerOf(query: Query): PlaceLayer },
) {
  return view<PlaceData>({
    ...parts,
    async load(ask, [country = null], query) {
      // Words that are misspelt would else be answered with something else than was asked for.
      for (const name of ['from', 'to', 'year']) numberOf(query, name, 1900, 2100);
      wordOf(query, 'measure', ['deaths', 'events']);
      const wrong = unknownTypes(query);
      if (wrong.length > 0) error(400, `“types=${wrong.join(',')}”: use ${violenceTypes.map(typeWord).join(', ')}.`);
      const state = parsePlaces(query);
      return dataOf(ask, { ...state, layer: parts.layerOf(query), country, area: null });
    },
    show: shownOf,
    picture: PlacesPicture,
  });
}

async function dataOf(ask: Ask, state: PlaceState): Promise<PlaceData> {
  const data = await loadPlaces(ask, state);
  if (data.figures.length === 0 && data.loaded.length === 0) {
    const what = state.layer === 'cells' ? 'events of' : 'figures of regions of';
    error(404, `No ${what} ${data.country?.name ?? 'any country'} are loaded, which is not the same as none.`);
  }
  return data;
}

function shownOf(data: PlaceData): Shown {
  return {
    title: titleOf(data),
    unit: unitOf(data),
    sentence: sentenceOf(data),
    notes: notesOf(data),
    sheet: sheetOf(data),
    releases: data.releases,
    address: viewAddress(data.state),
    page: `/${formatPlaces(data.state)}`,
  };
}

export const worldCells = placesView({
  id: 'cells',
  name: 'World, violence by half-degree cell',
  example: '/cells',
  path: /^\/cells$/,
  parameters: ofEvents,
  layerOf: () => 'cells',
});

export const countryCells = placesView({
  id: 'country-cells',
  name: 'Country, violence by half-degree cell',
  example: '/country/NGA/cells',
  path: /^\/country\/([^/]+)\/cells$/,
  parameters: ofEvents,
  layerOf: () => 'cells',
});

export const countryRegions = placesView({
  id: 'country-regions',
  name: 'Country, regions: human development, poverty or violence',
  example: '/country/NGA/regions',
  path: /^\/country\/([^/]+)\/regions$/,
  parameters: ['figure', 'year', ...ofEvents],
  layerOf: (query) => `regions.${wordOf(query, 'figure', regionFigures)}`,
});
