import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import type { TadaDocumentNode } from 'gql.tada';
import { withCards, withDescription } from './lib/views/cards.server.ts';
import { type Answer, RequestError, textOf, unwrap } from './lib/graphql.ts';
import { trustOurOwn } from './lib/trusted.server.ts';

type Ask = (document: string, variables?: object, options?: { release?: string }) => Promise<Answer<unknown>>;

/** The server that carries this site puts its API here before the first request. */
const apiInProcess = Symbol.for('forestall.graphql');

export const init: ServerInit = trustOurOwn;

export const handle: Handle = async ({ event, resolve }) => {
  const ask = findApi(event.url);
  let used: string | null = null;
  const release = event.url.searchParams.get('release') ?? event.request.headers.get('forestall-release');

  event.locals.graphql = async <Result, Variables>(
    document: TadaDocumentNode<Result, Variables>,
    variables?: Variables,
  ): Promise<Result> => {
    const answer = await ask(textOf(document), variables ?? {}, release ? { release } : {});
    used = answer.extensions?.dataRelease ?? used;
    try {
      // The document's type is what the API answers: both come from schema.graphql.
      return unwrap(answer as Answer<Result>);
    } catch (problem) {
      if (problem instanceof RequestError) showAsPage(problem);
      throw problem;
    }
  };
  const response = await resolve(event, {
    preload: ({ type, path }) => type !== 'font' || isFirstFont(path),
    transformPageChunk: ({ html }) =>
      plain.test(event.url.pathname)
        ? withoutScript(html)
        : withDescription(withCards(html, event.url), event.locals.described),
  });
  tellRelease(response, used);
  return response;
};

/** Views in other people's pages and briefs for paper. */
const plain = /^\/embed\/|^\/country\/[^/]+\/brief$/;

/** They run no script, and follow the theme of the page or system they stand in, not the reader's choice here. */
function withoutScript(html: string): string {
  return html.replace(/<script src="[^"]*theme\.js"><\/script>/, '');
}

/** What it was made from, for whoever keeps a copy: the same words as the API's own answers have. */
function tellRelease({ headers }: Response, used: string | null): void {
  headers.append('Vary', 'Forestall-Release');
  if (used !== null) headers.set('Forestall-Release', used);
}

export const handleError: HandleServerError = (caught) => {
  if (caught.kind !== 'unknown') return {};
  const id = randomUUID();
  console.error(id, caught.error);
  return { id, message: 'We could not put this page together.' };
};

function findApi(url: URL): Ask {
  const installed = (globalThis as { [apiInProcess]?: Ask })[apiInProcess];
  if (installed) return installed;
  if (import.meta.env.DEV) return askThroughProxy(url);
  throw new Error('No API is installed in this process.');
}

/** While developing, the API runs in a process of its own behind the dev server's proxy. */
function askThroughProxy(url: URL): Ask {
  return async (query, variables, options) => {
    const address = new URL('/graphql', url);
    if (options?.release) address.searchParams.set('release', options.release);
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<unknown>;
  };
}

/** A missing thing is a 404 with the API's own sentence; what is not listed stays ours to answer for. */
function showAsPage({ problem }: RequestError): void {
  const suggestion = problem.extensions?.suggestion ?? undefined;
  switch (problem.extensions?.code) {
    case 'NOT_FOUND':
      return error(404, problem.message, { suggestion });
    case 'BAD_USER_INPUT':
      return error(400, problem.message, { suggestion });
  }
}

/** Only the interface's face is wanted before the first paint; the others may swap in. */
function isFirstFont(path: string): boolean {
  return path.includes('source-sans-3-latin-wght');
}
