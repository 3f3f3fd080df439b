import type { MultiLineString, Position } from 'geojson';
import { mesh } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, GeometryObject } from 'topojson-specification';
import type { Area, World } from './atlas.ts';

type Test = (longitude: number, latitude: number) => boolean;

const everywhere: Test = () => true;

/**
 * Land borders drawn dashed: lines whose course or status is disputed or not determined. Natural Earth publishes
 * such a list, the atlas package leaves it out, so ours names pairs of areas and, where only a part is disputed,
 * the place. It follows Natural Earth's 50m "disputed" layer and the notes on United Nations maps.
 */
const disputed: readonly [string, string, Test][] = [
  ['CYP', 'XNC', everywhere],
  ['SOM', 'XSL', everywhere],
  ['SRB', 'XKX', everywhere],
  ['ESH', 'MAR', everywhere],
  // The berm.
  ['ESH', 'ESH', everywhere],
  ['UKR', 'XCR', everywhere],
  ['IND', 'XSG', everywhere],
  ['PAK', 'XSG', everywhere],
  ['CHN', 'XSG', everywhere],
  // Kashmir: the Line of Control down to the Punjab; China's border with what Pakistan administers; Ladakh.
  ['IND', 'PAK', (_, latitude) => latitude > 32.3],
  ['CHN', 'PAK', everywhere],
  // Ladakh in the west, Arunachal Pradesh in the east; the short middle part is agreed more than not.
  ['CHN', 'IND', (longitude, latitude) => latitude > 32.3 || longitude > 91.5],
  ['ISR', 'PSE', everywhere],
  // Golan.
  ['ISR', 'SYR', everywhere],
  ['ISR', 'LBN', (longitude) => longitude > 35.6],
  // Not determined, Abyei included.
  ['SDN', 'SSD', everywhere],
  // Ilemi.
  ['KEN', 'SSD', everywhere],
  // Hala'ib and Bir Tawil.
  ['EGY', 'SDN', (longitude) => longitude > 33.1],
];

export interface Borders {
  ordinary: MultiLineString;
  disputed: MultiLineString;
}

/** Land borders, split into those drawn solid and those drawn dashed. */
export function readBorders(world: World): Borders {
  const shared = topology({ world });
  const areas = shared.objects.world as GeometryCollection<Area>;
  const inQuestion = new Set(disputed.map(([a, b]) => pair(a, b)));
  const solid = mesh(shared, areas, (a, b) => a !== b && !inQuestion.has(pairOf(a, b))).coordinates;
  const dashed: Position[][] = [];
  for (const [first, second, test] of disputed) {
    const key = pair(first, second);
    const lines = mesh(shared, areas, (a, b) => a !== b && pairOf(a, b) === key).coordinates;
    if (lines.length === 0) throw new Error(`The atlas no longer draws a border between ${first} and ${second}.`);
    for (const run of lines.flatMap((line) => runs(line, test))) (run.holds ? dashed : solid).push(run.points);
  }
  return { ordinary: multiLine(solid), disputed: multiLine(dashed) };
}

/** Stretches of a line that lie inside and outside a place; neighbouring stretches share their end point. */
function runs(line: Position[], test: Test): { holds: boolean; points: Position[] }[] {
  const found: { holds: boolean; points: Position[] }[] = [];
  for (let index = 1; index < line.length; index++) {
    const [x0 = 0, y0 = 0] = line[index - 1]!;
    const [x1 = 0, y1 = 0] = line[index]!;
    const holds = test((x0 + x1) / 2, (y0 + y1) / 2);
    const last = found.at(-1);
    if (last?.holds === holds) last.points.push(line[index]!);
    else found.push({ holds, points: [line[index - 1]!, line[index]!] });
  }
  return found;
}

function pairOf(a: GeometryObject, b: GeometryObject): string {
  return pair((a.properties as Area).id, (b.properties as Area).id);
}

function pair(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function multiLine(coordinates: Position[][]): MultiLineString {
  return { type: 'MultiLineString', coordinates };
}
