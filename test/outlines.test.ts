import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { geoArea, geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../db/content.ts';
import { buildOutlines, OUTLINES, type RegionTopology } from '../db/outlines.ts';
import { genuineFile, itOnGenuine } from './support/genuine.ts';

const root = resolve(import.meta.dirname, '..');
const silent = { step: () => {}, done: () => {} };
const countries = ['IRQ', 'NGA', 'PAK'];

/** The project with its content and an empty folder of outlines. */
let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'forestall-outlines-'));
  await mkdir(join(copy, 'db'));
  for (const folder of ['content', 'figures']) await symlink(join(root, 'db', folder), join(copy, 'db', folder));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

async function outlines(country: string, folder = root): Promise<RegionTopology> {
  return JSON.parse(await readFile(join(folder, OUTLINES, `${country}.json`), 'utf8')) as RegionTopology;
}

async function build(divisions: unknown): Promise<void> {
  const path = join(copy, 'divisions.geojson');
  await writeFile(path, typeof divisions === 'string' ? divisions : JSON.stringify(divisions));
  await buildOutlines(copy, [path], silent);
}

/** Ids and names, in the order of the file. */
const named = ({ objects }: RegionTopology) =>
  objects.regions.geometries.map(({ id, properties }) => ({ id, name: (properties as { name: string }).name }));

/** A square of one degree, wound as the standard of GeoJSON wants it. */
const square = (west: number, south: number, properties: Record<string, string>) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 1, south],
        [west + 1, south + 1],
        [west, south + 1],
        [west, south],
      ],
    ],
  },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

describe('the outlines that ship', () => {
  it.each(countries)('%s: every region that figures are about has one, under one name', async (country) => {
    const { regions } = await readContent(join(root, 'db/content'));
    const known = [...(regions.get('gdl') ?? [])]
      .filter(([code]) => code.startsWith(country))
      .map(([, region]) => region);
    const drawn = named(await outlines(country));
    const byId = (a: { id?: unknown }, b: { id?: unknown }) => String(a.id).localeCompare(String(b.id));
    expect(drawn.toSorted(byId)).toEqual(known.toSorted(byId));
  });

  it.each(countries)('%s: they are small areas, wound for drawing on a sphere', async (country) => {
    const shapes = await outlines(country);
    for (const shape of feature(shapes, shapes.objects.regions).features) {
      expect(geoArea(shape), `${String(shape.id)} in steradians`).toBeLessThan(0.01);
      expect(geoArea(shape)).toBeGreaterThan(1e-6);
    }
  });

  it('places lie where they belong', async () => {
    const at = async (country: string, point: [number, number]) => {
      const shapes = await outlines(country);
      return feature(shapes, shapes.objects.regions)
        .features.filter((one) => geoContains(one, point))
        .map(({ id }) => id);
    };
    expect(await at('NGA', [8.52, 12.0])).toEqual(['NG-KN']);
    expect(await at('PAK', [71.57, 34.01])).toEqual(['PK-KP']);
    expect(await at('PAK', [74.31, 35.92])).toEqual(['PK-GB']);
    expect(await at('IRQ', [44.39, 35.47])).toEqual(['IQ-KI']);
  });

  itOnGenuine('are what the command makes of the producer’s files', async () => {
    const files = countries.map((country) => genuineFile(`geo/adm1-${country.toLowerCase()}.geojson`));
    await buildOutlines(copy, files, silent);
    for (const country of countries) expect(await outlines(country, copy), country).toEqual(await outlines(country));
  });
});

describe('divisions of other countries', () => {
  it('as geoBoundaries has them, by their own codes; borders they share are one line', async () => {
    await build(
      collection(
        square(36, -2, { shapeGroup: 'KEN', shapeName: 'Nairobi', shapeISO: 'KE-30' }),
        square(37, -2, { shapeGroup: 'KEN', shapeName: 'Machakos', shapeISO: 'KE-22' }),
      ),
    );
    const shapes = await outlines('KEN', copy);
    expect(named(shapes)).toEqual([
      { id: 'KE-30', name: 'Nairobi' },
      { id: 'KE-22', name: 'Machakos' },
    ]);
    // Two outer lines and the one between.
    expect(shapes.arcs).toHaveLength(3);
    for (const shape of feature(shapes, shapes.objects.regions).features) expect(geoArea(shape)).toBeLessThan(0.01);
  });

  it('by name where a known one is spelled as some source has it', async () => {
    await build(collection(square(70, 33, { adm0_a3: 'PAK', name: 'N.W.F.P.' })));
    expect(named(await outlines('PAK', copy))).toEqual([{ id: 'PK-KP', name: 'Khyber Pakhtunkhwa' }]);
  });

  it.each([
    [
      'a name nobody knows',
      collection(square(70, 33, { iso3: 'PAK', name: 'Nowhere' })),
      'nothing says which region "Nowhere" (no ISO 3166-2 code) is: add its name to db/content/regions.csv',
    ],
    [
      'two outlines of one region',
      collection(square(70, 33, { iso3: 'PAK', name: 'Punjab' }), square(71, 33, { iso3: 'PAK', name: 'Punjab' })),
      'has two outlines of PK-PB (Punjab)',
    ],
    [
      'two countries',
      collection(square(70, 33, { iso3: 'PAK', name: 'Punjab' }), square(44, 33, { iso3: 'IRQ', name: 'Baghdad' })),
      'holds divisions of PAK, IRQ: expected one country',
    ],
    ['no country', collection(square(70, 33, { name: 'Punjab' })), 'holds divisions of no country'],
    [
      'points',
      collection({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } }),
      'holds no first-level divisions',
    ],
    ['no GeoJSON', 'a,b\n1,2\n', 'is no GeoJSON'],
  ])('%s is refused', async (_what, divisions, message) => {
    await expect(build(divisions)).rejects.toThrow(message);
  });
});
