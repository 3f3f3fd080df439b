/**
 * The shareable state of the explorer: the address is the state, and this module alone reads and writes it.
 * What is at its default is left out of the address; what cannot be read falls back to its default.
 */

import { showOf, type Show } from './show.ts';

export const defaultLayer = 'vdem.v2xpe_exlsocgr';

export type View = 'flat' | 'globe';

/** Columns the table can be sorted by. */
export const columns = ['name', 'region', 'value', 'range', 'second', 'second-range', 'position'] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  column: Column;
  descending: boolean;
}

export interface State {
  layer: string;
  /** null = the year the layer opens with */
  year: number | null;
  /** Country whose drawer is open */
  country: string | null;
  view: View;
  show: Show;
  sort: Sort;
  /** Text the table is filtered by */
  filter: string;
  region: string | null;
  /** Classes of the legend that are picked, counted from 0; null = all */
  classes: readonly number[] | null;
  /** Where the class is unsure, dots say so */
  uncertain: boolean;
  /** Ranks are shown, as intervals */
  ranks: boolean;
  /** Weights of the dimensions of the profile that is shown; only those that are not 1 */
  weights: Weights;
}

export type Weights = Readonly<Record<string, number>>;

export const defaults: State = {
  layer: defaultLayer,
  year: null,
  country: null,
  view: 'flat',
  show: 'map',
  sort: { column: 'name', descending: false },
  filter: '',
  region: null,
  classes: null,
  uncertain: false,
  ranks: false,
  weights: {},
};

/** As much of URLSearchParams as reading takes. */
export interface Query {
  get(name: string): string | null;
}

export function parse(query: Query): State {
  const text = (name: string) => query.get(name)?.trim() || null;
  return {
    layer: text('layer') ?? defaults.layer,
    year: parseYear(text('year')),
    country: text('country')?.toUpperCase() ?? null,
    view: text('view') === 'globe' ? 'globe' : 'flat',
    show: showOf(query),
    sort: parseSort(text('sort')),
    filter: text('filter') ?? '',
    region: text('region'),
    classes: parseClasses(text('class')),
    uncertain: text('uncertain') === '1',
    ranks: text('ranks') === '1',
    weights: parseWeights(query, text('layer') ?? defaults.layer),
  };
}

/** The query string with its question mark, '' where everything is at its default. Other parameters in `rest` stay. */
export function format(state: State, rest: Query = new URLSearchParams()): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null, fallback: string | null = null) => {
    if (value !== null && value !== '' && value !== fallback) query.set(name, value);
  };
  put('layer', state.layer, defaults.layer);
  put('year', state.year === null ? null : String(state.year));
  put('country', state.country);
  put('view', state.view, defaults.view);
  put('show', state.show, defaults.show);
  put('sort', formatSort(state.sort), formatSort(defaults.sort));
  put('filter', state.filter);
  put('region', state.region);
  put('class', state.classes?.map((index) => index + 1).join('.') ?? null);
  put('uncertain', state.uncertain ? '1' : null);
  put('ranks', state.ranks ? '1' : null);
  for (const id of dimensionsOf[state.layer] ?? []) put(weightName(id), String(state.weights[id] ?? 1), '1');
  const release = rest.get('release');
  if (release) query.set('release', release);
  return query.size > 0 ? `?${query}` : '';
}

/** The year of a layer that stands for the one asked for: itself, or the nearer end. */
export function nearestOf(years: readonly number[], year: number): number {
  const [first = year, last = year] = [years[0], years.at(-1)];
  return Math.min(last, Math.max(first, year));
}

function parseYear(text: string | null): number | null {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : null;
}

/** Dimensions that can be weighed, by the layer of their profile. */
export const dimensionsOf: Readonly<Record<string, readonly string[]>> = {
  'forestall.risk': ['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE'],
  'forestall.resilience': ['OVERSIGHT', 'LEGALITY', 'INCLUSION', 'SOCIETY'],
};
export const mostWeight = 3;
export const weightStep = 0.5;

/** `w.violence=2.5` in the address is the weight of that dimension. */
export const weightName = (dimension: string): string => `w.${dimension.toLowerCase()}`;

/** Where all would be nothing there is nothing to weigh: then they are as if none had been given. */
function parseWeights(query: Query, layer: string): Weights {
  const dimensions = dimensionsOf[layer] ?? [];
  const given = dimensions.map((id) => [id, parseWeight(query.get(weightName(id)))] as const);
  if (given.every(([, weight]) => weight === 0)) return {};
  return Object.fromEntries(given.filter(([, weight]) => weight !== 1));
}

function parseWeight(text: string | null): number {
  const weight = text !== null && /^\d(\.\d)?$/.test(text) ? Number(text) : 1;
  return weight <= mostWeight && Number.isInteger(weight / weightStep) ? weight : 1;
}

/** What of the weights in an address cannot be followed, in words; null where all can. */
export function weightProblem(query: URLSearchParams, layer: string): string | null {
  const names = (dimensionsOf[layer] ?? []).map(weightName);
  for (const [name, text] of query) {
    if (!name.startsWith('w.')) continue;
    if (!names.includes(name)) {
      const expected = names.length > 0 ? `its weights are ${names.join(', ')}` : 'it has none';
      return `“${name}” is no weight of ${layer}: ${expected}.`;
    }
    const isWeight = text === '' || (parseWeight(text) === Number(text) && /^\d/.test(text));
    if (!isWeight) return `“${name}=${text}”: give a weight from 0 to ${mostWeight} in steps of ${weightStep}.`;
  }
  return null;
}

/** `value` or `-value`: a minus in front sorts from high to low. */
function parseSort(text: string | null): Sort {
  const descending = text?.startsWith('-') ?? false;
  const column = columns.find((name) => name === (descending ? text?.slice(1) : text));
  return column ? { column, descending } : defaults.sort;
}

function formatSort({ column, descending }: Sort): string {
  return descending ? `-${column}` : column;
}

/** `1.3` in the address are the first and third class. */
function parseClasses(text: string | null): number[] | null {
  if (text === null || !/^[1-9](\.[1-9])*$/.test(text)) return null;
  return [...new Set(text.split('.').map((part) => Number(part) - 1))].sort((a, b) => a - b);
}
