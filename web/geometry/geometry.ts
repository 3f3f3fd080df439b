import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { geoEquirectangular } from 'd3-geo';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { flatFrame } from '../src/lib/map/frame.ts';
import { isWorldSeam } from '../src/lib/map/seam.ts';
import { readWorld, type Area, type World } from './atlas.ts';
import { coastOf, project } from './cut.ts';
import { drawFlat, drawPaper } from './flat.ts';
import { readBorders, type Borders } from './lines.ts';
import { readPlaces } from './places.ts';

const root = resolve(import.meta.dirname, '../..');
const countriesFile = resolve(root, 'db/content/countries.csv');
export const builtFolder = resolve(root, 'web/src/lib/map/built');

/** Steps along the world's width: one is 900 m at the equator, about a pixel at the closest zoom. */
const quantisation = 5e4;
/** Corners that span less than this many square degrees are left out: two pixels at zoom 5. */
const cornerArea = 0.001;
const fewestCorners = 12;

type Lines = { type: 'MultiLineString'; arcs: number[][] };
type WorldTopology = Topology<{ areas: GeometryCollection<Area>; borders: Lines; disputed: Lines }>;

/**
 * Writes the map's geometry; same atlas and countries, same bytes.
 * - `world.json`: TopoJSON for WebGL, longitudes counted from the flat frame's middle and cut at its edges; objects
 *   `areas`, `coast`, `landCoast` (Antarctica's), `borders`, `disputed`.
 * - `flat.json`: ready-made SVG paths in the flat frame.
 * - `paper.json`: the same in Equal Earth, for pictures.
 * - `places.json`: label point, area, size and neighbours of each area.
 */
export function buildGeometry(folder = builtFolder): void {
  const world = readWorld(countriesFile);
  const borders = readBorders(world);
  const places = readPlaces(world);
  mkdirSync(folder, { recursive: true });
  write(folder, 'world.json', drawWorld(world, borders));
  write(folder, 'flat.json', drawFlat(world, borders, places));
  write(folder, 'paper.json', drawPaper(world, borders, places));
  write(folder, 'places.json', places);
}

function drawWorld(world: World, borders: Borders): Topology {
  const degrees = geoEquirectangular()
    .rotate([-flatFrame.centre, 0])
    .scale(180 / Math.PI)
    .translate([0, 0])
    .reflectY(true)
    .precision(0);
  const full = topology({ ...project(world, borders, degrees) }) as unknown as WorldTopology;
  const shared = simplify(keepIslands(presimplify(full)), cornerArea) as WorldTopology;
  const { areas, ...lines } = shared.objects;
  const coastOfKind = (isLand: boolean) => {
    const geometries = areas.geometries.filter(({ properties }) => ((properties as Area).kind === 'land') === isLand);
    return coastOf(shared, { ...areas, geometries }, isWorldSeam);
  };
  return topology(
    {
      areas: feature(shared, areas),
      borders: feature(shared, lines.borders),
      disputed: feature(shared, lines.disputed),
      coast: coastOfKind(false),
      landCoast: coastOfKind(true),
    },
    quantisation,
  );
}

/** Islands whose corners would all be left out keep every one: an atoll is all there is of some states. */
function keepIslands<T extends Topology>(weighted: T): T {
  const arcs = weighted.arcs.map((arc) => {
    const [first, last] = [arc[0], arc.at(-1)];
    const isIsland = first?.[0] === last?.[0] && first?.[1] === last?.[1];
    const corners = arc.filter(([, , weight = 0]) => weight >= cornerArea).length;
    return isIsland && corners < fewestCorners ? arc.map(([x = 0, y = 0]) => [x, y, Infinity]) : arc;
  });
  return { ...weighted, arcs } as T;
}

function write(folder: string, name: string, content: unknown): void {
  const file = resolve(folder, name);
  const text = JSON.stringify(content);
  if (!isSame(file, text)) writeFileSync(file, text);
}

/** Unchanged files keep their date, so that a development server does not reload for nothing. */
function isSame(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}
