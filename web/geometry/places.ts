import { geoArea, geoMercator, geoPath } from 'd3-geo';
import type { Polygon, Position } from 'geojson';
import { neighbors } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection } from 'topojson-specification';
import type { Place } from '../src/lib/map/places.ts';
import type { Area, AreaFeature, World } from './atlas.ts';

const earthRadius = 6371;
/** MapLibre's world is 512 px wide at zoom 0. */
const worldWidth = 512;
const mercator = geoMercator()
  .scale(worldWidth / (2 * Math.PI))
  .translate([0, 0]);

/** What the map needs to know about each area besides its outline, sorted by id. */
export function readPlaces(world: World): Place[] {
  const near = readNeighbours(world);
  const byId = new Map<string, AreaFeature[]>();
  for (const area of world.features) {
    const { id } = area.properties;
    byId.set(id, [...(byId.get(id) ?? []), area]);
  }
  return [...byId].map(([id, areas]) => {
    const parts = areas
      .flatMap((area) => area.geometry.coordinates)
      .map((coordinates) => measure({ type: 'Polygon', coordinates }));
    const { polygon: largest } = parts.reduce((a, b) => (b.area > a.area ? b : a));
    const { name, kind } = areas[0]!.properties;
    return {
      id,
      name,
      kind,
      point: labelPoint(largest),
      area: Math.round(parts.reduce((sum, part) => sum + part.area, 0)),
      size: sizeOf(largest),
      near: [...(near.get(id) ?? [])].sort(),
    };
  });
}

function readNeighbours(world: World): Map<string, Set<string>> {
  const ids = world.features.map((area) => area.properties.id);
  const shared = topology({ world });
  const { geometries } = shared.objects.world as GeometryCollection<Area>;
  const near = new Map(ids.map((id) => [id, new Set<string>()]));
  neighbors(geometries).forEach((others, index) => {
    const id = ids[index]!;
    for (const other of others) if (ids[other] !== id) near.get(id)!.add(ids[other]!);
  });
  return near;
}

function measure(polygon: Polygon): { polygon: Polygon; area: number } {
  return { polygon, area: geoArea(polygon) * earthRadius ** 2 };
}

/**
 * Longer side of the largest part's box in px at zoom 0. The largest part and not the whole, because a state of
 * far-flung islands has a wide box and nothing in it one could see or tap.
 */
function sizeOf(polygon: Polygon): number {
  const [[x0, y0], [x1, y1]] = geoPath(mercator).bounds(polygon);
  return round(Math.max(x1 - x0, y1 - y0), 4);
}

/**
 * The point farthest from any edge, where a name has most room (a centroid may lie in the sea). Found on a grid
 * that is refined three times around its best point; longitudes are shrunk so that distances are comparable.
 */
function labelPoint({ coordinates }: Polygon): [number, number] {
  const outer = coordinates[0]!;
  const shrink = Math.cos((meanOf(outer.map(([, y = 0]) => y)) * Math.PI) / 180);
  const turn = outer.some(([x = 0]) => x > 150) && outer.some(([x = 0]) => x < -150);
  const rings = coordinates.map((ring) =>
    thin(ring).map(([x = 0, y = 0]): [number, number] => [(turn && x < 0 ? x + 360 : x) * shrink, y]),
  );
  const xs = rings[0]!.map(([x]) => x);
  const ys = rings[0]!.map(([, y]) => y);
  let centre: [number, number] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  let [halfWidth, halfHeight] = [(Math.max(...xs) - Math.min(...xs)) / 2, (Math.max(...ys) - Math.min(...ys)) / 2];
  let best = -Infinity;
  const steps = 14;
  for (let pass = 0; pass < 4; pass++) {
    const middle = centre;
    for (let row = 0; row <= steps; row++) {
      for (let column = 0; column <= steps; column++) {
        const x = middle[0] + halfWidth * ((2 * column) / steps - 1);
        const y = middle[1] + halfHeight * ((2 * row) / steps - 1);
        const room = roomAt(x, y, rings);
        if (room > best) [best, centre] = [room, [x, y]];
      }
    }
    halfWidth *= 3 / steps;
    halfHeight *= 3 / steps;
  }
  const longitude = centre[0] / shrink;
  return [round(longitude > 180 ? longitude - 360 : longitude, 2), round(centre[1], 2)];
}

/** A few hundred corners are enough to find room for a name. */
function thin(ring: Position[]): Position[] {
  const every = Math.ceil(ring.length / 300);
  return ring.filter((_, index) => index % every === 0 || index === ring.length - 1);
}

/** Distance to the nearest edge, negative outside. */
function roomAt(x: number, y: number, rings: [number, number][][]): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [x0, y0] = ring[index - 1]!;
      const [x1, y1] = ring[index]!;
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
      nearest = Math.min(nearest, distanceToSegment(x, y, x0, y0, x1, y1));
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(nearest);
}

/** Squared, because the root is needed once per point only. */
function distanceToSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2;
}

function meanOf(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function round(number: number, digits: number): number {
  return Number(number.toFixed(digits));
}
