import type { GeoStreamWrapper } from 'd3-geo';
import { geoProject } from 'd3-geo-projection';
import type { FeatureCollection, Geometry, MultiLineString, MultiPolygon, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { withoutSeam } from '../src/lib/map/seam.ts';
import type { Area } from './atlas.ts';
import type { Borders } from './lines.ts';

export interface PlanarWorld {
  areas: FeatureCollection<MultiPolygon, Area>;
  borders: MultiLineString;
  disputed: MultiLineString;
}

/** Areas and lines in the plane of a projection. */
export function project(
  world: FeatureCollection<MultiPolygon, Area>,
  borders: Borders,
  projection: GeoStreamWrapper,
): PlanarWorld {
  const projected = geoProject(world, projection);
  const features = projected.features.flatMap((area) =>
    area.geometry ? [{ ...area, geometry: toMultiPolygon(area.geometry) }] : [],
  );
  return {
    areas: { type: 'FeatureCollection', features },
    borders: projectLines(borders.ordinary, projection),
    disputed: projectLines(borders.disputed, projection),
  };
}

/**
 * Edges that belong to one area only. Where the projection cuts the sphere, areas get an edge that is no coast:
 * `isSeam` says where it runs.
 */
export function coastOf(
  shared: Topology,
  areas: GeometryCollection<Area>,
  isSeam: (point: Position) => boolean,
): MultiLineString {
  const edges = mesh(shared, areas, (a, b) => a === b);
  return { type: 'MultiLineString', coordinates: edges.coordinates.flatMap((line) => withoutSeam(line, isSeam)) };
}

function projectLines(lines: MultiLineString, projection: GeoStreamWrapper): MultiLineString {
  const [line] = geoProject(
    { type: 'FeatureCollection', features: [{ type: 'Feature', properties: null, geometry: lines }] },
    projection,
  ).features;
  if (line?.geometry?.type === 'LineString') return { ...lines, coordinates: [line.geometry.coordinates] };
  if (line?.geometry?.type === 'MultiLineString') return line.geometry;
  throw new Error('The projection left nothing of the borders.');
}

function toMultiPolygon(geometry: Geometry): MultiPolygon {
  if (geometry.type === 'MultiPolygon') return geometry;
  if (geometry.type === 'Polygon') return { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
  throw new Error(`The projection made a ${geometry.type} of an area.`);
}
