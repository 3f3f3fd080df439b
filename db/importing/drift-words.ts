import type { DatasetDrift, Drift, Move } from './drift.ts';

/** What a country is called, for its id. */
export type CountryName = (id: string) => string;

const SHOWN = 8;
const LARGEST_SHOWN = 3;

export const count = (number: number): string => number.toLocaleString('en');

/** A list that stays on a line or two. */
export function few(items: readonly string[]): string {
  const shown = items.slice(0, SHOWN).join(', ');
  return items.length > SHOWN ? `${shown} and ${count(items.length - SHOWN)} more` : shown;
}

/** 1990–1993, 1995 */
export function spans(years: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const year of years) {
    const last = parts.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else parts.push([year, year]);
  }
  return few(parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)));
}

/** What is new and what is no longer there, in lines; none where that is nothing. */
export function turnWords({ countries, regions, years }: Omit<Drift, 'datasets'>, name: CountryName): string[] {
  const named = (ids: readonly string[]): string => few(ids.map(name));
  return [
    countries.new.length > 0 && `new countries (${countries.new.length}): ${named(countries.new)}`,
    countries.vanished.length > 0 &&
      `countries no longer there (${countries.vanished.length}): ${named(countries.vanished)}`,
    regions.new.length > 0 && `new regions (${regions.new.length}): ${few(regions.new)}`,
    regions.vanished.length > 0 && `regions no longer there (${regions.vanished.length}): ${few(regions.vanished)}`,
    years.new.length > 0 && `new years: ${spans(years.new)}`,
    years.vanished.length > 0 && `years no longer there: ${spans(years.vanished)}`,
  ].filter((line) => line !== false);
}

/** The largest changes of the data sets that changed, in shares of each one's range, so that scales do not count. */
export function largestWords(datasets: readonly DatasetDrift[], name: CountryName): string[] {
  const moves = datasets.flatMap((drift) =>
    drift.largest.map((move) => ({ drift, move, share: shareOfRange(drift, move) })),
  );
  return moves
    .toSorted((a, b) => b.share - a.share)
    .slice(0, LARGEST_SHOWN)
    .map(({ drift, move }) => `${drift.dataset}, ${moveWords(move, name)}`);
}

export function moveWords({ country, what, year, before, after }: Move, name: CountryName): string {
  const place = [country && name(country), what, year].filter((part) => part !== null).join(', ');
  return `${place}: ${figure(before)} before, ${figure(after)} now`;
}

function shareOfRange({ before, after }: DatasetDrift, move: Move): number {
  const range = Math.max(before?.high ?? 0, after?.high ?? 0) - Math.min(before?.low ?? 0, after?.low ?? 0);
  return range > 0 ? Math.abs(move.after - move.before) / range : 0;
}

const figure = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 6 });
