import { error } from '@sveltejs/kit';
import type { Query } from '../state.ts';

/** A year in the address; the last there is where none is asked for. */
export function yearOf(query: Query, first: number, last: number): number {
  return numberOf(query, 'year', first, last) ?? last;
}

/** A whole number in the address; null where there is none. */
export function numberOf(query: Query, name: string, low: number, high: number): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= low && value <= high) return value;
  error(400, `“${name}=${text}”: give a whole number from ${low} to ${high}.`);
}

/** One of a few words in the address; the first where none is asked for. */
export function wordOf<Word extends string>(query: Query, name: string, words: readonly [Word, ...Word[]]): Word {
  const text = query.get(name);
  if (text === null || text === '') return words[0];
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  error(400, `“${name}=${text}”: use ${words.join(', ')}.`);
}
