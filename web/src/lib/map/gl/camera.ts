import { geoDistance } from 'd3-geo';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { flatCentre, flatFrame } from '../frame.ts';
import type { MapPadding, Projection } from '../layer.ts';

/** Width of MapLibre's world at zoom 0. */
const worldWidth = 512;
export const nearest = 7;
/** Radians from the middle of a globe at which countries are still seen well. */
const nearSide = 1.2;
const globeCentre: [number, number] = [11, 18];

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
    return { center: flatCentre, zoom: Math.log2(world / worldWidth) };
  }
  // A globe's diameter is the world's width over π, seen at its centre's latitude; a margin keeps it round.
  const diameter = Math.min(width, height) * 0.94;
  const shrink = Math.cos((globeCentre[1] * Math.PI) / 180);
  return { center: globeCentre, zoom: Math.log2((diameter * Math.PI * shrink) / worldWidth) };
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
  // The world repeats from east to west: the copy next to the middle counts.
  const turns = Math.round((centre.lng - longitude) / 360);
  const { x, y } = map.project([longitude + turns * 360, latitude]);
  const { clientWidth, clientHeight } = map.getContainer();
  const margin = 20;
  return (
    x > padding.left + margin &&
    x < clientWidth - padding.right - margin &&
    y > padding.top + margin &&
    y < clientHeight - padding.bottom - margin
  );
}
