import { textWidth } from '../charts/text.ts';
import { scaleOf } from './classes.ts';
import { classOf, hasHatch, type PlaceData } from './places.ts';
import { countsEvents } from './state.ts';

/** An entry of the legend of a picture; without a fill it is the hatch of what is not known. */
interface Entry {
  word: string;
  fill: string | null;
  x: number;
  y: number;
}

const row = 20;

/** The legend of a picture in as many rows as its width asks for. */
export function keyOf(data: PlaceData, width: number): { entries: Entry[]; height: number } {
  const { layer, measure } = data.state;
  const scale = scaleOf(layer, measure);
  const isCount = countsEvents(layer);
  const classes = scale.words.flatMap((word, index) => {
    // Of events, none is no class: a place without any is not coloured.
    if (isCount && index === 0 && measure === 'events') return [];
    const count = data.figures.filter((figure) => classOf(figure, scale) === index).length;
    return [{ word: `${word}: ${count}`, fill: scale.colours[index] ?? null }];
  });
  const none = isCount ? [{ word: 'no event recorded', fill: 'var(--card)' }] : [];
  const missing = hasHatch(data) ? [{ word: isCount ? 'no events loaded' : 'no figure', fill: null }] : [];
  let [x, y] = [0, 0];
  const entries = [...classes, ...none, ...missing].map((entry): Entry => {
    const room = 24 + textWidth(entry.word, 12) + 16;
    if (x > 0 && x + room > width) [x, y] = [0, y + row];
    const placed = { ...entry, x, y };
    x += room;
    return placed;
  });
  return { entries, height: y + row };
}
