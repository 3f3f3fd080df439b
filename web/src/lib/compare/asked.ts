/** Which countries and year an address asks for. The order of the countries is the reader's. */

export const mostCompared = 6;

export interface Asked {
  ids: string[];
  /** As written; null where none is */
  year: string | null;
}

/** `c=NGA,PAK` or several `c`, and `add` of the form; each country once. */
export function askedFor(query: Pick<URLSearchParams, 'get' | 'getAll'>): Asked {
  const ids = [...query.getAll('c'), ...query.getAll('add')]
    .flatMap((value) => value.split(/[\s,]+/))
    .filter(Boolean)
    .map((id) => id.toUpperCase());
  return { ids: [...new Set(ids)], year: query.get('year')?.trim() || null };
}

/** Whether an address is already the one of its comparison; what the form sends is not. */
export function isSettled(query: Pick<URLSearchParams, 'getAll' | 'has'>, { ids, year }: Asked): boolean {
  if (query.has('add') || (query.has('year') && year === null)) return false;
  return query.getAll('c').join(' ') === ids.join(',');
}

/** The one address of a comparison. `query` brings what else is to be kept, such as a pinned release. */
export function compareHref(
  ids: readonly string[],
  year: string | null,
  query: Pick<URLSearchParams, 'get'> = new URLSearchParams(),
): string {
  const parts = [
    ...(ids.length ? [`c=${ids.map(encodeURIComponent).join(',')}`] : []),
    ...(year === null ? [] : [`year=${encodeURIComponent(year)}`]),
    ...['release'].flatMap((name) => {
      const value = query.get(name);
      return value ? [`${name}=${encodeURIComponent(value)}`] : [];
    }),
  ];
  return parts.length ? `/compare?${parts.join('&')}` : '/compare';
}

/** Why a comparison is refused, in words; null where it is not. */
export function refusal(ids: readonly string[]): string | null {
  if (ids.length <= mostCompared) return null;
  return `Up to ${mostCompared} countries can be compared at once, and ${ids.length} were asked for: ${ids.join(', ')}. Leave out ${ids.length - mostCompared} of them.`;
}

/** The year as a number, or why there is no comparison for it. */
export function yearOf(
  asked: string | null,
  { firstYear, lastYear }: { firstYear: number; lastYear: number },
): { year: number } | { refused: string } {
  if (asked === null) return { year: lastYear };
  const year = Number(asked);
  if (Number.isInteger(year) && year >= firstYear && year <= lastYear) return { year };
  return {
    refused: `There is no comparison for the year “${asked}”: profiles are scored for ${firstYear} to ${lastYear}.`,
  };
}
