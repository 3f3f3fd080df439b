import { GraphQLError, isEnumType, type GraphQLSchema } from 'graphql';

/** What an error's `extensions.code` can be. Anything else is ours to mend: logged with an id, and masked as INTERNAL. */
export const errorCodes = {
  NOT_FOUND:
    'There is nothing with that id. `kind` says what was looked for, `suggestion` is an id near it, or null, and `list` is ' +
    'the field of a query that has all of them, or null.',
  BAD_USER_INPUT: 'An argument cannot be used; the message says which and why.',
  TOO_COSTLY: 'The query asks for too much at once; `extensions.cost` has the figures.',
  QUERY_TOO_DEEP: 'The query is nested too deeply; `extensions.cost` has the figures.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  TOO_MANY_REQUESTS: 'The address has asked too often; `wait` says for how many seconds to wait.',
  TOO_LARGE: 'The body of the request is larger than is taken.',
  PERSISTED_QUERY_NOT_FOUND: 'No query is known here by that hash: send it once with its text.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The document has several operations, or none, by that name.',
  INTERNAL: 'Something broke here. `id` finds it in the log of the server.',
} as const;
export type ErrorCode = keyof typeof errorCodes;

export function isPublic(code: unknown): boolean {
  return typeof code === 'string' && code in errorCodes && code !== 'INTERNAL';
}

/** What is near the id that was asked for, and where all are found. */
export interface Elsewhere {
  suggestion: { id: string; name: string } | null;
  list: string | null;
  /** All ids, where they are few. */
  known: readonly string[];
}

export class NotFound extends GraphQLError {
  constructor(kind: string, asked: string, { suggestion, list, known }: Elsewhere) {
    const named =
      suggestion && suggestion.name !== suggestion.id ? `${suggestion.id} (${suggestion.name})` : suggestion?.id;
    const all = known.length > 0 ? ` There is ${known.join(', ')}.` : '';
    super(`There is no ${kind} “${shown(asked)}”.${suggestion ? ` Did you mean ${named}?` : all}`, {
      extensions: { code: 'NOT_FOUND', kind, suggestion: suggestion?.id ?? null, list },
    });
  }
}

export class BadInput extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } });
  }
}

/** Enum values that fit into a sentence. */
const FEW = 20;

/** What graphql-js says of a word that is none of an enum's, with all that are: it names one only where one is near. */
export function withValues(message: string, schema: GraphQLSchema): string {
  const [, name = ''] = /(?:does not exist in |Enum )"(\w+)"/.exec(message) ?? [];
  const type = schema.getType(name);
  if (!isEnumType(type) || type.getValues().length > FEW) return message;
  const values = type.getValues().map(({ name: value }) => value);
  return `${message} ${name} is one of ${values.join(', ')}.`;
}

/** What was asked for, short enough to repeat. */
function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
