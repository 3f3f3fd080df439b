import type { TadaDocumentNode } from 'gql.tada';
import { actorHref, caseHref } from '../case/names.ts';
import { findingHref, publicationHref, recommendationHref } from '../evidence/names.ts';
import { graphql, type ResultOf } from '../graphql.ts';
import { format, parse, type Query } from '../state.ts';

export const searchDocument = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 12) {
      kind
      id
      title
      excerpt
      alike
    }
  }
`);

const groupDocument = graphql(`
  query CountryOfGroup($id: ID!) {
    ethnicGroup(id: $id) {
      country {
        id
      }
    }
  }
`);

const regionDocument = graphql(`
  query CountryOfRegion($id: ID!) {
    region(id: $id) {
      country {
        id
      }
    }
  }
`);

const actorDocument = graphql(`
  query CaseOfActor($id: ID!) {
    actor(id: $id) {
      cases {
        id
      }
    }
  }
`);

/** All that the box in the header asks from the browser. */
export const searchDocuments = [searchDocument, groupDocument, regionDocument, actorDocument];

export type Hit = ResultOf<typeof searchDocument>['search'][number];

/** A hit whose address can be told from itself. */
export interface Target {
  kind: string;
  id: string;
  /** For an actor: the case it stands in */
  within?: string;
}

/** Asks the API, wherever this runs. */
type Ask = <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => Promise<Result>;

/** Groups and regions have no page of their own: they lead to their country's. An actor stands in a case. */
export async function targetOf({ kind, id }: Pick<Hit, 'kind' | 'id'>, ask: Ask): Promise<Target> {
  switch (kind) {
    case 'group': {
      const { ethnicGroup } = await ask(groupDocument, { id });
      return { kind: 'country', id: ethnicGroup.country.id };
    }
    case 'region': {
      const { region } = await ask(regionDocument, { id });
      return { kind: 'country', id: region.country.id };
    }
    case 'actor': {
      const [first] = (await ask(actorDocument, { id })).actor.cases;
      return { kind, id, ...(first && { within: first.id }) };
    }
    default:
      return { kind, id };
  }
}

/** Where a hit leads from here: on the map a country opens in place, elsewhere it is a page. */
export function addressOf({ kind, id, within }: Target, here: { pathname: string; searchParams: Query }): string {
  const onMap = here.pathname === '/';
  const state = parse(onMap ? here.searchParams : new URLSearchParams());
  switch (kind) {
    case 'indicator':
      return `/${format({ ...state, layer: id, classes: null }, here.searchParams)}`;
    case 'source':
      return `/data#${id}`;
    case 'recommendation':
      return recommendationHref(id);
    case 'publication':
      return publicationHref(id);
    case 'finding':
      return findingHref(id);
    case 'case':
      return caseHref(id);
    case 'actor':
      return within === undefined ? '/case' : actorHref(id, within);
    default:
      return onMap ? `/${format({ ...state, country: id }, here.searchParams)}` : `/country/${id}`;
  }
}

/** How many there are, or the nearest name where everything found is only spelt like what was asked for. */
export function resultSentence(hits: readonly Pick<Hit, 'title' | 'alike'>[]): string {
  const [nearest] = hits;
  if (!nearest) return 'No match.';
  if (hits.every(({ alike }) => alike)) return `No match. Closest: ${nearest.title}.`;
  return hits.length === 1 ? '1 result.' : `${hits.length} results.`;
}
