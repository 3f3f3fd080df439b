/** What can be asked for of every view beside its figures: the routes hold to it, and /embed lists it. */

export const embedSchemes = ['auto', 'light', 'dark'] as const;
export type EmbedScheme = (typeof embedSchemes)[number];

export const pictureSchemes = ['light', 'dark'] as const;

/** Units a picture is drawn in: as wide as a column, so that it can be read at 8 cm, or as a page. */
export const layouts = { column: 440, page: 880 } as const;
export const layoutNames = ['column', 'page'] as const satisfies (keyof typeof layouts)[];

/** Width of a PNG in pixels. */
export const pixels = { least: 300, usual: 1200, most: 4000 } as const;
export const mostScale = 4;
