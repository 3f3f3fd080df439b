import { rampColour } from '../charts/colours.ts';
import { formatCount, formatValue } from '../format.ts';
import type { PlaceLayer, PlaceMeasure } from './state.ts';

/** Classes that are the same for every country, range of years and type, so that a colour always means the same. */
export interface PlaceScale {
  readonly words: readonly string[];
  readonly colours: readonly string[];
  classOf(value: number): number;
  /** Which way the ramp goes. */
  readonly direction: string;
}

/** Each class ten times the one before: deaths by cell run from none to thousands. */
const tens = [1, 10, 100, 1000];

export function scaleOf(layer: PlaceLayer, measure: PlaceMeasure): PlaceScale {
  if (layer === 'regions.shdi') return edges([0.4, 0.5, 0.6, 0.7], 1, 'HIGHER_IS_SAFER', 'more human development', 2);
  if (layer === 'regions.mpi') return edges([0.05, 0.1, 0.2, 0.4], 1, 'HIGHER_IS_RISKIER', 'more poverty', 2);
  const words = tens.map((least, index) => {
    const next = tens[index + 1];
    return next === undefined ? `${formatCount(least)} or more` : `${formatCount(least)} to ${formatCount(next - 1)}`;
  });
  const noun = measure === 'deaths' ? 'more deaths recorded' : 'more events recorded';
  return {
    words: [noneSure[measure], ...words],
    colours: ([1, 2, 3, 4, 5] as const).map((step) => rampColour('HIGHER_IS_RISKIER', step)),
    classOf: (value) => tens.filter((least) => value >= least).length,
    direction: noun,
  };
}

/** Events can be recorded in which no death is sure; a place without any event has no class. */
const noneSure: Record<PlaceMeasure, string> = { deaths: 'no death sure', events: 'none' };

function edges(
  inner: readonly number[],
  top: number,
  polarity: 'HIGHER_IS_RISKIER' | 'HIGHER_IS_SAFER',
  direction: string,
  decimals: number,
): PlaceScale {
  const text = (value: number) => formatValue(value, { decimals, unit: '' });
  const words = [0, ...inner].map((low, index) => {
    const high = inner[index];
    if (index === 0) return `under ${text(high ?? top)}`;
    return high === undefined ? `${text(low)} or more` : `${text(low)} to ${text(high)}`;
  });
  return {
    words,
    colours: ([1, 2, 3, 4, 5] as const).map((step) => rampColour(polarity, step)),
    classOf: (value) => inner.filter((edge) => value >= edge).length,
    direction,
  };
}
