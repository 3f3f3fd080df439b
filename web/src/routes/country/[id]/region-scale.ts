import { linear } from '../../../lib/charts/scale.ts';

export const stripWidth = 140;

/** From the lowest region to the highest; one region alone stands in the middle. */
export function regionScale([low, high]: readonly [number, number]) {
  return linear(low === high ? [low - 1, high + 1] : [low, high], [5, stripWidth - 5]);
}
