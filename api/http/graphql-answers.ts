import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { LRUCache } from 'lru-cache';
import type { IncomingMessage } from 'node:http';
import { unmeasured } from '../cost.ts';
import type { GraphQL } from '../graphql.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { ReadModels } from '../read-model/read-models.ts';
import { askedOf } from './asked.ts';
import { parseJson } from './body.ts';
import type { PageEnd } from './table/pages.ts';
import { tableFormat, Tables } from './table/tables.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Room for some thousand answers; the largest do not push out all others. */
const BYTES_KEPT = 32 * 1024 ** 2;
const LARGEST_KEPT = 2 * 1024 ** 2;
const ACCEPTS_KEPT = 100;

export interface Answered {
  status: number;
  type: string;
  body: string | Buffer;
  headers: Record<string, string>;
  failed: boolean;
}

/** One request: `text` is its body, null where its address is all there is. */
export interface GraphQLRequest {
  request: IncomingMessage;
  url: URL;
  text: string | null;
  model: ReadModel;
}

/**
 * Answers to requests, made in one of three ways. What was answered before is sent again: within a data release the same
 * request has the same answer, whoever asks, so nothing is kept for one person and nothing goes stale. An operation
 * that came before with other variables is run at once. Apollo answers all else.
 */
export class GraphQLAnswers {
  private readonly tables: Tables;
  private readonly kept = new LRUCache<string, Answered>({
    maxSize: BYTES_KEPT,
    maxEntrySize: LARGEST_KEPT,
    sizeCalculation: ({ body }, key) => body.length + key.length,
  });
  private readonly seen = new LRUCache<string, true>({ max: 2000 });
  /** By what a client says it takes: the type that Apollo chose for it. */
  private readonly types = new LRUCache<string, string>({ max: ACCEPTS_KEPT });

  constructor(
    private readonly graphql: GraphQL,
    private readonly models: ReadModels,
  ) {
    this.tables = new Tables(graphql.schema);
  }

  async of(asked: GraphQLRequest): Promise<Answered> {
    const { request, url, text, model } = asked;
    const { accept = '', 'content-type': type = '' } = request.headers;
    const key = [model.dataRelease.id, accept, type, url.search, text].join('\n');
    const known = this.kept.get(key);
    if (known) return known;
    const made = await this.make(asked);
    if (made.failed || !this.seen.has(key)) {
      this.seen.set(key, true);
      return made;
    }
    const whole = { ...made, body: Buffer.from(made.body) };
    this.kept.set(key, whole);
    return whole;
  }

  private async make({ request, url, text, model }: GraphQLRequest): Promise<Answered> {
    const body = text === null ? undefined : parseJson(text);
    const format = tableFormat(request, url);
    const context = { model, ...this.models.beside };
    const { accept = '' } = request.headers;
    const type = format ? undefined : this.types.get(accept);
    const asked = type === undefined ? null : askedOf(url.searchParams, body);
    const again = asked && this.graphql.again(asked, context);
    if (type !== undefined && again) return { status: 200, type, body: again, headers: {}, failed: false };
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const whole = { method, headers: headersOf(request), search: url.search, body };
    const table = format && this.tables.asked(format, whole);
    const answered = answeredOf(await this.graphql.http(table?.request ?? whole, context), model);
    if (!answered.failed && !table) this.types.set(accept, answered.type);
    if (!table) return answered;
    // Half a table would pass for a whole one.
    if (answered.failed) return { ...answered, status: Math.max(400, answered.status) };
    const { end, text: printed, type: printedType } = table.print(answered.body);
    const headers = end ? pageHeaders(url, text === null ? table.after : null, end) : {};
    return { ...answered, type: printedType, body: printed, headers: { ...answered.headers, ...headers } };
  }
}

function answeredOf({ status = 200, headers, body }: HTTPGraphQLResponse, model: ReadModel) {
  if (body.kind !== 'complete') throw new Error('The schema has no incremental delivery.');
  return {
    status,
    type: headers.get('content-type') ?? JSON_TYPE,
    body: status < 400 ? body.string : withExtensions(body.string, model),
    headers: Object.fromEntries([...headers].filter(([name]) => name !== 'content-type')),
    // Apollo writes errors first.
    failed: status >= 400 || body.string.startsWith('{"errors"'),
  };
}

/** Refusals made before a query was read carry the same extensions as every other answer. */
export function withExtensions(text: string, model: ReadModel): string {
  const body = JSON.parse(text) as { extensions?: object };
  if (body.extensions) return text;
  return `${JSON.stringify({ ...body, extensions: { dataRelease: model.dataRelease.id, cost: unmeasured } })}\n`;
}

/** Where a page of rows ends, and the address of the next one where the query takes its cursor as a variable. */
function pageHeaders(url: URL, after: string | null, { hasNextPage, endCursor }: PageEnd): Record<string, string> {
  const headers: Record<string, string> = { 'Forestall-Has-Next-Page': String(hasNextPage) };
  if (endCursor !== null) headers['Forestall-End-Cursor'] = endCursor;
  if (!hasNextPage || after === null) return headers;
  const next = new URLSearchParams(url.search);
  const variables = JSON.parse(next.get('variables') || '{}') as object;
  next.set('variables', JSON.stringify({ ...variables, [after]: endCursor }));
  return { ...headers, Link: `<${url.pathname}?${next}>; rel="next"` };
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
