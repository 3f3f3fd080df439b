import { geoEqualEarth, geoGraticule, geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import type { MultiLineString, MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FlatMap, PaperMap } from '../src/lib/map/flat.ts';
import type { Place } from '../src/lib/map/places.ts';
import { flatFrame, paperFrame, turned } from '../src/lib/map/frame.ts';
import type { Area, World } from './atlas.ts';
import { coastOf, project } from './cut.ts';
import type { Borders } from './lines.ts';

/** Corners that span less than this many square units (1 unit = 1 px of a map 2000 px wide) are left out. */
const cornerArea = 1.2;
/** So are islands smaller than this; an area that is all islands of that size keeps its dot. */
const islandArea = 4;
/** Areas whose largest part is smaller than this both ways get a dot: 8 px on a map 1280 px wide. */
const dotSize = 12.5;

type FlatTopology = Topology<{ areas: GeometryCollection<Area>; borders: Lines; disputed: Lines }>;
type Lines = { type: 'MultiLineString'; arcs: number[][] };

/** SVG paths of the flat frame: one per area, one for each kind of line, and the dots of small states. */
export function drawFlat(world: World, borders: Borders, places: readonly Place[]): FlatMap {
  const { width, centre, top } = flatFrame;
  const pixels = geoMercator()
    .rotate([-centre, 0])
    .scale(width / (2 * Math.PI))
    .translate([width / 2, top])
    .precision(0);
  return draw(world, borders, places, pixels, width);
}

/** The same for pictures and paper, where areas are to be compared: Equal Earth. */
export function drawPaper(world: World, borders: Borders, places: readonly Place[]): PaperMap {
  const { width, centre, top, scale } = paperFrame;
  const pixels = geoEqualEarth()
    .rotate([-centre, 0])
    .scale(scale)
    .translate([width / 2, top])
    .precision(0.3);
  const path = geoPath(pixels).digits(0);
  return {
    ...draw(world, borders, places, pixels, width),
    sphere: path({ type: 'Sphere' }) ?? '',
    graticule: path(geoGraticule().step([30, 30])()) ?? '',
  };
}

function draw(world: World, borders: Borders, places: readonly Place[], pixels: GeoProjection, width: number): FlatMap {
  // Antarctica lies outside the frame.
  const northern = { ...world, features: world.features.filter((area) => area.properties.kind !== 'land') };
  const full = topology({ ...project(northern, borders, pixels) }) as unknown as FlatTopology;
  const simple = simplify(presimplify(full), cornerArea) as FlatTopology;
  const shown = filter(simple, filterWeight(simple, islandArea)) as FlatTopology;
  const isSeam = ([x = 0, y = 0]: Position) => {
    const [longitude = 0] = pixels.invert?.([x, y]) ?? [];
    return Math.abs(turned(longitude)) > 179.9998;
  };
  const coast = coastOf(shown, shown.objects.areas, isSeam);
  return {
    areas: areaPaths(shown),
    dots: places.flatMap(({ id, kind, size, point }) => {
      const [x = 0, y = 0] = pixels([...point]) ?? [];
      return kind === 'country' && (size * width) / 512 < dotSize ? [{ id, x: Math.round(x), y: Math.round(y) }] : [];
    }),
    coast: linesPath(coast),
    borders: linesPath(linesOf(shown, 'borders')),
    disputed: linesPath(linesOf(shown, 'disputed')),
  };
}

function areaPaths(world: FlatTopology): FlatMap['areas'] {
  const paths = new Map<string, string>();
  for (const { properties, geometry } of feature(world, world.objects.areas).features) {
    if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon') continue;
    const path = areaPath(polygonsOf(geometry));
    if (path) paths.set(properties.id, (paths.get(properties.id) ?? '') + path);
  }
  return [...paths].map(([id, path]) => ({ id, path }));
}

function linesOf(world: FlatTopology, object: 'borders' | 'disputed'): MultiLineString {
  return (feature(world, world.objects[object]) as { geometry: MultiLineString }).geometry;
}

function polygonsOf(geometry: MultiPolygon | { type: 'Polygon'; coordinates: Position[][] }): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function linesPath({ coordinates }: MultiLineString): string {
  return coordinates.map((line) => linePath(line)).join('');
}

function areaPath(polygons: Position[][][]): string {
  return polygons
    .flat()
    .map((ring) => linePath(ring.slice(0, -1), 3))
    .map((path) => (path ? `${path}z` : ''))
    .join('');
}

/** Whole units and steps from point to point: short, and neighbours still meet because both are rounded alike. */
function linePath(line: Position[], fewest = 2): string {
  const points: [number, number][] = [];
  for (const [x = 0, y = 0] of line) {
    const point: [number, number] = [Math.round(x), Math.round(y)];
    const last = points.at(-1);
    if (last?.[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  if (points.length < fewest) return '';
  const [[startX, startY], ...rest] = points as [[number, number], ...[number, number][]];
  let [lastX, lastY] = [startX, startY];
  let path = `M${startX} ${startY}l`;
  for (const [x, y] of rest) {
    path += `${step(x - lastX, path.endsWith('l'))}${step(y - lastY, false)}`;
    [lastX, lastY] = [x, y];
  }
  return path;
}

function step(distance: number, isFirst: boolean): string {
  return distance < 0 || isFirst ? String(distance) : ` ${distance}`;
}
