import type { Map as MapLibreMap } from 'maplibre-gl';
import { isDisputed } from '../disputed-areas.ts';
import type { MapLayer, Theme } from '../layer.ts';
import type { Place } from '../places.ts';
import { strengthOf } from '../strength.ts';
import { paletteOf, type Palette } from './palette.ts';

/** Figures as feature state: a year changes no layer, no source and no paint property. */
export function paintLayer(
  map: MapLibreMap,
  places: readonly Place[],
  { layer, filter, theme }: { layer: MapLayer; filter: ReadonlySet<number> | null; theme: Theme },
): void {
  const { noData, ink, page } = paletteOf(theme);
  const indexOf = new Map(layer.ids.map((id, index) => [id, index]));
  for (const { id, kind } of places) {
    if (kind !== 'country') continue;
    const index = indexOf.get(id);
    const ownClass = index === undefined ? null : (layer.classes[index] ?? null);
    const strength = index === undefined ? 1 : strengthOf(layer, index, filter);
    const isMissing = ownClass === null;
    const fill = isMissing ? noData : (layer.colours[theme][ownClass] ?? noData);
    // On a hatch, ink with the page's halo; on a fill, the halo in the fill's own colour looks printed.
    const text = isMissing ? ink : (layer.textColours[theme][ownClass] ?? ink);
    const halo = isMissing ? page : fill;
    map.setFeatureState(
      { source: 'world', id },
      {
        fill,
        text,
        halo,
        strength,
        noData: isMissing ? 1 : 0,
        unsure: index !== undefined && layer.unsure?.[index] ? 1 : 0,
        listed: index === undefined ? 0 : 1,
      },
    );
  }
}

type PaintProperty = Parameters<MapLibreMap['setPaintProperty']>[1];

/** The only paint properties that ever change. */
export function paintTheme(map: MapLibreMap, theme: Theme): void {
  const colours = paletteOf(theme);
  for (const [layer, property, value] of themed(colours)) map.setPaintProperty(layer, property, value);
}

function themed(colours: Palette): [layer: string, property: PaintProperty, value: string | number][] {
  return [
    ['sea', 'background-color', colours.sea],
    ['land', 'fill-color', colours.noData],
    ['casing', 'line-color', colours.casing],
    ['casing', 'line-width', colours.casingWidth],
    ['disputed-casing', 'line-color', colours.casing],
    ['disputed-casing', 'line-width', 2 * colours.casingWidth],
    ['border', 'line-color', colours.border],
    ['border', 'line-width', colours.borderWidth],
    ['disputed-border', 'line-color', colours.disputedBorder],
    ['coast', 'line-color', colours.coast],
    ['land-coast', 'line-color', colours.coast],
    ['dots', 'circle-stroke-color', colours.coast],
    ['unsure-dots', 'circle-color', colours.dot],
    ['unsure-dots', 'circle-stroke-color', colours.dotRim],
    ['outlined', 'line-color', colours.ink],
    ['hovered', 'line-color', colours.ink],
    ['selected-casing', 'line-color', colours.selectedCasing],
    ['selected', 'line-color', colours.selected],
    ['focused-casing', 'line-color', colours.page],
    ['focused', 'line-color', colours.accent],
    ['hovered-dot', 'circle-stroke-color', colours.ink],
    ['selected-dot', 'circle-stroke-color', colours.selected],
    ['focused-dot', 'circle-stroke-color', colours.accent],
  ];
}

/** What the pointer may name: countries of the layer, and disputed areas. */
export function answers(layer: MapLayer, id: string): boolean {
  return layer.ids.includes(id) || isDisputed(id);
}
