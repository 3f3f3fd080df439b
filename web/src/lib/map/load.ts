import type { GeometryCollection, MultiLineString, Topology } from 'topojson-specification';
import placesUrl from './built/places.json?url';
import worldUrl from './built/world.json?url';
import type { Place } from './places.ts';

export interface WorldArea {
  id: string;
  name: string;
  kind: Place['kind'];
}

export type WorldTopology = Topology<{
  areas: GeometryCollection<WorldArea>;
  coast: MultiLineString;
  /** Antarctica's. */
  landCoast: MultiLineString;
  borders: MultiLineString;
  disputed: MultiLineString;
}>;

/** The files of web/geometry, under names that change with what is in them. */
export async function loadPlaces(): Promise<Place[]> {
  return (await fetchJson(placesUrl)) as Place[];
}

export async function loadWorld(): Promise<WorldTopology> {
  return (await fetchJson(worldUrl)) as WorldTopology;
}

async function fetchJson(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The map file ${url} did not arrive (${answer.status}).`);
  return answer.json();
}
