import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { geoArea } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { z } from 'zod';
import { readContent, type Content } from './content.ts';
import { nameKey } from './importing/country-index.ts';
import type { KnownRegion } from './importing/importer.ts';
import type { Progress } from './importing/publish.ts';
import { ImportError } from './importing/reading.ts';
import { openSourceFile } from './importing/source-file.ts';

type Area = Polygon | MultiPolygon;
export type RegionTopology = Topology<{ regions: GeometryCollection<{ name: string }> }>;

/** Where the site finds outlines of the regions of a country, by its id. */
export const OUTLINES = 'web/geometry/regions';
/** Steps across a country: less than a pixel on any screen. */
const QUANTISATION = 1e4;
/** Corners that span less than this many square degrees are left out: two pixels where a state fills a window. */
const CORNER = 0.0002;

const position = z.array(z.number()).min(2);
const ring = z.array(position).min(4);
const area = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);
const words = z.string().nullish();
/** First-level divisions as Natural Earth and geoBoundaries publish them, whose properties are named differently. */
const divisions = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        geometry: area,
        properties: z.object({
          iso3: words,
          adm0_a3: words,
          shapeGroup: words,
          name: words,
          shapeName: words,
          iso_3166_2: words,
          shapeISO: words,
        }),
      }),
    )
    .min(1),
});
type Division = z.output<typeof divisions>['features'][number];

/** Makes the outlines that the site draws, one file a country, from GeoJSON of its divisions. */
export async function buildOutlines(root: string, files: readonly string[], progress: Progress): Promise<void> {
  const content = await readContent(join(root, 'db/content'));
  const drawn = await Promise.all(files.map((file) => outlinesOf(file, content)));
  await mkdir(join(root, OUTLINES), { recursive: true });
  for (const { country, outlines } of drawn) {
    const text = `${JSON.stringify(outlines)}\n`;
    await writeFile(join(root, OUTLINES, `${country}.json`), text);
    progress.done(
      `${OUTLINES}/${country}.json: ${outlines.objects.regions.geometries.length} regions, ${text.length} bytes`,
    );
  }
}

async function outlinesOf(path: string, content: Content): Promise<{ country: string; outlines: RegionTopology }> {
  const read = divisions.safeParse(await readJson(path));
  if (!read.success) {
    throw new ImportError(
      `${basename(path)} holds no first-level divisions: expected GeoJSON with a polygon each, with the properties of ` +
        'Natural Earth (iso3 or adm0_a3, name, iso_3166_2) or geoBoundaries (shapeGroup, shapeName, shapeISO). Nothing was written.',
    );
  }
  const { features } = read.data;
  const countries = new Set(features.map(countryOf));
  const [country] = countries;
  if (countries.size !== 1 || country === undefined || !content.crosswalk.row(country)) {
    throw new ImportError(
      `${basename(path)} holds divisions of ${[...countries].join(', ')}: expected one country of countries.csv. Nothing was written.`,
    );
  }
  const names = knownRegions(content, country);
  const seen = new Set<string>();
  const shapes = features.map((division): Feature<Area, { name: string }> => {
    const { id, name } = regionOf(division, names, path);
    if (seen.has(id))
      throw new ImportError(`${basename(path)} has two outlines of ${id} (${name}). Nothing was written.`);
    seen.add(id);
    return { type: 'Feature', id, properties: { name }, geometry: wound(division.geometry as Area) };
  });
  return { country, outlines: simplified(shapes) };
}

async function readJson(path: string): Promise<unknown> {
  const chunks: Buffer[] = [];
  const file = await openSourceFile(path).catch(() => null);
  if (!file) throw new ImportError(`There is no file ${path}. Nothing was written.`);
  for await (const chunk of file.stream()) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch (error) {
    throw new ImportError(`${basename(path)} is no GeoJSON: ${(error as Error).message} Nothing was written.`, {
      cause: error,
    });
  }
}

const countryOf = ({ properties: { iso3, adm0_a3, shapeGroup } }: Division): string =>
  iso3 ?? adm0_a3 ?? shapeGroup ?? 'no country';

/** Regions of a country by ISO 3166-2 code and by every name that a source has for them. */
function knownRegions({ regions }: Content, country: string): Map<string, KnownRegion> {
  const known = new Map<string, KnownRegion>();
  for (const codes of regions.values()) {
    for (const [code, region] of codes) {
      // Codes of all sources begin with the country's; in some the name follows.
      if (!code.startsWith(country)) continue;
      const spelling = code.split('/')[1];
      known.set(region.id, region).set(nameKey(region.name), region);
      if (spelling !== undefined) known.set(nameKey(spelling), region);
    }
  }
  return known;
}

function regionOf({ properties }: Division, names: ReadonlyMap<string, KnownRegion>, path: string): KnownRegion {
  const code = properties.iso_3166_2 ?? properties.shapeISO ?? '';
  const name = properties.name ?? properties.shapeName ?? '';
  const known = names.get(code) ?? names.get(nameKey(name));
  if (known) return known;
  // Of countries whose regions db/content/regions.csv does not list, the codes that a producer gives are all there is.
  if (names.size === 0 && /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) && name !== '') return { id: code, name };
  throw new ImportError(
    `${basename(path)}: nothing says which region "${name}" (${code === '' ? 'no ISO 3166-2 code' : code}) is: add its name ` +
      'to db/content/regions.csv, as in naturalearth,PAK/N.W.F.P.,PK-KP,Khyber Pakhtunkhwa. Nothing was written.',
  );
}

/** Drawing on a sphere takes what lies to the right of a ring as its inside; GeoJSON says the left, and files vary. */
function wound(geometry: Area): Area {
  const turned = (rings: number[][][]): number[][][] =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI ? rings.map((one) => one.toReversed()) : rings;
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: turned(geometry.coordinates) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(turned) };
}

/** Borders that two regions share are one line, so that they stay together however coarse. */
function simplified(features: Feature<Area, { name: string }>[]): RegionTopology {
  const regions: FeatureCollection<Area, { name: string }> = { type: 'FeatureCollection', features };
  const full = topology({ regions }) as unknown as RegionTopology;
  const coarse = simplify(presimplify(full), CORNER) as RegionTopology;
  return topology({ regions: feature(coarse, coarse.objects.regions) }, QUANTISATION) as unknown as RegionTopology;
}
