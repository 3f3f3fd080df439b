import type { Geometry, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { isDisputed } from '../map/disputed-areas.ts';
import type { FlatMap } from '../map/flat.ts';
import { flatFrame, toFlat } from '../map/frame.ts';
import type { WorldTopology } from '../map/load.ts';
import type { Place } from '../map/places.ts';
import type { Box, Frame, Spot } from './frame.ts';

/** What cells and regions are drawn on: the world, or one country and what lies around it. */
export interface Drawing {
  frame: Frame;
  /** Null = the flat map of the world, which pages and pictures have at hand. */
  base: FlatMap | null;
  /** Outlines of the country's regions; none where none are known. */
  regions: readonly RegionOutline[];
  /** Names of countries around it */
  labels: readonly Label[];
}

export interface RegionOutline {
  id: string;
  name: string;
  path: string;
  /** A point for its name, and the box around its largest part */
  at: Spot;
  box: Box;
}

export interface Label extends Spot {
  name: string;
}

/** Units across a drawing of a country. */
const across = 1000;
const shape = 4 / 3;
/** Part of the picture that the country leaves free. */
const margin = 0.08;
/** No closer than this, in units of the flat map: about four degrees. */
const closest = 22;
/** Islands smaller than this part of the largest piece do not widen the picture. */
const counts = 0.05;

export function worldDrawing(): Drawing {
  const { width, height } = flatFrame;
  return { frame: { width, height, left: 0, top: 0, scale: 1 }, base: null, regions: [], labels: [] };
}

type Regions = Topology<{ regions: GeometryCollection<{ name: string }> }>;
const outlineFiles = import.meta.glob<{ default: string }>('../../../geometry/regions/*.json', { query: '?raw' });

/** Ids of the countries whose regions have outlines. */
export const outlined: readonly string[] = Object.keys(outlineFiles).map((path) => path.slice(-8, -5));

/** Drawings asked for last; to cut one takes a while, and most readers look at the same few. */
const drawn = new Map<string, Promise<Drawing | null>>();
const mostDrawn = 40;

/**
 * A country among its neighbours, `aside` times its frame's size further out on either side; null where it has no
 * area on the map. For the server: it reads the whole earth.
 */
export function countryDrawing(id: string, aside = 0): Promise<Drawing | null> {
  const key = `${id} ${aside}`;
  const known = drawn.get(key) ?? draw(id, aside);
  drawn.delete(key);
  drawn.set(key, known);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= mostDrawn) break;
    drawn.delete(oldest);
  }
  return known;
}

type Earth = Awaited<ReturnType<typeof readEarth>>;
let earth: Promise<Earth> | null = null;

/** Everything in units of the flat map, read once. */
async function readEarth() {
  const [{ geoIdentity, geoPath }, { feature }, { default: worldText }, { default: placesText }] = await Promise.all([
    import('d3-geo'),
    import('topojson-client'),
    import('../map/built/world.json?raw'),
    import('../map/built/places.json?raw'),
  ]);
  const world = JSON.parse(worldText) as WorldTopology;
  const { areas, coast, borders, disputed } = world.objects;
  const flat = (geometry: Geometry) => moved(geometry, fromTurned);
  const line = (object: typeof borders) => flat(feature(world, object).geometry);
  return {
    geoIdentity,
    geoPath,
    feature,
    areas: feature(world, areas).features.map(({ properties: { id }, geometry }) => ({ id, geometry: flat(geometry) })),
    coast: line(coast),
    borders: line(borders),
    disputed: line(disputed),
    places: JSON.parse(placesText) as Place[],
  };
}

