import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { geoContains } from 'd3-geo';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import Papa from 'papaparse';
import { feature } from 'topojson-client';
import type { GeometryCollection, MultiLineString as Lines, Topology } from 'topojson-specification';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorld, type World } from '../../web/geometry/atlas.ts';
import { buildGeometry } from '../../web/geometry/geometry.ts';
import { readBorders, type Borders } from '../../web/geometry/lines.ts';
import { disputedAreas } from '../../web/src/lib/map/disputed-areas.ts';
import type { FlatMap } from '../../web/src/lib/map/flat.ts';
import { flatFrame, toFlat, turned } from '../../web/src/lib/map/frame.ts';
import type { Place } from '../../web/src/lib/map/places.ts';

const countriesFile = resolve(import.meta.dirname, '../../db/content/countries.csv');
const { data: countries } = Papa.parse<{ id: string; kind: string }>(readFileSync(countriesFile, 'utf8'), {
  header: true,
  skipEmptyLines: true,
});
const states = countries.filter(({ kind }) => kind === 'STATE').map(({ id }) => id);

type WorldTopology = Topology<{
  areas: GeometryCollection<{ id: string; kind: string }>;
  coast: Lines;
  landCoast: Lines;
  borders: Lines;
  disputed: Lines;
}>;

let world: World;
let borders: Borders;
let folder: string;
let topology: WorldTopology;
let flat: FlatMap;
let places: Place[];
let texts: string[];

const files = ['world.json', 'flat.json', 'places.json'];
const read = (from: string) => files.map((file) => readFileSync(join(from, file), 'utf8'));
const build = () => {
  const made = mkdtempSync(join(tmpdir(), 'geometry-'));
  buildGeometry(made);
  return made;
};

