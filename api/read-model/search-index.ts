import { distance } from 'fastest-levenshtein';
import type { SearchHit, SearchKind } from '../model/search-hit.ts';
import { folded } from '../text.ts';
import type { ReadModel } from './read-model.ts';

interface Entry extends SearchHit {
  names: Name[];
}

/** One name of a thing: as written, folded, and in words. */
interface Name {
  written: string;
  text: string;
  words: string[];
}

/** Where two hits match equally well, what more people look for comes first. */
const KINDS: readonly SearchKind[] = ['country', 'indicator', 'group', 'region', 'source'];

/** Finds things by their names, ids and aliases: accents and case do not matter, and small slips are forgiven. */
export class SearchIndex {
  private readonly entries: readonly Entry[];

  constructor(model: ReadModel) {
    this.entries = [
      ...model.countries.all.map(({ id, name, aliases, region, subregion }) =>
        entry('country', id, name, subregion ?? region, aliases),
      ),
      ...model.indicators.all.map(({ id, name, shortName, topic, source }) =>
        entry('indicator', id, name, `${topic} · ${source.title}`, [shortName]),
      ),
      ...model.groups.all.map(({ id, name, country }) => entry('group', id, name, `Group in ${country.name}`, [])),
      ...model.regions.all.map(({ id, name, country }) => entry('region', id, name, `Region of ${country.name}`, [])),
      ...model.sources.all.map(({ id, title, publisher }) => entry('source', id, title, publisher, [])),
    ];
  }

  /** Best hits first. */
  find(text: string, first: number): SearchHit[] {
    const wanted = folded(text);
    if (wanted === '') return [];
    const words = wanted.split(' ');
    return this.entries
      .map((candidate) => ({ candidate, ...best(candidate, wanted, words) }))
      .filter(({ points }) => points > 0)
      .sort(
        (a, b) =>
          b.points - a.points ||
          KINDS.indexOf(a.candidate.kind) - KINDS.indexOf(b.candidate.kind) ||
          a.candidate.title.length - b.candidate.title.length ||
          (a.candidate.id < b.candidate.id ? -1 : 1),
      )
      .slice(0, first)
      .map(({ candidate: { kind, id, title, excerpt }, name }) => ({
        kind,
        id,
        title,
        excerpt: name === title || name === id ? excerpt : `${name} · ${excerpt}`,
      }));
  }
}

function entry(kind: SearchKind, id: string, title: string, excerpt: string, others: readonly string[]): Entry {
  const names = [...new Set([title, id, ...others])].map((written) => {
    const text = folded(written);
    return { written, text, words: text.split(' ') };
  });
  return { kind, id, title, excerpt, names: names.filter(({ text }) => text !== '') };
}

/** The name that matches best; the title where an alias does no better, so that an alias is shown only when it was meant. */
function best({ names, title }: Entry, wanted: string, words: string[]): { points: number; name: string } {
  let found = { points: 0, name: title };
  for (const name of names) {
    const points = score(name, wanted, words);
    if (points > found.points) found = { points, name: name.written };
  }
  return found;
}

/** The whole name counts more than its start, that more than its words; a hit must have every word asked for. */
function score({ text, words: own }: Name, wanted: string, words: string[]): number {
  if (text === wanted) return 100;
  if (text.startsWith(wanted)) return 80;
  let total = 0;
  for (const word of words) {
    const points = Math.max(...own.map((candidate) => wordScore(candidate, word)));
    if (points === 0) return 0;
    total += points;
  }
  return total / words.length;
}

function wordScore(candidate: string, word: string): number {
  if (candidate === word) return 60;
  if (candidate.startsWith(word)) return 40;
  if (word.length >= 3 && candidate.includes(word)) return 20;
  const slips = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (slips === 0 || Math.abs(candidate.length - word.length) > slips) return 0;
  return distance(candidate, word) <= slips ? 10 : 0;
}
