import { randomUUID } from 'node:crypto';
import {
  ApolloServer,
  type ApolloServerOptionsWithGateway,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import {
  GraphQLError,
  print,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from './context.ts';
import { costPlugin } from './cost.ts';
import { isPublic, withValues } from './errors.ts';
import { Executor } from './executor.ts';
import { MAX_TOKENS } from './limits.ts';
import { PersistedQueries } from './persisted-queries.ts';
import { createSchema } from './schema.ts';

/** An operation as a client words it. */
export interface Asked {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown>;
}

/** The graph as a service: over HTTP, and in process for the site. It does not listen. */
export class GraphQL {
  private constructor(
    readonly schema: GraphQLSchema,
    private readonly executor: Executor,
    private readonly apollo: ApolloServer<RequestContext>,
  ) {}

  static async start(logger: Logger): Promise<GraphQL> {
    const schema = createSchema();
    const executor = new Executor(schema);
    const apollo = new ApolloServer<RequestContext>({
      gateway: compiledExecution(schema, executor),
      introspection: true,
      // There are no mutations and no cookies: a request from another site can do nothing but read.
      csrfPrevention: false,
      allowBatchedHttpRequests: false,
      // A client may register a query once and then ask by its hash, in an address short enough to be kept by a cache.
      persistedQueries: { cache: new PersistedQueries() },
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      parseOptions: { maxTokens: MAX_TOKENS },
      maxRecursiveSelections: true,
      formatError: (formatted, error) => {
        const { message, ...rest } = mask(formatted, error, logger);
        return { message: withValues(message, schema), ...rest };
      },
      logger: {
        debug: () => {},
        info: () => {},
        warn: (message) => logger.warn(message),
        error: (message) => logger.error(message),
      },
      plugins: [costPlugin(), ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    });
    await apollo.start();
    return new GraphQL(schema, executor, apollo);
  }

  /** The text of the answer to what was asked before in the same words; null where `http` is to give it. */
  again({ query, operationName, variables }: Asked, context: RequestContext): string | null {
    return this.executor.prepared(query, operationName)?.answer(variables, context) ?? null;
  }

  http(httpGraphQLRequest: HTTPGraphQLRequest, context: RequestContext): Promise<HTTPGraphQLResponse> {
    return this.apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context });
  }

  async execute(
    document: string | DocumentNode,
    variables: Record<string, unknown>,
    contextValue: RequestContext,
  ): Promise<FormattedExecutionResult> {
    const query = typeof document === 'string' ? document : textOf(document);
    const { body } = await this.apollo.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('The schema has no incremental delivery.');
    return body.singleResult;
  }

  stop(): Promise<void> {
    return this.apollo.stop();
  }
}

/** Apollo's one seam for another executor is the one its federation gateway uses. */
function compiledExecution(
  schema: GraphQLSchema,
  executor: Executor,
): ApolloServerOptionsWithGateway<RequestContext>['gateway'] {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async load() {
      return {
        executor: async ({ queryHash, document, request, context }) =>
          executor.run({
            hash: queryHash,
            document,
            name: request.operationName ?? null,
            variables: request.variables ?? {},
            context: context as RequestContext,
          }),
      };
    },
    async stop() {},
  };
}

/** What is not meant for the person who asks is logged, and leaves only an id behind. */
function mask(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  if (isPublic(formatted.extensions?.['code'])) return formatted;
  if (isRefusal(error)) return { message: formatted.message, extensions: { code: 'BAD_REQUEST' } };
  const id = randomUUID();
  const cause = error instanceof Error && 'originalError' in error ? (error.originalError ?? error) : error;
  logger.error({ id, err: cause, path: formatted.path }, 'A field could not be answered.');
  return {
    message: `Something broke here. The log of the server has it under ${id}.`,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: 'INTERNAL', id },
  };
}

/** Apollo's own word for a request it cannot read, which it gives no code of its own. */
function isRefusal(error: unknown): boolean {
  const http =
    error instanceof GraphQLError ? (error.extensions['http'] as { status?: number } | undefined) : undefined;
  return http?.status === 400;
}

const texts = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}
