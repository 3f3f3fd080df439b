import { scaleLinear, type ScaleLinear } from 'd3-scale';

/** A hundredth of a pixel: what the eye cannot see need not be sent. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** A linear scale whose places are rounded. */
export function linear(domain: Iterable<number>, range: Iterable<number>): ScaleLinear<number, number> {
  return scaleLinear(domain, range).interpolate((from, to) => (part) => round(from + (to - from) * part));
}
