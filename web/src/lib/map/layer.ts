/** What the two world maps (WebGL and SVG) draw, and what both of them take and tell. */

import type { Theme } from '../tokens.ts';
export type { Theme };

/** One value per theme, so that a change of theme recolours the map without a new layer. */
export type Themed<T> = Readonly<Record<Theme, T>>;

/** One figure per country for one year. The five lists of countries run in the same order. */
export interface MapLayer {
  /** What and when, in words: 'Exclusion by social group, 2023'. */
  readonly title: string;
  /**
   * Every country the reader may point at, those without a figure included; also the order of the keyboard
   * list, so A to Z by name. Land that is not listed is drawn as "no data" and does not answer.
   */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** null = no data, never 0. */
  readonly values: readonly (number | null)[];
  /** Index into the colours, null where the value is null. */
  readonly classes: readonly (number | null)[];
  readonly colours: Themed<readonly string[]>;
  readonly textColours: Themed<readonly string[]>;
  /** Countries whose class is unsure get dots; none or null = that is not shown. */
  readonly unsure?: readonly boolean[] | null;
  /** True where fewer than a third of countries have data: the dense hatch buzzes over large areas. */
  readonly wide: boolean;
  /** The sentence read out for a country: 'Nigeria. 0.52 in 2023.' */
  describe(index: number): string;
}

/** Pixels at each edge that legend, drawer or slider cover. */
export interface MapPadding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Pixels from the top left corner of the map. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

export type Projection = 'flat' | 'globe';

/** Why the page keeps the SVG map: the browser gives no WebGL, lost it for good, or a map file did not arrive. */
export type UnavailableReason = 'no-webgl' | 'context-lost' | 'load-failed';

/** The theme of the map; `auto` follows the page. */
export type MapTheme = Theme | 'auto';

/** What the map shows, whichever way it is drawn. */
export interface MapView {
  layer: MapLayer;
  selected: string | null;
  hovered: string | null;
  /** The country the keyboard stands on. */
  focused: string | null;
  /** Classes that stay at full strength, the others fade to 35 %; null = no filter. */
  filter: ReadonlySet<number> | null;
  /** Class whose countries are outlined while its legend entry is hovered; null = none. */
  outlined: number | null;
}

/** What the reader does on the map. */
export interface MapEvents {
  /** Click, Enter, or the second tap on the same country; only for countries of the layer. */
  onselect(id: string): void;
  /** Pointer on a country, or the first tap on it; also for disputed areas the layer does not list. */
  onhover(id: string | null, point: MapPoint): void;
  onfocus(id: string | null): void;
}
