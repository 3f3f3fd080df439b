import type { Position } from 'geojson';
import type { AreaFeature } from './atlas.ts';

type Polygons = Position[][][];

/** One feature per id: the atlas lists Australia twice. */
export function mergeAreas(areas: AreaFeature[]): AreaFeature[] {
  const merged = new Map<string, AreaFeature>();
  for (const area of areas) {
    const first = merged.get(area.properties.id);
    const coordinates = [...(first?.geometry.coordinates ?? []), ...area.geometry.coordinates];
    merged.set(area.properties.id, {
      ...area,
      properties: first?.properties ?? area.properties,
      geometry: { type: 'MultiPolygon', coordinates },
    });
  }
  return [...merged.values()];
}

/** Polygons that lie wholly inside a place, and the rest. */
export function splitByPlace(polygons: Polygons, isInside: (point: Position) => boolean): [Polygons, Polygons] {
  const inside = polygons.filter((rings) => rings[0]?.every(isInside));
  if (inside.length === 0) throw new Error('The atlas no longer draws this place as polygons of its own.');
  return [inside, polygons.filter((rings) => !inside.includes(rings))];
}

/** The parts south and north of a parallel, for polygons without holes. */
export function splitAtLatitude(polygons: Polygons, latitude: number): [Polygons, Polygons] {
  const south: Polygons = [];
  const north: Polygons = [];
  for (const rings of polygons) {
    if (rings.length > 1) throw new Error('Cannot cut a polygon with a hole at a parallel.');
    for (const [side, sign] of [
      [south, -1],
      [north, 1],
    ] as const) {
      const part = clipRing(rings[0] ?? [], latitude, sign);
      if (part.length >= 4) side.push([part]);
    }
  }
  return [south, north];
}

/** Sutherland–Hodgman against one parallel; enough for a ring that crosses it twice. */
function clipRing(ring: Position[], latitude: number, sign: 1 | -1): Position[] {
  const kept: Position[] = [];
  const isKept = ([, y = 0]: Position) => (y - latitude) * sign > 0;
  for (let index = 1; index < ring.length; index++) {
    const from = ring[index - 1]!;
    const to = ring[index]!;
    if (isKept(from)) kept.push(from);
    if (isKept(from) !== isKept(to)) kept.push(crossing(from, to, latitude));
  }
  return kept.length > 0 ? [...kept, kept[0]!] : kept;
}

function crossing([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, latitude: number): Position {
  return [x0 + ((x1 - x0) * (latitude - y0)) / (y1 - y0), latitude];
}
