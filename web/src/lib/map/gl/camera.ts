import { geoDistance } from 'd3-geo';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { flatFrame, middleLatitude } from '../frame.ts';
import type { MapPadding, Projection } from '../layer.ts';

/** Width of MapLibre's world at zoom 0. */
const worldWidth = 512;
export const nearest = 7;
/** Radians from the middle of a globe at which countries are still seen well. */
const nearSide = 1.2;
/** Counted, like all of the map's longitudes, from the flat frame's middle. */
const globeCentre: [number, number] = [0, 18];
/** MapLibre's eye is 1.5 times the map's height away from it. */
const eyeDistance = 1.5;

export interface View {
  center: [number, number];
  zoom: number;
}

/** The camera that shows the whole world in the part of the box that nothing covers. */
export function wholeWorld(box: { width: number; height: number }, padding: MapPadding, projection: Projection): View {
  const width = Math.max(50, box.width - padding.left - padding.right);
  const height = Math.max(50, box.height - padding.top - padding.bottom);
  if (projection === 'flat') {
    const world = Math.min(width, (height * flatFrame.width) / flatFrame.height);
    return { center: [0, middleLatitude], zoom: Math.log2(world / worldWidth) };
  }
  // The eye is near: a globe's rim lies farther away than its middle, so it looks smaller than it is.
  const seen = Math.min(width, height) * 0.48;
  const eye = eyeDistance * box.height;
  const radius = seen ** 2 / eye + Math.sqrt(seen ** 4 / eye ** 2 + seen ** 2);
  const shrink = Math.cos((globeCentre[1] * Math.PI) / 180);
  return { center: globeCentre, zoom: Math.log2((2 * Math.PI * radius * shrink) / worldWidth) };
}

/** True where a point lies in the uncovered part of the map (and on the near side of a globe). */
export function isInView(
  map: MapLibreMap,
  [longitude, latitude]: readonly [number, number],
  padding: MapPadding,
  projection: Projection,
): boolean {
  const centre = map.getCenter();
  if (projection === 'globe' && geoDistance([longitude, latitude], [centre.lng, centre.lat]) > nearSide) return false;
  const { x, y } = map.project([longitude, latitude]);
  const { clientWidth, clientHeight } = map.getContainer();
  const margin = 20;
  return (
    x > padding.left + margin &&
    x < clientWidth - padding.right - margin &&
    y > padding.top + margin &&
    y < clientHeight - padding.bottom - margin
  );
}
