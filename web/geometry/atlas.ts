import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Position } from 'geojson';
import Papa from 'papaparse';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { mergeAreas, splitAtLatitude, splitByPlace } from './parts.ts';

/** `land` is Antarctica: drawn, but nobody's figure. */
export type AreaKind = 'country' | 'disputed' | 'land';

export interface Area {
  id: string;
  name: string;
  kind: AreaKind;
}

export type AreaFeature = Feature<MultiPolygon, Area>;
export type World = FeatureCollection<MultiPolygon, Area>;

interface CountryRow {
  id: string;
  name: string;
  kind: string;
  iso_numeric: string;
  atlas_name: string;
}

type AtlasFeature = Feature<Geometry, { name: string }>;
type AtlasTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const require = createRequire(import.meta.url);
const antarctica = '010';

/**
 * Every area of Natural Earth's 50m atlas under our country id, on the sphere (not yet cut for a flat map).
 *
 * Borders follow Natural Earth's de facto view, with two departures that keep areas unscored whose status is
 * disputed but which the atlas counts with the state that holds them: Crimea, an area of its own in
 * the atlas's Russia, and Western Sahara west of the berm, in its Morocco south of 27°40′ N. Golan, Aksai Chin,
 * Arunachal Pradesh, Azad Kashmir, Abyei, Hala'ib and Ilemi have no outline in the atlas: only their lines are
 * dashed (lines.ts). Abkhazia, South Ossetia, Transnistria and Nagorno-Karabakh are not in it at all.
 */
export function readWorld(countriesFile: string): World {
  const rows = readCountries(countriesFile);
  const atlas = readAtlas('50m').map((part) => toArea(part, rows));
  // Tuvalu is too small for the 50m atlas; it is a state with figures, so it comes from the finer one.
  const tuvalu = readAtlas('10m', '798').map((part) => toArea(part, rows));
  const areas = mergeAreas([...atlas, ...tuvalu]);
  return { type: 'FeatureCollection', features: withDisputedParts(areas).sort(byId) };
}

function readCountries(file: string): CountryRow[] {
  const { data, errors } = Papa.parse<CountryRow>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  if (errors[0]) throw new Error(`${file}: line ${errors[0].row}: ${errors[0].message}`);
  return data;
}

function readAtlas(scale: '50m' | '10m', onlyNumber?: string): AtlasFeature[] {
  const file = require.resolve(`world-atlas/countries-${scale}.json`);
  const topology = JSON.parse(readFileSync(file, 'utf8')) as AtlasTopology;
  const { countries } = topology.objects;
  const geometries = countries.geometries.filter(({ id }) => onlyNumber === undefined || id === onlyNumber);
  return feature(topology, { ...countries, geometries }).features;
}

/** The atlas's own number is ISO's; the few areas without one go by the atlas's name. */
function toArea(part: AtlasFeature, rows: CountryRow[]): AreaFeature {
  const { name } = part.properties;
  if (part.id === antarctica) return area({ id: 'ATA', name: 'Antarctica', kind: 'land' }, part);
  const row = rows.find(({ iso_numeric, atlas_name }) => (part.id ? iso_numeric === part.id : atlas_name === name));
  if (!row) {
    throw new Error(
      `The atlas draws “${name}” (${part.id ?? 'no number'}), which no row of db/content/countries.csv ` +
        'names: add its iso_numeric or atlas_name there.',
    );
  }
  const kind = row.kind === 'DISPUTED' ? 'disputed' : 'country';
  return area({ id: row.id, name: row.name, kind }, part);
}

function area(properties: Area, part: AtlasFeature): AreaFeature {
  const { geometry } = part;
  if (geometry.type === 'Polygon') return multi(properties, [geometry.coordinates]);
  if (geometry.type === 'MultiPolygon') return multi(properties, geometry.coordinates);
  throw new Error(`The atlas draws ${properties.name} as a ${geometry.type}.`);
}

function multi(properties: Area, coordinates: Position[][][]): AreaFeature {
  return { type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates } };
}

function withDisputedParts(areas: AreaFeature[]): AreaFeature[] {
  return areas.flatMap((whole) => {
    const { id } = whole.properties;
    if (id === 'RUS') {
      const inCrimea = ([longitude = 0, latitude = 0]: Position) =>
        longitude > 32 && longitude < 36.7 && latitude > 44 && latitude < 46.3;
      const [crimea, rest] = splitByPlace(whole.geometry.coordinates, inCrimea);
      return [multi({ id: 'XCR', name: 'Crimea', kind: 'disputed' }, crimea), multi(whole.properties, rest)];
    }
    if (id === 'MAR') {
      const [south, north] = splitAtLatitude(whole.geometry.coordinates, 27 + 2 / 3);
      return [multi({ id: 'ESH', name: 'Western Sahara', kind: 'disputed' }, south), multi(whole.properties, north)];
    }
    return [whole];
  });
}

function byId(a: AreaFeature, b: AreaFeature): number {
  return a.properties.id < b.properties.id ? -1 : a.properties.id > b.properties.id ? 1 : 0;
}
