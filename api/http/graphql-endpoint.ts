import { GraphQLError } from 'graphql';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../errors.ts';
import type { GraphQL } from '../graphql.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { ReadModels } from '../read-model/read-models.ts';
import { answer, answerTagged, tagOf } from './answer.ts';
import { BodyError, readText } from './body.ts';
import { cachingOf, pinOf } from './caching.ts';
import { GraphQLAnswers, JSON_TYPE, withExtensions, type Answered } from './graphql-answers.ts';
import { openToScripts } from './headers.ts';
import { appendHeader } from './response-head.ts';

const METHODS = 'GET, HEAD, POST, OPTIONS';

/** `/graphql` for programs: GET and POST as in https://graphql.github.io/graphql-over-http/draft/ */
export class GraphQLEndpoint {
  private readonly answers: GraphQLAnswers;

  constructor(
    graphql: GraphQL,
    private readonly models: ReadModels,
  ) {
    this.answers = new GraphQLAnswers(graphql, models);
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
        return this.run(request, response, url, null);
      case 'POST':
        return this.post(request, response, url);
      default:
        return this.refuse(response, 405, 'BAD_REQUEST', `Use GET or POST, not ${request.method}.`, { Allow: METHODS });
    }
  }

  private async post(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    try {
      return await this.run(request, response, url, await readText(request));
    } catch (error) {
      if (!(error instanceof BodyError)) throw error;
      const code = error.status === 413 ? 'TOO_LARGE' : 'BAD_REQUEST';
      // The rest of the body is not read, so the connection cannot carry another request.
      this.refuse(response, error.status, code, error.message, { Connection: 'close' });
    }
  }

  private async run(request: IncomingMessage, response: ServerResponse, url: URL, text: string | null): Promise<void> {
    const pin = pinOf(request, url);
    try {
      const model = pin === null ? this.models.current() : await this.models.pinned(pin);
      const answered = await this.answers.of({ request, url, text, model });
      this.send(request, response, answered, { model, pinned: pin !== null });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      this.refuseWith(response, error.extensions['code'] === 'NOT_FOUND' ? 404 : 400, error.toJSON());
    }
  }

  private send(
    request: IncomingMessage,
    response: ServerResponse,
    { status, type, body, headers, failed }: Answered,
    { model, pinned }: { model: ReadModel; pinned: boolean },
  ): void {
    response.setHeader('Forestall-Release', model.dataRelease.id);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // An error may be gone the next time, whatever its status is.
    if (request.method === 'POST' || failed) {
      return answer(response, status, type, body, { 'Cache-Control': 'no-store' });
    }
    answerTagged(request, response, type, body, { 'Cache-Control': cachingOf(pinned), ETag: tagOf(body) });
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
