import { print } from '@0no-co/graphql.web';
import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
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

const PERSISTED_QUERY_NOT_FOUND = 'PERSISTED_QUERY_NOT_FOUND';

/**
 * Asks the API from the browser: by the hash of the document, in an address whose answer may be kept. Documents answered
 * on the server go through `event.locals.graphql`.
 */
export async function request<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const query = textOf(document);
  const address = new URL('/graphql', location.href);
  const release = new URL(location.href).searchParams.get('release');
  if (release) address.searchParams.set('release', release);
  const init = { headers: { accept: 'application/json' }, ...(signal && { signal }) };
  const sha256Hash = await hashOf(query);
  if (sha256Hash !== null) {
    const asked = new URL(address);
    asked.searchParams.set('extensions', JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }));
    asked.searchParams.set('variables', JSON.stringify(variables));
    const answer = await answerOf<Result>(fetch(asked, init));
    if (answer.errors?.[0]?.extensions?.code !== PERSISTED_QUERY_NOT_FOUND) return unwrap(answer);
  }
  // Where there is no hash, or the server has become another version since the page was loaded.
  const headers = { ...init.headers, 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  return unwrap(await answerOf<Result>(fetch(address, { ...init, method: 'POST', headers, body })));
}

async function answerOf<Result>(response: Promise<Response>): Promise<Answer<Result>> {
  return (await (await response).json()) as Answer<Result>;
}

/** SHA-256 in hexadecimal digits; null where the browser works it out on encrypted pages only, and this is none. */
async function hashOf(text: string): Promise<string | null> {
  if (!globalThis.isSecureContext) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