beforeAll(() => {
  world = readWorld(countriesFile);
  borders = readBorders(world);
  folder = build();
  texts = read(folder);
  [topology, flat, places] = texts.map((text) => JSON.parse(text)) as [WorldTopology, FlatMap, Place[]];
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (longitude: number, latitude: number) =>
  world.features.filter((area) => geoContains(area, [longitude, latitude])).map((area) => area.properties.id);
const place = (id: string) => places.find((one) => one.id === id)!;

describe('areas', () => {
  it('draw every state, as a shape or as a dot', () => {
    const drawn = new Set([...flat.areas, ...flat.dots].map(({ id }) => id));
    expect(states.filter((id) => !drawn.has(id))).toEqual([]);
    const shapes = new Set(topology.objects.areas.geometries.map(({ properties }) => (properties as Place).id));
    expect(states.filter((id) => !shapes.has(id))).toEqual([]);
  });

  it('show Kosovo, Palestine, Somaliland and Taiwan with figures where a source has them', () => {
    for (const id of ['XKX', 'PSE', 'XSL', 'TWN']) expect(place(id).kind).toBe('country');
  });

  it('hatch what is disputed and nothing else', () => {
    const hatched = places.filter(({ kind }) => kind === 'disputed');
    expect(Object.fromEntries(hatched.map(({ id, name }) => [id, name]))).toEqual(disputedAreas);
    const inList = countries.filter(({ kind }) => kind === 'DISPUTED').map(({ id }) => id);
    expect(Object.keys(disputedAreas)).toEqual(expect.arrayContaining(inList));
  });

  it.each([
    ['Crimea apart from Russia and Ukraine', 34.1, 45.1, ['XCR']],
    ['Western Sahara west of the berm', -13.5, 25.2, ['ESH']],
    ['Western Sahara east of it', -9.5, 26.1, ['ESH']],
    ['Morocco down to 27°40′ N', -9.5, 28, ['MAR']],
    ['northern Cyprus', 33.3, 35.25, ['XNC']],
    ['Ashmore and Cartier Islands with Australia’s mainland', 133, -25, ['AUS']],
    ['Russia east of 180°', -175, 66.8, ['RUS']],
  ])('%s', (_, longitude, latitude, ids) => {
    expect(at(longitude, latitude)).toEqual(ids);
  });

  it('name the area to add when the atlas draws one that countries.csv does not know', () => {
    const file = join(folder, 'countries.csv');
    const rows = Papa.parse<Record<string, string>>(readFileSync(countriesFile, 'utf8'), { header: true }).data;
    const text = Papa.unparse(rows.filter(({ id }) => id !== 'NGA'));
    writeFileSync(file, text);
    expect(() => readWorld(file)).toThrow(/“Nigeria” \(566\).*countries\.csv/);
  });
});

describe('borders', () => {
  const distance = ({ coordinates }: MultiLineString, [x, y]: Position) =>
    Math.min(...coordinates.flat().map(([px = 0, py = 0]) => Math.hypot(px - x!, py - y!)));

  it.each([
    ['Line of Control', 74.05, 34.68],
    ['Aksai Chin', 78.51, 34.56],
    ['Arunachal Pradesh', 94.29, 29.14],
    ['Golan', 35.87, 33.05],
    ['West Bank', 35.0, 32.28],
    ['Gaza', 34.35, 31.29],
    ['Kosovo and Serbia', 20.86, 43.2],
    ['Somaliland and Somalia', 48.94, 9.5],
    ['Perekop', 34.03, 46.11],
    ['Abyei', 28.0, 9.4],
    ['Hala’ib', 35.2, 22],
    ['Western Sahara and Morocco', -8.69, 27.667],
    ['the berm', -11.7, 26.16],
  ])('are dashed: %s', (_, longitude, latitude) => {
    expect(distance(borders.disputed, [longitude, latitude])).toBeLessThan(0.6);
  });

  it.each([
    ['Punjab', 74.63, 31.04],
    ['Nepal and China', 85, 28.3],
    ['Egypt and Sudan in the west', 27.27, 22],
    ['Kosovo and Albania', 20.4, 42.3],
    ['Russia and Ukraine in the north', 34.27, 51.34],
  ])('are solid: %s', (_, longitude, latitude) => {
    expect(distance(borders.ordinary, [longitude, latitude])).toBeLessThan(0.6);
    expect(distance(borders.disputed, [longitude, latitude])).toBeGreaterThan(0.5);
  });
});

describe('the WebGL world', () => {
  const lines = (name: 'coast' | 'landCoast' | 'borders' | 'disputed') =>
    (feature(topology, topology.objects[name]) as Feature<MultiLineString>).geometry.coordinates;

  it('has no line that crosses the map', () => {
    const longest = (name: Parameters<typeof lines>[0]) =>
      Math.max(
        ...lines(name).flatMap((line) => line.slice(1).map((point, index) => Math.abs(point[0]! - line[index]![0]!))),
      );
    // The longest honest one is the 49th parallel between Canada and the United States.
    for (const name of ['coast', 'landCoast', 'borders', 'disputed'] as const) expect(longest(name)).toBeLessThan(30);
  });

  it('counts longitudes from the middle of the frame', () => {
    const nigeria = feature(topology, topology.objects.areas).features.find(
      ({ properties }) => properties.id === 'NGA',
    );
    if (!nigeria) throw new Error('Nigeria is not among the areas.');
    const xs = (nigeria.geometry as MultiPolygon).coordinates.flat(2).map(([x = 0]) => x);
    expect(Math.min(...xs)).toBeCloseTo(turned(2.69), 0);
    expect(Math.max(...xs)).toBeCloseTo(turned(14.6), 0);
  });

  it('shares the lines between areas and borders, so that they travel once', () => {
    const arcs = new Set<number>();
    for (const line of topology.objects.borders.arcs) for (const arc of line) arcs.add(arc < 0 ? ~arc : arc);
    const used = new Set(
      (topology.objects.areas.geometries as { arcs: number[][][] }[])
        .flatMap((area) => area.arcs.flat(2))
        .map((arc) => (arc < 0 ? ~arc : arc)),
    );
    expect([...arcs].filter((arc) => !used.has(arc))).toEqual([]);
  });
});

describe('places', () => {
  it('have their label on their own land', () => {
    const labelled = places.filter(({ kind }) => kind !== 'land');
    const isOnOwnLand = ({ id, point: [longitude, latitude] }: Place) =>
      world.features.some((area) => area.properties.id === id && geoContains(area, [longitude, latitude]));
    const astray = labelled.filter((one) => !isOnOwnLand(one));
    expect(astray.map(({ id }) => id)).toEqual([]);
  });

  it('know their size', () => {
    expect(place('NGA').area).toBeGreaterThan(890_000);
    expect(place('NGA').area).toBeLessThan(930_000);
    expect(place('TUV').size).toBeLessThan(1);
    expect(place('LUX').size).toBeLessThan(3.2);
    expect(place('DNK').size).toBeGreaterThan(3.2);
  });

  it('are neighbours of each other', () => {
    expect(place('NGA').near).toEqual(['BEN', 'CMR', 'NER', 'TCD']);
    expect(place('ISL').near).toEqual([]);
    for (const { id, near } of places) for (const other of near) expect(place(other).near).toContain(id);
  });
});

describe('the flat map', () => {
  it('is light enough to travel in the page', () => {
    expect(gzipSync(texts[1]!).length).toBeLessThan(60_000);
  });

  it('fits its frame', () => {
    expect([flatFrame.width, flatFrame.height]).toEqual([2000, 1094]);
    expect(toFlat([11, 0])[0]).toBe(1000);
    expect(toFlat([-168.9, 78])[0]).toBeLessThan(2);
    expect(toFlat([0, 78])[1]).toBeCloseTo(0);
    expect(toFlat([0, -56])[1]).toBeCloseTo(1094, 0);
    for (const { path } of flat.areas) {
      const x = Number(/^M(\d+)/.exec(path)?.[1]);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(2000);
    }
  });

  it('has dots for small states only', () => {
    const dots = flat.dots.map(({ id }) => id);
    expect(dots).toEqual(expect.arrayContaining(['MLT', 'SGP', 'TUV', 'MDV', 'LUX', 'BHR']));
    for (const id of ['NGA', 'PRT', 'ISR', 'XCR', 'ATA']) expect(dots).not.toContain(id);
  });
});

it('is the same bytes every time', () => {
  const again = build();
  expect(read(again)).toEqual(texts);
  rmSync(again, { recursive: true });
});
