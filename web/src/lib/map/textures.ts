/** The one source of the hatches: SVG patterns draw these paths, the WebGL map gets them as images. */
export interface Texture {
  /** Side of the square tile in px; a power of two, as WebGL asks. */
  readonly size: number;
  readonly path: string;
  readonly width: number;
  /** Tokens. */
  readonly ground: string;
  readonly stroke: string;
}

export const textures = {
  'no-data': {
    size: 8,
    path: 'M-2 2L2 -2M-1 9L9 -1M6 10L10 6',
    width: 1,
    ground: 'no-data',
    stroke: 'no-data-line',
  },
  'no-data-wide': {
    size: 16,
    path: 'M-2 2L2 -2M-1 17L17 -1M14 18L18 14',
    width: 1,
    ground: 'no-data',
    stroke: 'no-data-line',
  },
  disputed: { size: 8, path: 'M1 1L5.5 5.5', width: 1.5, ground: 'no-data', stroke: 'disputed-line' },
} as const satisfies Record<string, Texture>;

/** Over the fill of a class that is unsure: dark dots with a pale rim, so that they are seen on every class. */
export const unsureDots = {
  size: 8,
  centres: [
    [2, 2],
    [6, 6],
  ],
  radius: 0.8,
  rim: 0.4,
} as const;

export type TextureId = keyof typeof textures;