async function draw(id: string, aside: number): Promise<Drawing | null> {
  earth ??= readEarth();
  const [{ geoIdentity, geoPath, feature, areas, coast, borders, disputed, places }, outlines] = await Promise.all([
    earth,
    outlineFiles[`../../../geometry/regions/${id}.json`]?.(),
  ]);
  const own = areas.filter((area) => area.id === id);
  if (own.length === 0) return null;
  const plain = geoPath();
  const frame = frameAround(own.flatMap(({ geometry }) => piecesOf(geometry)).map((one) => boxOf(plain.bounds(one))));

  const pen = geoPath(
    geoIdentity()
      .scale(frame.scale)
      .translate([-frame.left * frame.scale, -frame.top * frame.scale])
      .clipExtent([
        [-aside * frame.width, -aside * frame.height],
        [(1 + aside) * frame.width, (1 + aside) * frame.height],
      ]),
  ).digits(1);
  const path = (geometry: Geometry) => pen(geometry) ?? '';
  const paths = new Map<string, string>();
  for (const area of areas) {
    const outline = path(area.geometry);
    if (outline) paths.set(area.id, (paths.get(area.id) ?? '') + outline);
  }
  const topology = outlines && (JSON.parse(outlines.default) as Regions);
  const regions = topology ? feature(topology, topology.objects.regions).features : [];
  return {
    frame,
    base: {
      areas: [...paths].map(([area, outline]) => ({ id: area, path: outline })),
      dots: [],
      coast: path(coast),
      borders: path(borders),
      disputed: path(disputed),
    },
    regions: regions
      .map((region) => {
        const geometry = moved(region.geometry, fromDegrees);
        const largest = piecesOf(geometry).toSorted((a, b) => pen.area(b) - pen.area(a))[0] ?? geometry;
        const [x, y] = pen.centroid(largest);
        return {
          id: String(region.id),
          name: region.properties.name,
          path: path(geometry),
          at: { x: rounded(x), y: rounded(y) },
          box: boxOf(pen.bounds(largest)),
        };
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    labels: labelsOf(places, id, frame, paths),
  };
}

/** Around the pieces of a country that matter, in the shape of a picture. */
function frameAround(pieces: readonly Box[]): Frame {
  const size = ({ width, height }: Box) => width * height;
  const largest = Math.max(...pieces.map(size));
  const kept = pieces.filter((piece) => size(piece) >= counts * largest);
  const left = Math.min(...kept.map(({ x }) => x));
  const top = Math.min(...kept.map(({ y }) => y));
  const right = Math.max(...kept.map(({ x, width }) => x + width));
  const bottom = Math.max(...kept.map(({ y, height }) => y + height));
  const wide = Math.max(closest, (right - left) / (1 - 2 * margin), ((bottom - top) / (1 - 2 * margin)) * shape);
  return {
    width: across,
    height: across / shape,
    left: (left + right) / 2 - wide / 2,
    top: (top + bottom) / 2 - wide / shape / 2,
    scale: across / wide,
  };
}

function labelsOf(places: readonly Place[], id: string, frame: Frame, paths: ReadonlyMap<string, string>): Label[] {
  return places
    .filter((place) => place.id !== id && place.kind === 'country' && paths.has(place.id) && !isDisputed(place.id))
    .toSorted((a, b) => b.area - a.area)
    .map(({ name, point }) => {
      const [x, y] = toFlat(point);
      return { name, x: rounded((x - frame.left) * frame.scale), y: rounded((y - frame.top) * frame.scale) };
    });
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

type Bounds = [[number, number], [number, number]];
const boxOf = ([[x, y], [right, bottom]]: Bounds): Box => ({ x, y, width: right - x, height: bottom - y });

/** The world's longitudes count from the middle of the flat map already. */
const fromTurned = ([longitude = 0, latitude = 0]: Position): Position =>
  toFlat([longitude + flatFrame.centre, latitude]);
const fromDegrees = ([longitude = 0, latitude = 0]: Position): Position => toFlat([longitude, latitude]);

/** Every position of a geometry somewhere else. */
function moved(geometry: Geometry, move: (position: Position) => Position): Geometry {
  const each = (part: unknown): unknown =>
    Array.isArray(part) ? (typeof part[0] === 'number' ? move(part as Position) : part.map(each)) : part;
  return 'coordinates' in geometry ? ({ ...geometry, coordinates: each(geometry.coordinates) } as Geometry) : geometry;
}

function piecesOf(geometry: Geometry): Geometry[] {
  return geometry.type === 'MultiPolygon'
    ? geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
    : [geometry];
}
