import { createHash } from 'node:crypto';
import { randomNormal } from 'd3-random';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { MeasurementError } from './definition.ts';

/** A figure and how far its source says that it may be off; NaN = the source does not say. */
export interface Stated {
  raw: number;
  low: number;
  high: number;
}

/** How many standard deviations lie between a normal figure and either of its bounds. */
const DEVIATIONS_TO_BOUND = { NORMAL_68: 1, NORMAL_90: 1.6448536269514722 } as const;

/** What a source might have measured: the figure, moved by `z` standard deviations of its own error. */
export function normallyOff({ raw, low, high }: Stated, error: keyof typeof DEVIATIONS_TO_BOUND, z: number): number {
  return raw + (z * (high - low)) / 2 / DEVIATIONS_TO_BOUND[error];
}

/** What might have been counted: where a share `u` of the triangle over low, best and high estimate lies below. */
export function triangularlyOff({ raw, low, high }: Stated, u: number): number {
  const peak = (raw - low) / (high - low);
  return u < peak
    ? low + Math.sqrt(u * (high - low) * (raw - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - raw));
}

/** Gives the figure anew each time, as it might have been measured; null where nothing is known of its error. */
export function measuring(stated: Stated, error: MeasurementError, uniform: () => number): (() => number) | null {
  // Bounds that meet leave nothing to chance; missing ones meet nothing.
  if (error === 'NONE' || Number.isNaN(stated.raw) || !(stated.high > stated.low)) return null;
  if (error === 'TRIANGULAR') return () => triangularlyOff(stated, uniform());
  const normal = randomNormal.source(uniform)();
  return () => normallyOff(stated, error, normal());
}

/**
 * Chance between 0 and 1, which begins where the seed and a name say. Streams of different names have nothing to do with
 * each other, so what is drawn for one country is the same whichever others there are.
 */
export function chance(seed: number, name: string): () => number {
  const start = createHash('sha256').update(`${seed} ${name}`).digest();
  const generator = xoroshiro128plusFromState([0, 4, 8, 12].map((at) => start.readInt32LE(at)));
  // 2^-32 of the generator’s 32 bits, moved off zero.
  return () => ((generator.next() >>> 0) + 0.5) / 2 ** 32;
}
