import { flatFrame } from '../map/frame.ts';
import type { Drawing } from './drawing.ts';
import { cellBox, type Frame, type Spot } from './frame.ts';
import type { PlaceLayer } from './state.ts';

/** What of a drawing is seen: the middle of the window, and how many units a pixel has. */
export interface Lens extends Spot {
  px: number;
}

/** All of the drawing, in the part of the window that nothing covers. */
export function fitted(
  frame: Frame,
  { width, height, left, right }: { width: number; height: number; left: number; right: number },
): Lens {
  const room = { width: Math.max(50, width - left - right), height: Math.max(50, height) };
  const px = Math.max(frame.width / room.width, frame.height / room.height);
  return { x: frame.width / 2 - ((left - right) / 2) * px, y: frame.height / 2, px };
}

/** Pixels that a cell has at most: nothing is known of where in it an event was. */
const largestCell = 40;

/** Nearer or farther about a point, no farther than all of it and no nearer than a cell of 40 px. */
export function zoomed(lens: Lens, factor: number, drawing: Drawing, home: Lens, about?: Spot | null): Lens {
  const cell = (drawing.frame.scale * flatFrame.width) / 720;
  const px = Math.min(home.px, Math.max(Math.min(home.px, cell / largestCell), lens.px * factor));
  if (px === home.px) return home;
  return { px, x: about?.x ?? lens.x, y: about?.y ?? lens.y };
}

/** The cell that a spot of the drawing lies in. */
export function areaAt(frame: Frame, { x, y }: Spot): number {
  const longitude = ((x / frame.scale + frame.left) / flatFrame.width - 0.5) * 360 + flatFrame.centre;
  const northing = ((flatFrame.top - y / frame.scale - frame.top) * 2 * Math.PI) / flatFrame.width;
  const latitude = ((2 * Math.atan(Math.exp(northing)) - Math.PI / 2) * 180) / Math.PI;
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180;
  return Math.floor((latitude + 90) * 2) * 720 + Math.floor((turned + 180) * 2) + 1;
}

/** The middle of a cell, or the point of a region. */
export function spotOf(drawing: Drawing, layer: PlaceLayer, id: string): Spot {
  if (layer !== 'cells') return drawing.regions.find((region) => region.id === id)?.at ?? { x: 0, y: 0 };
  const { x, y, width, height } = cellBox(drawing.frame, Number(id));
  return { x: x + width / 2, y: y + height / 2 };
}

export type Direction = 'up' | 'down' | 'left' | 'right';
const arrows: Record<Direction, readonly [number, number]> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/** The nearest place that way; null where none lies that way. */
export function nearestThatWay(from: string, direction: Direction, places: ReadonlyMap<string, Spot>): string | null {
  const start = places.get(from);
  const [ax, ay] = arrows[direction];
  let best: string | null = null;
  let least = Infinity;
  for (const [id, { x, y }] of places) {
    const [dx, dy] = [x - (start?.x ?? 0), y - (start?.y ?? 0)];
    const along = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (id === from || along <= 0 || aside > 1.5 * along) continue;
    // Straight ahead beats near but askew.
    if (along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
  }
  return best;
}
