import type { Place } from './places.ts';

/** Moving from country to country by keyboard. */

export type Direction = 'up' | 'down' | 'left' | 'right';

const arrows: Record<Direction, readonly [number, number]> = {
  up: [0, 1],
  down: [0, -1],
  left: [-1, 0],
  right: [1, 0],
};

/** How much nearer a land neighbour counts: one expects the next country over the border, not the one behind it. */
const neighbourBonus = 0.5;

/**
 * The nearest place that way as the flat map shows it (the world is round from east to west), null where none lies
 * that way. Land neighbours come before others at a similar distance.
 */
export function walk(from: Place, direction: Direction, places: readonly Place[]): Place | null {
  const [ax, ay] = arrows[direction];
  const [fromX, fromY] = onMap(from);
  let best: Place | null = null;
  let bestCost = Infinity;
  for (const place of places) {
    const [x, y] = onMap(place);
    const dx = ((((x - fromX + 180) % 360) + 360) % 360) - 180;
    const dy = y - fromY;
    const along = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (place.id === from.id || along <= 0 || aside > 1.5 * along) continue;
    // Straight ahead beats near but askew.
    const cost = (along + 2 * aside) * (from.near.includes(place.id) ? neighbourBonus : 1);
    if (cost < bestCost) [best, bestCost] = [place, cost];
  }
  return best;
}

/** Longitude, and latitude stretched as Mercator does. */
function onMap({ point: [longitude, latitude] }: Place): [number, number] {
  const angle = (latitude * Math.PI) / 180;
  return [longitude, (Math.log(Math.tan(Math.PI / 4 + angle / 2)) * 180) / Math.PI];
}

/**
 * The first name that starts with the letters typed so far, counted on from the current one; one letter typed again
 * and again goes through its names.
 */
export function typeAhead(names: readonly string[], typed: string, current: number): number | null {
  const letters = plain(typed);
  const isRepeated = letters.length > 1 && [...letters].every((letter) => letter === letters[0]);
  const wanted = isRepeated ? letters.slice(0, 1) : letters;
  // A single letter moves on; more letters narrow down what is already found.
  const start = wanted.length === 1 ? current + 1 : Math.max(0, current);
  for (let step = 0; step < names.length; step++) {
    const index = (start + step) % names.length;
    if (plain(names[index] ?? '').startsWith(wanted)) return index;
  }
  return null;
}

/** Without accents and case, so that "cote" finds Côte d'Ivoire. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
