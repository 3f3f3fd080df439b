import type { Feature, MultiLineString, Point } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { MultiLineString as Lines } from 'topojson-specification';
import { turned } from '../frame.ts';
import type { WorldArea, WorldTopology } from '../load.ts';
import type { Place } from '../places.ts';
import { isWorldSeam, withoutSeam } from '../seam.ts';

/** The earth as the WebGL map draws it: longitudes count from the flat frame's middle. */
export interface World {
  /** Areas, then lines, each of a `kind`. */
  features: Feature[];
  /** Outline of one area without the edge where the map is cut. */
  outline(id: string): MultiLineString;
}

export function readWorld(topology: WorldTopology): World {
  const { areas, ...lines } = topology.objects;
  const line = (kind: string, object: Lines): Feature => ({ ...feature(topology, object), properties: { kind } });
  return {
    features: [
      ...feature(topology, areas).features,
      line('coast', lines.coast),
      line('land-coast', lines.landCoast),
      line('border', lines.borders),
      line('disputed-border', lines.disputed),
    ],
    outline(id) {
      const geometries = areas.geometries.filter(({ properties }) => (properties as WorldArea).id === id);
      // An edge between two parts of one area (the berm in Western Sahara) is not its outline.
      const edges = mesh(topology, { type: 'GeometryCollection', geometries }, (a, b) => a === b);
      return {
        type: 'MultiLineString',
        coordinates: edges.coordinates.flatMap((edge) => withoutSeam(edge, isWorldSeam)),
      };
    },
  };
}

/** Zoom at which a place's largest part is 8 px wide: until then it is drawn as a dot. */
export function dotUntil({ size }: Place): number {
  // 3.2 = 8 px on a map 1280 px wide: larger ones are found without a dot even where they are small on a phone.
  return size < 3.2 ? Math.log2(8 / size) : -99;
}

/** Where a place lies on this map, whose longitudes count from the frame's middle. */
export function positionOf({ point: [longitude, latitude] }: Place): [number, number] {
  return [turned(longitude), latitude];
}

/** The point of a country's label and dot. */
export function labelPoint(place: Place, name: string): Feature<Point> {
  return {
    type: 'Feature',
    properties: { kind: 'place', id: place.id, name, area: place.area, dotUntil: dotUntil(place) },
    geometry: { type: 'Point', coordinates: positionOf(place) },
  };
}
