/** Dates of events as people read them: no more exact than their source gives them. */

export type Precision = 'day' | 'month' | 'year' | 'span' | 'from';

export interface EventDate {
  /** "18–19 April 2011", "from 2007" */
  text: string;
  precision: Precision;
  /** Year of its beginning */
  year: number;
  /** Last year it reaches, where it is known */
  endYear: number | null;
  /** Where it lies on an axis of years, such as from 2014.5 to 2014.58; no end where it goes on */
  start: number;
  end: number | null;
  /** As machines read it; null for what has no single date */
  machine: string | null;
}

interface Part {
  year: number;
  month: number | null;
  day: number | null;
}

/** `2014`, `2014-06`, `2014-06-10`, a span `2001/2010` of any of them, or `2007/..` for 2007 onward. */
export function readDate(date: string): EventDate {
  const [first = '', last] = date.split('/');
  const from = partOf(first);
  if (last === undefined) {
    const precision = from.day !== null ? 'day' : from.month !== null ? 'month' : 'year';
    const time = { year: from.year, endYear: from.year, start: startOf(from), end: endOf(from) };
    return { text: words(from), precision, ...time, machine: first };
  }
  if (last === '..') {
    const time = { year: from.year, endYear: null, start: startOf(from), end: null };
    return { text: `from ${words(from)}`, precision: 'from', ...time, machine: null };
  }
  const to = partOf(last);
  const time = { year: from.year, endYear: to.year, start: startOf(from), end: endOf(to) };
  return { text: spanWords(from, to), precision: 'span', ...time, machine: null };
}

/** Months of a twelfth and days of a thirty-first: the eye tells no more apart. */
function startOf({ year, month, day }: Part): number {
  return year + ((month ?? 1) - 1 + ((day ?? 1) - 1) / 31) / 12;
}

function endOf({ year, month, day }: Part): number {
  if (month === null) return year + 1;
  return year + (month - 1 + (day ?? 31) / 31) / 12;
}

function partOf(text: string): Part {
  const [year = NaN, month = null, day = null] = text.split('-').map(Number);
  return { year, month, day };
}

/** "2014", "June 2014" or "10 June 2014". */
function words({ year, month, day }: Part): string {
  if (month === null) return String(year);
  const name = monthName(month);
  return day === null ? `${name} ${year}` : `${day} ${name} ${year}`;
}

/** What both ends share is said once: "18–19 April 2011", "January–July 2018". */
function spanWords(from: Part, to: Part): string {
  if (from.month === null && to.month === null) return `${from.year}–${to.year}`;
  const isOneYear = from.year === to.year && from.month !== null && to.month !== null;
  if (isOneYear && from.month === to.month && from.day !== null) return `${from.day}–${words(to)}`;
  if (isOneYear && from.day === null && to.day === null) return `${monthName(from.month ?? 1)}–${words(to)}`;
  if (isOneYear && from.day !== null) return `${from.day} ${monthName(from.month ?? 1)} – ${words(to)}`;
  return `${words(from)} – ${words(to)}`;
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

function monthName(month: number): string {
  return months.format(Date.UTC(2000, month - 1, 1));
}

/** How exact each date is, for the key; shapes differ, so no colour is needed. */
export const precisions: readonly { precision: Precision; name: string }[] = [
  { precision: 'day', name: 'a day' },
  { precision: 'month', name: 'a month' },
  { precision: 'year', name: 'a year' },
  { precision: 'span', name: 'a span' },
  { precision: 'from', name: 'from then on' },
];

/** First and last year that the events speak of: "1992–2021". */
export function periodOf(dates: readonly string[]): string {
  const read = dates.map(readDate);
  const first = Math.min(...read.map(({ year }) => year));
  const last = Math.max(...read.map(({ year, endYear }) => endYear ?? year));
  return first === last ? String(first) : `${first}–${last}`;
}

/** Room before an event grows with the years since the one before, up to this many px. */
const mostRoom = 40;
const roomPerYear = 8;

/** Px of room before each event of a timeline. */
export function rooms(dates: readonly EventDate[]): number[] {
  return dates.map(({ year }, index) => {
    const before = dates[index - 1];
    return before ? Math.min(mostRoom, Math.max(0, year - before.year) * roomPerYear) : 0;
  });
}
