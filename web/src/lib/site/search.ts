import { graphql, type ResultOf } from '../graphql.ts';
import { plain } from '../plain.ts';
import { format, parse, type Query } from '../state.ts';

export const searchDocument = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 12) {
      kind
      id
      title
      excerpt
    }
  }
`);

/** Groups and regions have no page of their own: they lead to their country's. */
export const groupDocument = graphql(`
  query CountryOfGroup($id: ID!) {
    ethnicGroup(id: $id) {
      country {
        id
      }
    }
  }
`);

export const regionDocument = graphql(`
  query CountryOfRegion($id: ID!) {
    region(id: $id) {
      country {
        id
      }
    }
  }
`);

export type Hit = ResultOf<typeof searchDocument>['search'][number];

/** Where a hit leads from here: on the map it opens in place, elsewhere it is a page. */
export function addressOf(
  { kind, id }: Pick<Hit, 'kind' | 'id'>,
  here: { pathname: string; searchParams: Query },
): string {
  const onMap = here.pathname === '/';
  const state = parse(onMap ? here.searchParams : new URLSearchParams());
  switch (kind) {
    case 'indicator':
      return `/${format({ ...state, layer: id, classes: null }, here.searchParams)}`;
    case 'source':
      return `/data#${id}`;
    default:
      return onMap ? `/${format({ ...state, country: id }, here.searchParams)}` : `/country/${id}`;
  }
}

/** How many there are, or the nearest name where nothing is called that. */
export function resultSentence(text: string, hits: readonly Hit[]): string {
  const [nearest] = hits;
  if (!nearest) return 'No match.';
  const words = plain(text).split(/\s+/);
  const named = hits.some(({ title, excerpt, id }) => {
    const own = plain(`${title} ${excerpt} ${id}`);
    return words.every((word) => own.includes(word));
  });
  if (!named) return `No match. Closest: ${nearest.title}.`;
  return hits.length === 1 ? '1 result.' : `${hits.length} results.`;
}
