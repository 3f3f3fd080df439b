import { isDisputed } from '../map/disputed-areas.ts';
import type { FlatMap } from '../map/flat.ts';
import { flatFrame, toFlat } from '../map/frame.ts';
import type { Place } from '../map/places.ts';
import { textWidth } from '../charts/text.ts';

/** A country among its neighbours, cut out of the flat map. Units are those of the flat map. */
export interface Locator {
  box: Box;
  land: string;
  own: string;
  disputed: string[];
  coast: string;
  borders: string;
  disputedBorders: string;
  /** The country's own name first */
  labels: { name: string; x: number; y: number }[];
  /** Size of a label's type that comes out at about 12 px where the map is as wide as it is meant to be */
  typeSize: number;
  neighbours: string[];
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Width at which a locator is meant to be drawn. */
export const drawnWidth = 352;
const shape = 4 / 3;
/** The country takes up about this part of the picture, so that its part of the world can be told. */
const ownShare = 1 / 3;
/** Smaller countries get no closer view than this, in units of the flat map: a map of the world drawn large has no more detail. */
const closest = 150;

/** Null where the country is too small to have an outline. */
export function locate(flat: FlatMap, places: readonly Place[], id: string, width = drawnWidth): Locator | null {
  const area = flat.areas.find((one) => one.id === id);
  const place = places.find((one) => one.id === id);
  const largest =
    area &&
    partsOf(area.path)
      .map(boundsOf)
      .toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (!area || !place || !largest) return null;

  const box = around(largest);
  const cut = (path: string) =>
    partsOf(path)
      .filter((part) => meets(boundsOf(part), box))
      .join('');
  const nameOf = (neighbour: string) => places.find((one) => one.id === neighbour)?.name ?? neighbour;
  const typeSize = (12 * box.width) / width;
  const near = place.near.flatMap((neighbour) => places.find((one) => one.id === neighbour) ?? []);
  return {
    box,
    land: flat.areas
      .filter((one) => one.id !== id && !isDisputed(one.id))
      .map(({ path }) => cut(path))
      .join(''),
    own: area.path,
    disputed: flat.areas
      .filter((one) => isDisputed(one.id))
      .flatMap(({ path }) => partsOf(path))
      .filter((part) => pointsOf(part).some((point) => holds(box, point))),
    coast: cut(flat.coast),
    borders: cut(flat.borders),
    disputedBorders: cut(flat.disputed),
    labels: labelsOf([place, ...near.toSorted((a, b) => b.area - a.area)], box, typeSize),
    typeSize,
    neighbours: place.near
      .filter((neighbour) => !isDisputed(neighbour))
      .map(nameOf)
      .toSorted(),
  };
}

/** A path as its pieces, each with its own start. */
function partsOf(path: string): string[] {
  return path.match(/M[^M]+/g) ?? [];
}

/** Paths of the flat map are an absolute start, then steps. */
function pointsOf(part: string): [x: number, y: number][] {
  const numbers = (part.match(/-?\d+/g) ?? []).map(Number);
  let [x, y] = [0, 0];
  return Array.from({ length: numbers.length / 2 }, (_, index) => {
    x += numbers[2 * index] ?? 0;
    y += numbers[2 * index + 1] ?? 0;
    return [x, y];
  });
}

function boundsOf(part: string): Box {
  const points = pointsOf(part);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

const sizeOf = ({ width, height }: Box) => width * height;

function around({ x, y, width, height }: Box): Box {
  const wide = Math.round(Math.max(closest, width / ownShare, (height / ownShare) * shape));
  const high = Math.round(wide / shape);
  const within = (start: number, length: number, all: number) => Math.round(Math.min(Math.max(0, start), all - length));
  return {
    x: within(x + width / 2 - wide / 2, wide, flatFrame.width),
    y: within(y + height / 2 - high / 2, high, flatFrame.height),
    width: wide,
    height: high,
  };
}

function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && a.x + a.width >= b.x && a.y <= b.y + b.height && a.y + a.height >= b.y;
}

function holds(box: Box, [x, y]: readonly [number, number]): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** Names that lie inside the picture and on no other name; those given first go first. */
function labelsOf(places: readonly Place[], box: Box, typeSize: number): Locator['labels'] {
  const taken: Box[] = [];
  return places.flatMap(({ name, point }) => {
    const [x, y] = toFlat(point).map((value) => Math.round(value * 10) / 10) as [number, number];
    const width = (textWidth(name, 12) * typeSize) / 12;
    const label = { x: x - width / 2, y: y - typeSize, width, height: typeSize * 1.3 };
    const isInside =
      label.x >= box.x &&
      label.x + label.width <= box.x + box.width &&
      label.y >= box.y &&
      label.y + label.height <= box.y + box.height;
    if (!isInside || taken.some((other) => meets(other, label))) return [];
    taken.push(label);
    return [{ name, x, y }];
  });
}
