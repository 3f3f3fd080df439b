/** Every figure, year and date on the screen is written here: British English, true minus, thousands with a comma. */

const locale = 'en-GB';

/** What a figure needs to know of its indicator to be written. */
export interface Measure {
  /** Digits after the point worth showing */
  decimals: number;
  /** A unit that starts with "share" holds parts of one and is shown as percent; one that starts with "%" is percent */
  unit: string;
}

/** Stands where a figure is missing; the reason stands beside it. */
export const missing = '–';

const formatters = new Map<string, Intl.NumberFormat>();

function number(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    // "negative" keeps −0 from appearing where a small negative number rounds to nothing.
    formatter = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
    formatters.set(key, formatter);
  }
  return formatter.format(value).replace('-', '−');
}

export function isShare({ unit }: Pick<Measure, 'unit'>): boolean {
  return /^share\b/i.test(unit);
}

/** A figure of an indicator; of its unit only the percent sign: 0.520, 29%, 18,250. */
export function formatValue(value: number | null | undefined, measure: Measure): string {
  if (value === null || value === undefined) return missing;
  if (isShare(measure)) return formatShare(value);
  const { decimals } = measure;
  const digits = number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return measure.unit.startsWith('%') ? `${digits}%` : digits;
}

/** What is left to say of the unit beside a written figure: "of the population", "deaths", '' after a plain share. */
export function unitNote({ unit }: Pick<Measure, 'unit'>): string {
  if (unit.startsWith('%')) return unit.slice(1).trim();
  return unit.replace(/^share(, 0 to 1)?\s*/i, '');
}

/** Part of one as percent: 29%, and one digit more where whole percents would say nothing: 0.4%, 99.6%. */
export function formatShare(share: number): string {
  const fine = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return number(share, { style: 'percent', maximumFractionDigits: fine ? 1 : 0 });
}

/** "6.1 to 8.6" in a sentence, "6.1–8.6" in tables and charts; one figure where both ends read the same. */
export function formatRange(
  low: number | null | undefined,
  high: number | null | undefined,
  measure: Measure,
  place: 'sentence' | 'table' = 'table',
): string {
  if (low === null || low === undefined || high === null || high === undefined) return missing;
  const [from, to] = [formatValue(low, measure), formatValue(high, measure)];
  if (from === to) return from;
  return place === 'sentence' ? `${from} to ${to}` : `${from}–${to}`;
}

/** Whole things: deaths, countries, rows. */
export function formatCount(count: number): string {
  return number(count, { maximumFractionDigits: 0 });
}

/** A count with its noun: "1 country", "1,204 rows". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Axis ticks: 5 k, 1.2 M; small numbers as they are. */
export function formatTick(value: number, decimals = 0): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${number(value / 1e9, { maximumFractionDigits: 1 })} bn`;
  if (size >= 1e6) return `${number(value / 1e6, { maximumFractionDigits: 1 })} M`;
  if (size >= 1e3) return `${number(value / 1e3, { maximumFractionDigits: 1 })} k`;
  return number(value, { maximumFractionDigits: decimals });
}

/** Years carry no comma. */
export function formatYear(year: number): string {
  return String(year);
}

/** "1990–2023", or one year. */
export function formatYears(from: number, to: number): string {
  return from === to ? formatYear(from) : `${formatYear(from)}–${formatYear(to)}`;
}

/** "14 April 2014" from an ISO date or time; what is no date comes back as it is. */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date);
}

const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' });
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };

export function formatOrdinal(position: number): string {
  return `${formatCount(position)}${endings[ordinals.select(position)] ?? 'th'}`;
}
