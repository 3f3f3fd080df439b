import type { Asked } from '../graphql.ts';

/** The operation that a request words in full; null where it is worded in any other way, for which Apollo has the rules. */
export function askedOf(search: URLSearchParams, body: unknown): Asked | null {
  return body === undefined ? inAddress(search) : inBody(body);
}

function inBody(body: unknown): Asked | null {
  if (!isRecord(body) || body['extensions'] != null) return null;
  const { query, operationName, variables } = body;
  return asked(query, operationName ?? null, variables ?? {});
}

function inAddress(search: URLSearchParams): Asked | null {
  if (search.has('extensions')) return null;
  const [query, operationName, variables] = ['query', 'operationName', 'variables'].map((name) => search.getAll(name));
  if ([query, operationName, variables].some((values) => values && values.length > 1)) return null;
  try {
    return asked(query?.[0], operationName?.[0] ?? null, JSON.parse(variables?.[0] ?? '{}'));
  } catch {
    return null;
  }
}

function asked(query: unknown, operationName: unknown, variables: unknown): Asked | null {
  if (typeof query !== 'string' || !isRecord(variables)) return null;
  return operationName === null || typeof operationName === 'string' ? { query, operationName, variables } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
