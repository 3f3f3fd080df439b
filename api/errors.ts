import { GraphQLError } from 'graphql';

/** What an error's `extensions.code` can be. Anything else is ours to mend: logged with an id, and masked as INTERNAL. */
export const errorCodes = {
  NOT_FOUND: 'There is nothing with that id. `kind` says what was looked for, `suggestion` is an id near it, or null.',
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

export class NotFound extends GraphQLError {
  constructor(kind: string, asked: string, suggestion: { id: string; name: string } | null) {
    const named =
      suggestion && suggestion.name !== suggestion.id ? `${suggestion.id} (${suggestion.name})` : suggestion?.id;
    super(`There is no ${kind} “${shown(asked)}”.${suggestion ? ` Did you mean ${named}?` : ''}`, {
      extensions: { code: 'NOT_FOUND', kind, suggestion: suggestion?.id ?? null },
    });
  }
}

export class BadInput extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } });
  }
}

/** What was asked for, short enough to repeat. */
function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
