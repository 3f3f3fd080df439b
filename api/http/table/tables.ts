import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { GraphQLError, Kind, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { IncomingMessage } from 'node:http';
import { BadInput } from '../../errors.ts';
import { MAX_TOKENS } from '../../limits.ts';
import { formats, isTableFormat, type TableFormat } from './formats.ts';
import { askingForPages, endOf, type PageEnd } from './pages.ts';
import { planOf, type Branch } from './plan.ts';
import { tableOf } from './rows.ts';

const PLANS_KEPT = 200;
const ACCEPTS_KEPT = 100;

/** The first is taken where all are the same to a client. */
const BY_TYPE: Record<string, TableFormat | null> = {
  'application/json': null,
  'text/csv': 'csv',
  'application/x-ndjson': 'ndjson',
};

/** A query whose answer is to be a table. */
interface Plan {
  /** The query to run instead. */
  text: string;
  top: Branch;
  /** The variable that takes the cursor of the page before, where the query has one. */
  after: string | null;
}

/** What is to be run for a table, and what makes it of the answer. */
export interface AskedTable {
  request: HTTPGraphQLRequest;
  after: string | null;
  print(answer: string): PrintedTable;
}

interface PrintedTable {
  type: string;
  text: string;
  end: PageEnd | null;
}

/** Which kind of table a request asks for, by `?format=` or else by `Accept`; null where it asks for GraphQL's own answer. */
export function tableFormat(request: IncomingMessage, url: URL): TableFormat | null {
  const asked = url.searchParams.get('format');
  if (asked !== null) {
    if (isTableFormat(asked)) return asked;
    throw new BadInput(`\`format\` is “${asked.slice(0, 40)}”; expected ${Object.keys(formats).join(', ')}.`);
  }
  return taken.memo(request.headers.accept ?? '').format;
}

/** By what clients say they take, which few word in a way of their own. */
const taken = new LRUCache<string, { format: TableFormat | null }>({
  max: ACCEPTS_KEPT,
  memoMethod(accept) {
    const [best] = new Negotiator({ headers: { accept } }).mediaTypes(Object.keys(BY_TYPE));
    return { format: BY_TYPE[best ?? ''] ?? null };
  },
});

/** Turns answers to queries into tables. */
export class Tables {
  private readonly plans = new LRUCache<string, Plan>({ max: PLANS_KEPT });

  constructor(private readonly schema: GraphQLSchema) {}

  /** Null where the request holds no query, which running it will say better. */
  asked(format: TableFormat, request: HTTPGraphQLRequest): AskedTable | null {
    const parameters = new URLSearchParams(request.search);
    const body = isRecord(request.body) ? request.body : null;
    const query = body ? body['query'] : parameters.get('query');
    const name = body ? body['operationName'] : parameters.get('operationName');
    if (query === undefined || query === null) {
      throw new BadInput('A table needs the text of its query: send `query` itself, not only its hash.');
    }
    const plan =
      typeof query === 'string' ? this.plan(query, typeof name === 'string' && name !== '' ? name : null) : null;
    if (!plan) return null;
    const { text, top, after } = plan;
    if (!body) parameters.set('query', text);
    const headers = new HeaderMap(request.headers);
    headers.set('accept', 'application/json');
    return {
      request: {
        ...request,
        headers,
        search: body ? request.search : `?${parameters}`,
        body: body ? { ...body, query: text } : request.body,
      },
      after,
      print(answer) {
        const { data } = JSON.parse(answer) as { data: Record<string, unknown> };
        const { type, print } = formats[format];
        return { end: endOf(top, data), type, text: print(tableOf(top, data)) };
      },
    };
  }

  private plan(query: string, name: string | null): Plan | null {
    const key = `${name ?? ''}\n${query}`;
    const known = this.plans.get(key);
    if (known) return known;
    const document = read(query);
    const top = document && planOf(this.schema, document, name);
    if (!document || !top) return null;
    const plan = { text: askingForPages(this.schema, document), top, after: afterOf(document, top.key) };
    this.plans.set(key, plan);
    return plan;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function read(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function afterOf({ definitions }: DocumentNode, key: string): string | null {
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const field of definition.selectionSet.selections) {
      if (field.kind !== Kind.FIELD || (field.alias ?? field.name).value !== key) continue;
      const value = field.arguments?.find(({ name }) => name.value === 'after')?.value;
      if (value?.kind === Kind.VARIABLE) return value.name.value;
    }
  }
  return null;
}
