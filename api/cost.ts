import type { ApolloServerPlugin } from '@apollo/server';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { cheaperForm, type Cheaper } from './cheaper.ts';
import type { RequestContext } from './context.ts';
import { limits } from './limits.ts';

export interface Cost {
  /** Estimated before the work is done; 0 where the document could not be read. */
  requested: number;
  limit: number;
  depth: number;
  depthLimit: number;
}

export const unmeasured: Cost = { requested: 0, limit: limits.maxCost, depth: 0, depthLimit: limits.maxDepth };

/** Refuses what asks for too much, and tells every answer what it cost and which data release it was made from. */
export function costPlugin(): ApolloServerPlugin<RequestContext> {
  const depths = new WeakMap<DocumentNode, number>();
  return {
    async requestDidStart() {
      let cost = unmeasured;
      return {
        async didResolveOperation({ schema, document, request, operation }) {
          // Without one there is nothing to run, which the executor says.
          if (!operation) return;
          if (operation.operation !== 'query') throw readsOnly(operation.operation);
          const depth = depths.get(document) ?? measureDepth(schema, document);
          depths.set(document, depth);
          cost = { ...cost, depth };
          if (depth > limits.maxDepth) throw tooDeep(depth);
          cost = { ...cost, requested: measureCost(schema, document, request.variables, request.operationName) };
          if (cost.requested <= limits.maxCost) return;
          const costOf = (form: DocumentNode) => measureCost(schema, form, request.variables, request.operationName);
          throw tooCostly(cost.requested, cheaperForm(schema, document, costOf));
        },
        async willSendResponse({ response: { body }, contextValue }) {
          if (body.kind !== 'single') return;
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            dataRelease: contextValue.model.dataRelease.id,
            cost,
          };
        },
      };
    },
  };
}

/** Levels of fields in the deepest operation, fragments followed, introspection aside. */
export function measureDepth(schema: GraphQLSchema, document: DocumentNode): number {
  let depth = 0;
  const rule = maxDepthRule({
    n: Number.POSITIVE_INFINITY,
    flattenFragments: true,
    ignoreIntrospection: true,
    onAccept: [
      (_context, details) => {
        depth = Math.max(depth, Number(details?.n));
      },
    ],
  });
  validate(schema, document, [rule]);
  return depth;
}

export function measureCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown> | undefined,
  operationName: string | undefined,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      operationName,
      estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Variables and arguments that do not fit their types are found here, before anything is run.
    const { message, nodes, source, positions, path } = error;
    throw new GraphQLError(message, {
      nodes,
      source,
      positions,
      path,
      extensions: {
        code: message.includes('number of nodes') ? 'TOO_COSTLY' : 'BAD_USER_INPUT',
        http: { status: 400 },
      },
    });
  }
}

function tooCostly(requested: number, cheaper: Cheaper | null): GraphQLError {
  const advice = cheaper
    ? `With \`first: ${cheaper.first}\` on ${cheaper.lists.map((list) => `\`${list}\``).join(' and ')} it costs ` +
      `${cheaper.cost}: take the other entries as further pages (\`after\`: the \`pageInfo.endCursor\` before).`
    : 'Name the indicators and years you need, ask for fewer entries a page (`first`), or split the query.';
  return new GraphQLError(`The query costs ${requested}; up to ${limits.maxCost} is answered at once. ${advice}`, {
    extensions: { code: 'TOO_COSTLY', http: { status: 400 } },
  });
}

function tooDeep(depth: number): GraphQLError {
  return new GraphQLError(
    `The query nests fields ${depth} levels deep; up to ${limits.maxDepth} is answered. ` +
      `Ask for ids, and for what they lead to in a second query.`,
    { extensions: { code: 'QUERY_TOO_DEEP', http: { status: 400 } } },
  );
}

function readsOnly(asked: string): GraphQLError {
  return new GraphQLError(`There is no ${asked} here: this API only reads. Send a query.`, {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
  });
}
