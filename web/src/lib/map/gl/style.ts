import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { labelFont } from './label-font.ts';
import type { Palette } from './palette.ts';

/**
 * Sources and layers, made once. Everything that changes with year, layer or filter is feature state:
 * `fill`, `text` and `halo` (colours), `strength` (1, or 0.35 where filtered out), `noData`, `unsure` and `listed` (1 or 0; the
 * layer has the country, so its dot and label are drawn). A country's area and its point share an id, so its state.
 * One source for all that stays, because every source costs a round of tiles and frames before the first picture.
 * Only the theme sets paint properties (paint.ts); the layers that follow it are named there.
 */

type Expression = ExpressionSpecification;

const state = (name: string, fallback: string | number): Expression => ['coalesce', ['feature-state', name], fallback];
const colourState = (name: string, fallback: string): Expression => ['to-color', state(name, fallback)];
const shown: Expression = ['*', state('listed', 0), state('strength', 1)];
const isKind = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind];
const hasRole = (role: string): FilterSpecification => ['==', ['get', 'role'], role];

/** Names appear with zoom and size of the country, km². */
const labelSteps = [
  // Lower than the guide's 1.2: beside legend and slider the whole world is shown at 0.9 to 1.1.
  { from: 0.8, least: 1.5e6, below: Infinity },
  { from: 2.3, least: 4e5, below: 1.5e6 },
  { from: 3.2, least: 1e5, below: 4e5 },
  { from: 4.2, least: 2e4, below: 1e5 },
  { from: 5.2, least: 0, below: 2e4 },
];

type Value = number | string | Expression;

/** One value while a place is drawn as a dot, another from the zoom on at which its shape can be seen. */
function dotOrShape(dot: Value | ((zoom: number) => Value), shape: Value): Expression {
  const at = (zoom: number): Expression => {
    const small = typeof dot === 'function' ? dot(zoom) : dot;
    return ['case', ['>', ['get', 'dotUntil'], zoom], small, shape] as Expression;
  };
  const stops: [number, Expression][] = [];
  for (let zoom = -1.5; zoom <= 7; zoom += 0.5) stops.push([zoom, at(zoom)]);
  return ['step', ['zoom'], at(-2), ...stops.flat()] as Expression;
}

/** Dots and their rings; on a phone's whole world full-sized ones would crowd. */
function whileDot(px: number, withoutData = px): Expression {
  const size: Value = px === withoutData ? px : ['case', ['==', state('noData', 0), 1], withoutData, px];
  return dotOrShape((zoom) => (zoom < 0 ? (['*', 0.7, size] as Expression) : size), 0);
}

export function makeStyle(world: FeatureCollection, colours: Palette): StyleSpecification {
  return {
    version: 8,
    projection: { type: 'mercator' },
    transition: { duration: 0, delay: 0 },
    sources: {
      world: { type: 'geojson', data: world, promoteId: 'id' },
      emphasis: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
      ...areaLayers(colours),
      ...lineLayers(colours),
      outline('outlined', colours.ink, 1.5),
      ...dotLayers(colours),
      outline('hovered', colours.ink, 1.5),
      outline('selected-casing', colours.selectedCasing, 4.5, 'selected'),
      outline('selected', colours.selected, 2),
      outline('focused-casing', colours.page, 7, 'focused'),
      outline('focused', colours.accent, 3),
      ring('hovered-dot', 'hovered', 1.5, colours.ink),
      ring('selected-dot', 'selected', 2, colours.selected),
      ring('focused-dot', 'focused', 3, colours.accent),
      ...labelSteps.map(({ from, least, below }, index) =>
        labels(`labels-${index}`, colours, from, [
          'all',
          ['==', ['get', 'kind'], 'place'],
          ['>=', ['get', 'area'], least],
          ['<', ['get', 'area'], below === Infinity ? 1e12 : below],
        ]),
      ),
      // Last, so placed first: the others make way. Its filter names the places.
      labels('labels-called', colours, -2, calledFilter([])),
    ],
  };
}

/** Places whose names are shown at any zoom. */
export function calledFilter(ids: readonly string[]): FilterSpecification {
  return ['all', ['==', ['get', 'kind'], 'place'], ['in', ['get', 'id'], ['literal', [...ids]]]];
}

