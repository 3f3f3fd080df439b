import { textWidth } from './text.ts';

export interface KeyEntry {
  id: string;
  label: string;
}

export interface PlacedEntry extends KeyEntry {
  x: number;
  y: number;
}

const swatch = 26;
const gap = 18;
const lineHeight = 24;

/** A key set in lines that fit the picture's width, so that it travels inside the picture. */
export function keyRows(
  entries: readonly KeyEntry[],
  width: number,
  size = 12,
): { entries: PlacedEntry[]; height: number } {
  let [x, y] = [0, 0];
  const placed = entries.map((entry) => {
    const room = swatch + textWidth(entry.label, size);
    if (x > 0 && x + room > width) [x, y] = [0, y + lineHeight];
    const place = { ...entry, x, y };
    x += room + gap;
    return place;
  });
  return { entries: placed, height: entries.length ? y + lineHeight + 8 : 0 };
}
