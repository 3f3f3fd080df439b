import { linear } from '../../../lib/charts/scale.ts';

export const stripWidth = 170;

/** From the low to the high end of what the strip shows; without a spread, all stand in the middle. */
export function regionScale([low, high]: readonly [number, number]) {
  return linear(low === high ? [low - 1, high + 1] : [low, high], [5, stripWidth - 5]);
}
