import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { unmeasured } from '../cost.ts';
import type { ErrorCode } from '../errors.ts';
import type { GraphQL } from '../graphql.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { ReadModels } from '../read-model/read-models.ts';
import { answer, answerTagged, tagOf } from './answer.ts';
import { BodyError, readJson } from './body.ts';
import { cachingOf, pinOf } from './caching.ts';
import { openToScripts } from './headers.ts';
import { appendHeader } from './response-head.ts';
import type { PageEnd } from './table/pages.ts';
import { tableFormat, Tables } from './table/tables.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const METHODS = 'GET, HEAD, POST, OPTIONS';

/** `/graphql` for programs: GET and POST as in https://graphql.github.io/graphql-over-http/draft/ */
export class GraphQLEndpoint {
  private readonly tables: Tables;

  constructor(
    private readonly graphql: GraphQL,
    private readonly models: ReadModels,
  ) {
    this.tables = new Tables(graphql.schema);
  }

  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    openToScripts(response);
    appendHeader(response, 'Vary', 'Accept');
    appendHeader(response, 'Vary', 'Forestall-Release');
    switch (request.method) {
      case 'OPTIONS':
        return allow(response);
      case 'GET':
      case 'HEAD':
        return this.run(request, response, url, undefined);
      case 'POST':
        return this.post(request, response, url);
      default:
        return this.refuse(response, 405, 'BAD_REQUEST', `Use GET or POST, not ${request.method}.`, { Allow: METHODS });
    }
  }

  private async post(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    try {
      return await this.run(request, response, url, await readJson(request));
    } catch (error) {
      if (!(error instanceof BodyError)) throw error;
      const code = error.status === 413 ? 'TOO_LARGE' : 'BAD_REQUEST';
      // The rest of the body is not read, so the connection cannot carry another request.
      this.refuse(response, error.status, code, error.message, { Connection: 'close' });
    }
  }

  private async run(request: IncomingMessage, response: ServerResponse, url: URL, body: unknown): Promise<void> {
    const pin = pinOf(request, url);
    const asked = {
      method: request.method === 'HEAD' ? 'GET' : (request.method ?? ''),
      headers: headersOf(request),
      search: url.search,
      body,
    };
    try {
      const model = pin === null ? this.models.current() : await this.models.pinned(pin);
      const format = tableFormat(request, url);
      const table = format && this.tables.asked(format, asked);
      const result = await this.graphql.http(table?.request ?? asked, { model, ...this.models.beside });
      for (const [name, value] of result.headers) if (name !== 'content-type') response.setHeader(name, value);
      const answered = textOf(result, model);
      const pinned = pin !== null;
      if (!table) return this.send(request, response, answered, { model, pinned });
      // Half a table would pass for a whole one.
      if (hasFailed(answered)) {
        const status = Math.max(400, answered.status);
        return this.send(request, response, { ...answered, status }, { model, pinned });
      }
      const { type, text, end } = table.print(answered.text);
      const headers = end ? pageHeaders(url, request.method === 'POST' ? null : table.after, end) : {};
      this.send(request, response, { status: 200, type, text }, { model, pinned }, headers);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      this.refuseWith(response, error.extensions['code'] === 'NOT_FOUND' ? 404 : 400, error.toJSON());
    }
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    { status, type, text }: Answered,
    { model, pinned }: { model: ReadModel; pinned: boolean },
    headers: Record<string, string> = {},
  ): void {
    response.setHeader('Forestall-Release', model.dataRelease.id);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // An error may be gone the next time, whatever its status is.
    if (request.method === 'POST' || hasFailed({ status, text })) {
      return answer(response, status, type, text, { 'Cache-Control': 'no-store' });
    }
    answerTagged(request, response, type, text, { 'Cache-Control': cachingOf(pinned), ETag: tagOf(text) });
  }

  private refuse(
    response: ServerResponse,
    status: number,
    code: ErrorCode,
    message: string,
    headers: Record<string, string> = {},
  ): void {
    this.refuseWith(response, status, { message, extensions: { code } }, headers);
  }

  private refuseWith(
    response: ServerResponse,
    status: number,
    error: object,
    headers: Record<string, string> = {},
  ): void {
    const model = this.models.current();
    const text = withExtensions(JSON.stringify({ errors: [error] }), model);
    answer(response, status, JSON_TYPE, text, {
      'Cache-Control': 'no-store',
      'Forestall-Release': model.dataRelease.id,
      ...headers,
    });
  }
}

interface Answered {
  status: number;
  type: string;
  text: string;
}

function textOf(result: HTTPGraphQLResponse, model: ReadModel): Answered {
  if (result.body.kind !== 'complete') throw new Error('The schema has no incremental delivery.');
  const status = result.status ?? 200;
  const type = result.headers.get('content-type') ?? JSON_TYPE;
  return { status, type, text: status < 400 ? result.body.string : withExtensions(result.body.string, model) };
}

/** Apollo writes errors first. */
function hasFailed({ status, text }: Pick<Answered, 'status' | 'text'>): boolean {
  return status >= 400 || text.startsWith('{"errors"');
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

/** Whether it is a person with a browser who came by the address, not a program. */
export function wantsPage(request: IncomingMessage, url: URL): boolean {
  // Who asks for the head alone, and nothing of the data, looks whether something is here.
  if (request.method === 'HEAD' && !url.searchParams.has('query')) return true;
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
}

function allow(response: ServerResponse): void {
  response.writeHead(204, {
    Allow: METHODS,
    'Access-Control-Allow-Methods': METHODS,
    'Access-Control-Allow-Headers': 'Content-Type, Accept, Forestall-Release, If-None-Match',
    'Access-Control-Max-Age': '86400',
  });
  response.end();
}

/** Refusals made before a query was read carry the same extensions as every other answer. */
function withExtensions(text: string, model: ReadModel): string {
  const body = JSON.parse(text) as { extensions?: object };
  if (body.extensions) return text;
  return `${JSON.stringify({ ...body, extensions: { dataRelease: model.dataRelease.id, cost: unmeasured } })}\n`;
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
