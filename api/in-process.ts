import type { DocumentNode, FormattedExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import { unmeasured } from './cost.ts';
import type { GraphQL } from './graphql.ts';
import type { ReadModels } from './read-model/read-models.ts';

/** How the site asks: the same documents as over HTTP, without the way over the network. */
export type Ask = (
  document: string | DocumentNode,
  variables?: Record<string, unknown>,
  options?: { release?: string },
) => Promise<FormattedExecutionResult>;

/**
 * An interpreted answer is made of objects without a prototype, a compiled one of usual objects. Pages are written from
 * them with that difference, and the same page is to be the same bytes each time.
 */
function plain(answer: FormattedExecutionResult): FormattedExecutionResult {
  const { data } = answer;
  return data && Object.getPrototypeOf(data) === null ? { ...answer, data: structuredClone(data) } : answer;
}

/** Where the site's server code, a bundle of its own, finds it. */
const KEY = Symbol.for('forestall.graphql');

export function installInProcessGraphql(graphql: GraphQL, models: ReadModels): Ask {
  const ask: Ask = async (document, variables = {}, { release } = {}) => {
    try {
      const model = release === undefined ? models.current() : await models.pinned(release);
      return plain(await graphql.execute(document, variables, { model, ...models.beside }));
    } catch (error) {
      // A data release that there is not is an answer like any other; the rest is for the page's error handler.
      if (!(error instanceof GraphQLError)) throw error;
      return {
        errors: [error.toJSON()],
        extensions: { dataRelease: models.current().dataRelease.id, cost: unmeasured },
      };
    }
  };
  (globalThis as { [KEY]?: Ask })[KEY] = ask;
  return ask;
}

const TRUSTED = Symbol.for('forestall.trusted-documents');

/** The text of what our own pages ask by `hash`, which the site makes known as it is loaded. */
export function trustedDocument(hash: string): string | undefined {
  return (globalThis as { [TRUSTED]?: ReadonlyMap<string, string> })[TRUSTED]?.get(hash);
}