function areaLayers(colours: Palette): LayerSpecification[] {
  return [
    {
      id: 'land',
      type: 'fill',
      source: 'world',
      filter: isKind('land'),
      layout: { visibility: 'none' },
      paint: { 'fill-color': colours.noData, 'fill-antialias': false },
    },
    {
      id: 'fill',
      type: 'fill',
      source: 'world',
      filter: isKind('country'),
      paint: {
        'fill-color': colourState('fill', colours.noData),
        'fill-opacity': state('strength', 1),
        'fill-antialias': false,
      },
    },
    {
      id: 'no-data',
      type: 'fill',
      source: 'world',
      filter: isKind('country'),
      paint: {
        'fill-pattern': 'no-data',
        // A pattern cannot read feature state, its opacity can.
        'fill-opacity': ['*', state('noData', 0), state('strength', 1)],
        'fill-antialias': false,
      },
    },
    {
      id: 'unsure',
      type: 'fill',
      source: 'world',
      filter: isKind('country'),
      paint: {
        'fill-pattern': 'unsure',
        'fill-opacity': ['*', state('unsure', 0), state('strength', 1)],
        'fill-antialias': false,
      },
    },
    {
      id: 'disputed',
      type: 'fill',
      source: 'world',
      filter: isKind('disputed'),
      paint: { 'fill-pattern': 'disputed', 'fill-antialias': false },
    },
  ];
}

function lineLayers(colours: Palette): LayerSpecification[] {
  const line = (id: string, kind: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'world',
    filter: isKind(kind),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  const coast = (kind: string): LayerSpecification => {
    const thin = line(kind, kind, colours.coast, 0.5);
    return { ...thin, paint: { ...thin.paint, 'line-width': ['step', ['zoom'], 0.5, 4, 0.8] } } as LayerSpecification;
  };
  const disputed = line('disputed-border', 'disputed-border', colours.disputedBorder, 0.8);
  return [
    line('casing', 'border', colours.casing, colours.casingWidth),
    // A dash in the border's colour would drown in the middle classes.
    line('disputed-casing', 'disputed-border', colours.casing, 2 * colours.casingWidth),
    line('border', 'border', colours.border, colours.borderWidth),
    // Dashes are counted in line widths: 3 px and 2 px.
    { ...disputed, paint: { ...disputed.paint, 'line-dasharray': [3.75, 2.5] } } as LayerSpecification,
    coast('coast'),
    { ...coast('land-coast'), layout: { visibility: 'none' } } as LayerSpecification,
  ];
}

function dotLayers(colours: Palette): LayerSpecification[] {
  return [
    {
      id: 'dots',
      type: 'circle',
      source: 'world',
      filter: isKind('place'),
      paint: {
        'circle-color': colourState('fill', colours.noData),
        // Smaller without a figure: dozens of islands nobody measures must not outshine those with one.
        'circle-radius': whileDot(3.5, 2.2),
        'circle-opacity': shown,
        'circle-stroke-color': colours.coast,
        'circle-stroke-width': whileDot(1),
        'circle-stroke-opacity': shown,
      },
    },
    {
      // A dot is too small for the texture of an unsure class: it gets one point of it.
      id: 'unsure-dots',
      type: 'circle',
      source: 'world',
      filter: isKind('place'),
      paint: {
        'circle-color': colours.dot,
        'circle-radius': whileDot(1.3),
        'circle-opacity': ['*', shown, state('unsure', 0)],
        'circle-stroke-color': colours.dotRim,
        'circle-stroke-width': whileDot(0.7),
        'circle-stroke-opacity': ['*', shown, state('unsure', 0)],
      },
    },
  ];
}

function outline(id: string, colour: string, width: number, role = id): LayerSpecification {
  return {
    id,
    type: 'line',
    source: 'emphasis',
    filter: hasRole(role),
    layout: { 'line-join': 'round' },
    // Around what is drawn as a dot there is a ring instead.
    paint: { 'line-color': colour, 'line-width': dotOrShape(0, width) },
  };
}

/** Around the dot of a small state; the emphasis holds its point beside its outline. */
function ring(id: string, role: string, width: number, colour: string): LayerSpecification {
  return {
    id,
    type: 'circle',
    source: 'emphasis',
    filter: ['all', ['==', ['get', 'role'], role], ['==', ['geometry-type'], 'Point']],
    paint: {
      'circle-opacity': 0,
      'circle-radius': whileDot(5),
      'circle-stroke-color': colour,
      'circle-stroke-width': whileDot(width),
    },
  };
}

function labels(id: string, colours: Palette, minzoom: number, filter: FilterSpecification): LayerSpecification {
  const isCalled = id === 'labels-called';
  return {
    id,
    type: 'symbol',
    source: 'world',
    minzoom: Math.max(0, minzoom),
    filter,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [labelFont],
      'text-size': ['interpolate', ['linear'], ['zoom'], 1, 11, 4, 13, 6, 15],
      'text-max-width': 7,
      'text-padding': 3,
      'symbol-sort-key': ['-', 0, ['get', 'area']],
      // Beside its dot, not on it.
      'text-anchor': dotOrShape('top', 'center'),
      'text-offset': dotOrShape(['literal', [0, 0.6]], ['literal', [0, 0]]),
      'text-allow-overlap': isCalled,
    },
    paint: {
      'text-color': colourState('text', colours.ink),
      'text-halo-color': colourState('halo', colours.page),
      'text-halo-width': 1.2,
      'text-opacity': shown,
    },
  };
}
