/** What the map knows about an area besides its outline; made by web/geometry. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** `land` is Antarctica: drawn, but nobody's figure. */
  readonly kind: 'country' | 'disputed' | 'land';
  /** Longitude and latitude of the label. */
  readonly point: readonly [number, number];
  /** km² */
  readonly area: number;
  /** Longer side of the box of its largest part, in px of a world 512 px wide (Mercator). */
  readonly size: number;
  /** Ids of the areas it has a land border with. */
  readonly near: readonly string[];
}
