import type { Scale } from '../charts/scale.ts';
import type { EventDate } from './dates.ts';

/** Events of a case on an axis of years: numbered marks, in rows where they would lie on each other. */

/** Side of a mark, as large as a fingertip needs. */
export const markSize = 24;
const between = 2;

export interface Mark {
  /** Counts from 1, as in the list */
  number: number;
  /** Its middle */
  x: number;
  row: number;
  /** What has a duration is a line as well: from here to there */
  line: { from: number; to: number; goesOn: boolean } | null;
}

/** Years from the first that is scored to the last that is scored or has an event. */
export function axisYears({ from, to }: { from: number; to: number }, dates: readonly EventDate[]): [number, number] {
  return [from, Math.max(to, ...dates.map(({ year, endYear }) => endYear ?? year))];
}

/** Each in the first row that has room for it; what began before the axis stands at its beginning. */
export function marksOf(dates: readonly EventDate[], x: Scale): Mark[] {
  const [first, last] = x.domain;
  /** How far each row is taken */
  const taken: number[] = [];
  return dates.map((date, index) => {
    const lasts = date.precision === 'span' || date.precision === 'from';
    const at = lasts ? date.start : (date.start + (date.end ?? date.start)) / 2;
    const middle = keepInside(x(Math.max(first, at)), x.range);
    const end = x(Math.min(last, date.end ?? last));
    const left = middle - markSize / 2;
    const right = Math.max(middle + markSize / 2, lasts ? end : 0);
    const free = taken.findIndex((until) => until + between <= left);
    const row = free === -1 ? taken.length : free;
    taken[row] = right;
    const line = lasts && end > middle ? { from: middle, to: end, goesOn: date.end === null } : null;
    return { number: index + 1, x: middle, row, line };
  });
}

/** Marks at the ends of the axis are not cut off. */
function keepInside(at: number, [left, right]: Scale['range']): number {
  return Math.min(Math.max(at, left + markSize / 2), right - markSize / 2);
}

/** Numbers of the events that lie in a year, for the table. */
export function eventsIn(year: number, dates: readonly EventDate[]): number[] {
  return dates.flatMap(({ start, end }, index) =>
    start < year + 1 && (end === null || end > year) ? [index + 1] : [],
  );
}
