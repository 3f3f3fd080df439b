import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import type { introspection } from './graphql-env.d.ts';

/** Documents are typed by `schema.graphql`; they live in `.ts` files beside the component that asks. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTime: string; JSON: unknown };
}>();

export type { ResultOf } from 'gql.tada';

export interface GraphQLProblem {
  message: string;
  extensions?: { code?: string; suggestion?: string | null };
}

/** What the API answers, as it travels. */
export interface Answer<Result> {
  data?: Result | null;
  errors?: readonly GraphQLProblem[];
  extensions?: { dataRelease?: string };
}

/** An answer without usable data. `problem` is the first thing the API said about it. */
export class RequestError extends Error {
  constructor(readonly problem: GraphQLProblem) {
    super(problem.message);
    this.name = 'RequestError';
  }
}

const texts = new WeakMap<object, string>();

/** The document as text, printed once. */
export function textOf<Result, Variables>(document: TadaDocumentNode<Result, Variables>): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}

/** Data of an answer; throws a RequestError where any part of it failed. */
export function unwrap<Result>({ data, errors }: Answer<Result>): Result {
  if (errors?.[0]) throw new RequestError(errors[0]);
  if (!data) throw new RequestError({ message: 'The answer was empty.' });
  return data;
}

/** Asks the API from the browser. Documents answered on the server go through `event.locals.graphql`. */
export async function request<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const release = new URL(location.href).searchParams.get('release');
  const response = await fetch(release ? `/graphql?release=${encodeURIComponent(release)}` : '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: textOf(document), variables }),
    ...(signal && { signal }),
  });
  return unwrap((await response.json()) as Answer<Result>);
}
