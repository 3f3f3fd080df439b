/** SVG paths of the flat frame, made by web/geometry. */
export interface FlatMap {
  readonly areas: readonly { readonly id: string; readonly path: string }[];
  /** Small states. */
  readonly dots: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  readonly coast: string;
  readonly borders: string;
  readonly disputed: string;
}

/** The same for pictures, with the edge of the world and its graticule. */
export interface PaperMap extends FlatMap {
  readonly sphere: string;
  readonly graticule: string;
}
