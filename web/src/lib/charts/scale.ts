import { nice, ticks } from 'd3-array';

type Ends = readonly [number, number];

/**
 * From figures to places. d3-scale would do it too, but brings number formats, colours and dates along:
 * ten of the ninety kilobytes a country's page may weigh.
 */
export interface Scale {
  (value: number): number;
  domain: Ends;
  range: Ends;
  ticks(count: number): number[];
}

/** A hundredth of a pixel: what the eye cannot see need not be sent. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** Places are rounded; a figure beyond the domain stands beyond the range. */
export function linear(domain: Ends, range: Ends): Scale {
  const [low, high] = domain;
  const [start, end] = range;
  const place = (value: number) => round(start + ((value - low) / (high - low)) * (end - start));
  return Object.assign(place, { domain, range, ticks: (count: number) => ticks(low, high, count) });
}

/** From zero to a round figure that leaves room for `highest`. */
export function linearFromZero(highest: number, range: Ends): Scale {
  return linear(nice(0, highest, 4), range);
}

export interface Columns {
  /** Left edge of a year's column */
  (year: number): number;
  width: number;
}

/** One column a year between two places: whole pixels, so that all are equally wide and sharp. */
export function columns(years: readonly number[], [start, end]: Ends, gap = 0.22): Columns {
  const step = Math.max(2, Math.floor((end - start) / Math.max(1, years.length)));
  const width = Math.max(1, Math.round(step * (1 - gap)));
  const first = start + Math.round((end - start - step * years.length + (step - width)) / 2);
  const place = (year: number) => first + (year - (years[0] ?? year)) * step;
  return Object.assign(place, { width });
}
