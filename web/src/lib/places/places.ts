import type { UsedRelease } from '../views/view.ts';
import type { PlaceScale } from './classes.ts';
import type { Drawing } from './drawing.ts';
import type { PlaceState } from './state.ts';

/** What a layer of places shows: the same on the page, in embeds, pictures and files. */

/** A cell or region with its figures over the years and types asked for. */
export interface PlaceFigure {
  /** PRIO-GRID number, id of a region, or the name of a unit that is no known region */
  id: string;
  name: string;
  /** Ids of countries; two at a border */
  countries: readonly string[];
  /** What its colour says: deaths, events or an indicator; null = not known, which is not 0 */
  value: number | null;
  /** Null where the layer does not count events */
  counts: Counts | null;
  /** Of a figure of an indicator */
  year: number | null;
  /** Has a place on the map */
  drawn: boolean;
}

export interface Counts {
  events: number;
  deathsBest: number;
  deathsLow: number;
  deathsHigh: number;
}

/** A file of events that is loaded. */
export interface Loaded {
  country: { id: string; name: string };
  release: UsedRelease;
  firstYear: number;
  lastYear: number;
}

export interface Inequality {
  year: number | null;
  ggini: number | null;
  gcov: number | null;
  regionsWithFigure: number;
  regions: number;
  coverage: number;
  sharesYear: number | null;
  sharesRelease: UsedRelease | null;
  reason: string | null;
}

/** What the drawer of one place shows: one row a year, or a year and type. */
export interface Detail {
  figure: PlaceFigure;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

export interface PlaceData {
  state: PlaceState;
  /** The country it is about; null = the world */
  country: { id: string; name: string } | null;
  /** "deaths" or the name of the indicator */
  measure: { name: string; unit: string; decimals: number; description: string; caution: string | null };
  /** "1990–2019", or the year of an indicator; '' where there is none */
  span: string;
  /** Years there are to choose from */
  years: readonly number[];
  figures: readonly PlaceFigure[];
  loaded: readonly Loaded[];
  /** Events of the years and types asked for: all, and those that are in a place of this layer */
  total: Placed | null;
  placed: Placed | null;
  inequality: Inequality | null;
  releases: readonly UsedRelease[];
  drawing: Drawing | null;
  detail: Detail | null;
}

export interface Placed {
  events: number;
  deathsBest: number;
}

/** Its class in the legend; 'none' = looked at, and nothing is recorded; null = not known. */
export function classOf({ value, counts }: PlaceFigure, scale: PlaceScale): number | 'none' | null {
  if (counts?.events === 0) return 'none';
  return value === null ? null : scale.classOf(value);
}

/** Whether there is a file of the country's events. */
export const isLoaded = ({ loaded }: Pick<PlaceData, 'loaded'>, country: string): boolean =>
  loaded.some((one) => one.country.id === country);

/** Whether a part of what is drawn is hatched: neighbours of one country are plain ground, since nothing was asked of them. */
export function hasHatch({ state, country, loaded, figures }: PlaceData): boolean {
  if (state.layer === 'cells') return country === null || loaded.length === 0;
  return figures.some(({ value }) => value === null);
}

/** Whether any year asked for is in a file of events. */
export function isCovered({ from, to }: Pick<PlaceState, 'from' | 'to'>, years: readonly number[]): boolean {
  const [first, last] = [years[0], years.at(-1)];
  return first !== undefined && last !== undefined && (from ?? first) <= last && (to ?? last) >= first;
}
