import { token, type Theme } from '../../tokens.ts';

/** The map's own colours in one theme; what is drawn with figures comes with the layer. */
export function paletteOf(theme: Theme) {
  return {
    sea: token('sea', theme),
    coast: token('coast', theme),
    border: token('border', theme),
    casing: token('border-casing', theme),
    disputedBorder: token('disputed-border', theme),
    noData: token('no-data', theme),
    dot: token('dot', theme),
    dotRim: token('dot-rim', theme),
    ink: token('ink', theme),
    page: token('page', theme),
    accent: token('accent', theme),
    selected: token('selected-line', theme),
    selectedCasing: token('selected-casing', theme),
    /** The dark theme's border needs no casing; its line is wider instead. */
    borderWidth: theme === 'light' ? 0.4 : 0.6,
    casingWidth: theme === 'light' ? 1 : 0,
  };
}

export type Palette = ReturnType<typeof paletteOf>;
