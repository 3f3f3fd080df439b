import { toFlat } from '../map/frame.ts';

/** The part of the flat map that a drawing shows, in whose units its paths are written. */
export interface Frame {
  width: number;
  height: number;
  /** Corner and scale within the flat map */
  left: number;
  top: number;
  scale: number;
}

export interface Spot {
  x: number;
  y: number;
}

/** Where a point of the earth lies in the drawing. */
export function toFrame(frame: Frame, longitude: number, latitude: number): Spot {
  const [x, y] = toFlat([longitude, latitude]);
  return { x: (x - frame.left) * frame.scale, y: (y - frame.top) * frame.scale };
}

/** Cells of half a degree are numbered row by row from the south-west, as PRIO-GRID does. */
const perRow = 720;

export function cellCentre(gid: number): { longitude: number; latitude: number } {
  const [row, column] = [Math.floor((gid - 1) / perRow), (gid - 1) % perRow];
  return { longitude: -179.75 + column / 2, latitude: -89.75 + row / 2 };
}

export interface Box extends Spot {
  width: number;
  height: number;
}

export function cellBox(frame: Frame, gid: number): Box {
  const { longitude, latitude } = cellCentre(gid);
  // From the middle outwards, so that no cell is torn where the map is cut.
  const middle = toFrame(frame, longitude, latitude);
  const width = (frame.scale * 2000) / perRow;
  const [top, bottom] = [toFrame(frame, longitude, latitude + 0.25).y, toFrame(frame, longitude, latitude - 0.25).y];
  return { x: middle.x - width / 2, y: top, width, height: bottom - top };
}

/** All boxes as one path: thousands of cells of a class are one element. */
export function cellsPath(frame: Frame, gids: readonly number[]): string {
  const text = (value: number) => String(Math.round(value * 100) / 100);
  return gids
    .map((gid) => {
      const { x, y, width, height } = cellBox(frame, gid);
      return `M${text(x)} ${text(y)}h${text(width)}v${text(height)}h${text(-width)}z`;
    })
    .join('');
}

/** "11.75° N, 13.25° E" */
export function placeInWords(gid: number): string {
  const { longitude, latitude } = cellCentre(gid);
  const part = (value: number, plus: string, minus: string) => `${Math.abs(value)}° ${value < 0 ? minus : plus}`;
  return `${part(latitude, 'N', 'S')}, ${part(longitude, 'E', 'W')}`;
}
