/** How publications are called and addressed on the screen. */

/** Up to this many authors are named; with more, the first "and others". */
const named = 2;

interface Reference {
  title: string;
  /** "Family, Given", or the name of a body */
  authors: readonly string[];
  year: number | null;
}

/** "Blair and others, 2021"; a year that was not seen is said to be so. */
export function shortReference({ title, authors, year }: Reference): string {
  const families = authors.map((author) => author.split(', ')[0] ?? author);
  const who =
    families.length === 0 ? title : families.length > named ? `${families[0]} and others` : families.join(' and ');
  return `${who}, ${year ?? 'no year seen'}`;
}

export function publicationHref(id: string): string {
  return `/evidence/${encodeURIComponent(id)}`;
}

/** A finding stands on the page of its publication; its id begins with the publication's. */
export function findingHref(id: string): string {
  return `${publicationHref(id.split(':')[0] ?? id)}#${id}`;
}

export function recommendationHref(id: string): string {
  return `/recommendation/${encodeURIComponent(id)}`;
}

/** "Nigeria", "Nigeria and Pakistan", "A, B and C". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** Where a finding comes from when no country is named. */
export const manyCountries = 'many countries';
