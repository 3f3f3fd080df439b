import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { geoEquirectangular } from 'd3-geo';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { flatFrame } from '../src/lib/map/frame.ts';
import { isWorldSeam } from '../src/lib/map/seam.ts';
import { readWorld, type Area, type World } from './atlas.ts';
import { coastOf, project } from './cut.ts';
import { drawFlat } from './flat.ts';
import { readBorders, type Borders } from './lines.ts';
import { readPlaces } from './places.ts';

const root = resolve(import.meta.dirname, '../..');
const countriesFile = resolve(root, 'db/content/countries.csv');
export const builtFolder = resolve(root, 'web/src/lib/map/built');

/** Steps along the world's width: one is 900 m at the equator, about a pixel at the closest zoom. */
const quantisation = 5e4;

/**
 * Writes the map's geometry; same atlas and countries, same bytes.
 * - `world.json`: TopoJSON for WebGL, longitudes counted from the flat frame's middle and cut at its edges; objects
 *   `areas`, `coast`, `landCoast` (Antarctica's), `borders`, `disputed`.
 * - `flat.json`: ready-made SVG paths in the flat frame.
 * - `places.json`: label point, area, size and neighbours of each area.
 */
export function buildGeometry(folder = builtFolder): void {
  const world = readWorld(countriesFile);
  const borders = readBorders(world);
  const places = readPlaces(world);
  mkdirSync(folder, { recursive: true });
  write(folder, 'world.json', drawWorld(world, borders));
  write(folder, 'flat.json', drawFlat(world, borders, places));
  write(folder, 'places.json', places);
}

function drawWorld(world: World, borders: Borders): Topology {
  const degrees = geoEquirectangular()
    .rotate([-flatFrame.centre, 0])
    .scale(180 / Math.PI)
    .translate([0, 0])
    .reflectY(true)
    .precision(0);
  const cut = project(world, borders, degrees);
  const shared = topology({ areas: cut.areas });
  const coastOfKind = (isLand: boolean) => {
    const areas = shared.objects.areas as GeometryCollection<Area>;
    const geometries = areas.geometries.filter(({ properties }) => ((properties as Area).kind === 'land') === isLand);
    return coastOf(shared, { ...areas, geometries }, isWorldSeam);
  };
  return topology({ ...cut, coast: coastOfKind(false), landCoast: coastOfKind(true) }, quantisation);
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
