import {
  BREAK,
  execute,
  GraphQLError,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { RequestContext } from './context.ts';
import { PreparedOperation } from './prepared.ts';

const OPERATIONS_KEPT = 500;

/**
 * Marks a field whose resolver waits for the database, by type-graphql's `@Extensions`. Few should: everything else is
 * answered from memory.
 */
export const WAITS = { waits: true };

export interface Operation {
  /** SHA-256 of the document's text, as hexadecimal digits. */
  hash: string;
  document: DocumentNode;
  /** As asked for; null where the document holds one only. */
  name: string | null;
  variables: Record<string, unknown>;
  context: RequestContext;
}

/** SEEN: asked for once; INTERPRETED: never compiled, because it waits or because the compiler cannot do it. */
type State = PreparedOperation | 'SEEN' | 'INTERPRETED';

/**
 * Runs operations. One that comes again is compiled to a function of its own, which answers two to three times as
 * fast; compiling costs a few milliseconds, so what is asked for once is interpreted. One that selects a field marked
 * as waiting is always interpreted: a compiled query must not wait.
 */
export class Executor {
  private readonly operations = new LRUCache<string, State>({ max: OPERATIONS_KEPT });

  constructor(private readonly schema: GraphQLSchema) {}

  run(operation: Operation): ExecutionResult | Promise<ExecutionResult> {
    const key = keyOf(operation);
    const prepared = this.prepare(key, operation);
    if (!prepared) return this.interpret(operation);
    try {
      const result = prepared.compiled.query(undefined, operation.context, operation.variables);
      // No resolver that is compiled returns a promise (direct-resolvers.ts): waiting, it could lose an error for good.
      if (result instanceof Promise) throw new Error('A resolver returned a promise.');
      return result.errors ? { ...result, errors: result.errors.map(complete) } : result;
    } catch {
      // Compiled code gives up as a whole where a property throws. Interpreted, only that field is lost, and reported.
      this.operations.set(key, 'INTERPRETED');
      return this.interpret(operation);
    }
  }

  /** The operation where it has been compiled already. */
  prepared(text: string, name: string | null): PreparedOperation | null {
    const state = this.operations.get(keyOf({ hash: createHash('sha256').update(text).digest('hex'), name }));
    return state instanceof PreparedOperation ? state : null;
  }

  private interpret({ document, name, variables, context }: Operation): ExecutionResult | Promise<ExecutionResult> {
    return execute({
      schema: this.schema,
      document,
      operationName: name,
      variableValues: variables,
      contextValue: context,
    });
  }

  private prepare(key: string, { name, document }: Operation): PreparedOperation | null {
    const state = this.operations.get(key);
    if (state === undefined) {
      this.operations.set(key, 'SEEN');
      return null;
    }
    if (state !== 'SEEN') return state === 'INTERPRETED' ? null : state;
    const made = this.waits(document) ? null : this.compile(document, name);
    this.operations.set(key, made ?? 'INTERPRETED');
    return made;
  }

  private compile(document: DocumentNode, name: string | null): PreparedOperation | null {
    const made = compileQuery<Record<string, unknown>, Record<string, unknown>>(
      this.schema,
      document,
      name ?? undefined,
    );
    return isCompiledQuery(made) ? new PreparedOperation(this.schema, document, name, made) : null;
  }

  /** Whether any operation or fragment of the document selects a field marked as waiting. */
  private waits(document: DocumentNode): boolean {
    let found = false;
    const types = new TypeInfo(this.schema);
    const Field = () => {
      found ||= types.getFieldDef()?.extensions['waits'] === true;
      return found ? BREAK : undefined;
    };
    visit(document, visitWithTypeInfo(types, { Field }));
    return found;
  }
}

function keyOf({ hash, name }: Pick<Operation, 'hash' | 'name'>): string {
  return `${hash} ${name ?? ''}`;
}

/** The compiler's own errors lack `extensions`, which everyone downstream reads. */
function complete(error: GraphQLError): GraphQLError {
  const { extensions, message, path, originalError } = error as GraphQLError & { extensions: object | undefined };
  return extensions ? error : new GraphQLError(message, { path, originalError });
}
