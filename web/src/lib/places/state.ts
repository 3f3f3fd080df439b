/**
 * The state of the explorer's layers of places within countries: half-degree cells and regions. As for the other
 * layers the address is the state; what is at its default is left out, and what cannot be read falls back to it.
 */

import { type ViolenceType } from '../charts/colours.ts';
import { violenceTypes } from '../charts/violence.ts';
import { showOf, type Show } from '../show.ts';
import type { Query } from '../state.ts';

/** Ids of layers, as `layer` in the address has them. */
export const placeLayers = ['cells', 'regions.violence', 'regions.shdi', 'regions.mpi'] as const;
export type PlaceLayer = (typeof placeLayers)[number];

export const measures = ['deaths', 'events'] as const;
export type PlaceMeasure = (typeof measures)[number];

export const placeColumns = ['name', 'country', 'value', 'events', 'year'] as const;
export type PlaceColumn = (typeof placeColumns)[number];

export interface PlaceSort {
  column: PlaceColumn;
  descending: boolean;
}

export interface PlaceState {
  layer: PlaceLayer;
  /** null = the world, of which regions are not shown */
  country: string | null;
  /** Ends of the range of years; null = as far as files go */
  from: number | null;
  to: number | null;
  /** Never empty: without any, all three */
  types: readonly ViolenceType[];
  measure: PlaceMeasure;
  /** Of figures that are not counts of events; null = the newest */
  year: number | null;
  /** Cell or region whose drawer is open */
  area: string | null;
  show: Show;
  sort: PlaceSort;
  /** Of the table, from 1 */
  page: number;
}

/** Where layers of regions open: the first country A to Z whose regions have outlines. */
export const firstOutlined = 'IRQ';

const defaults = { measure: 'deaths', show: 'map', sort: { column: 'name', descending: false }, page: 1 } as const;

export function isPlaceLayer(layer: string | null): layer is PlaceLayer {
  return placeLayers.some((one) => one === layer);
}

/** Whether a layer counts events, by years and types. */
export function countsEvents(layer: PlaceLayer): boolean {
  return layer === 'cells' || layer === 'regions.violence';
}

/** As much of URLSearchParams as lists take; a form repeats a name, an address that is written here has commas. */
export interface ListQuery extends Query {
  getAll(name: string): string[];
}

export function parsePlaces(query: ListQuery): PlaceState {
  const text = (name: string) => query.get(name)?.trim() || null;
  const asked = text('layer');
  const layer = isPlaceLayer(asked) ? asked : 'cells';
  const [from, to] = [yearIn(text('from')), yearIn(text('to'))];
  // A range that is typed the wrong way round is still a range.
  const turned = from !== null && to !== null && from > to;
  const page = Number(text('page') ?? 1);
  return {
    layer,
    country: text('country')?.toUpperCase() ?? (layer === 'cells' ? null : firstOutlined),
    from: turned ? to : from,
    to: turned ? from : to,
    types: typesIn(query.getAll('types')),
    measure: text('measure') === 'events' ? 'events' : 'deaths',
    year: yearIn(text('year')),
    area: text('area'),
    show: showOf(query),
    sort: sortIn(text('sort')),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The query string with its question mark. Where a release is pinned in `rest`, it stays so. */
export function formatPlaces(state: PlaceState, rest: Query = new URLSearchParams()): string {
  const query = new URLSearchParams({ layer: state.layer });
  const put = (name: string, value: string | number | null, fallback: string | number | null = null) => {
    if (value !== null && value !== fallback) query.set(name, String(value));
  };
  put('country', state.country);
  if (countsEvents(state.layer)) {
    put('from', state.from);
    put('to', state.to);
    if (state.types.length < violenceTypes.length) put('types', state.types.map(wordOf).join(','));
    put('measure', state.measure, defaults.measure);
  } else put('year', state.year);
  put('area', state.area);
  put('show', state.show, defaults.show);
  put('sort', sortWord(state.sort), sortWord(defaults.sort));
  put('page', state.page, 1);
  put('release', rest.get('release'));
  // Commas stand in the list of types, and need no escape.
  return `?${String(query).replaceAll('%2C', ',')}`;
}

/** `one-sided` in the address is ONE_SIDED in the API. */
export const wordOf = (type: ViolenceType): string => type.toLowerCase().replace('_', '-');

/** What is given as a type of violence and is none. */
export function unknownTypes(query: ListQuery): string[] {
  return typeWords(query.getAll('types')).filter((word) => !violenceTypes.some((type) => wordOf(type) === word));
}

const typeWords = (given: readonly string[]): string[] =>
  given.flatMap((list) => list.split(',')).flatMap((word) => word.trim().toLowerCase() || []);

function typesIn(given: readonly string[]): ViolenceType[] {
  const words = typeWords(given);
  const known = violenceTypes.filter((type) => words.includes(wordOf(type)));
  return known.length > 0 ? known : [...violenceTypes];
}

function yearIn(text: string | null): number | null {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : null;
}

function sortIn(text: string | null): PlaceSort {
  const descending = text?.startsWith('-') ?? false;
  const column = placeColumns.find((name) => name === (descending ? text?.slice(1) : text));
  return column ? { column, descending } : defaults.sort;
}

const sortWord = ({ column, descending }: PlaceSort): string => (descending ? `-${column}` : column);
