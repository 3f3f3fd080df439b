import type { Position } from 'geojson';

/** Pieces of a line without the stretches that run along the cut of the map, which are nobody's coast. */
export function withoutSeam(line: Position[], isSeam: (point: Position) => boolean): Position[][] {
  const pieces: Position[][] = [];
  let piece: Position[] = [];
  line.forEach((point, index) => {
    const before = line[index - 1];
    if (before && isSeam(before) && isSeam(point)) {
      pieces.push(piece);
      piece = [];
    }
    piece.push(point);
  });
  return [...pieces, piece].filter(({ length }) => length > 1);
}

/** The edges of `world.json`, and the straight edge at the South Pole. Rounding may move it by a step. */
export function isWorldSeam([longitude = 0, latitude = 0]: Position): boolean {
  return Math.abs(longitude) > 179.99 || latitude < -89.9;
}
