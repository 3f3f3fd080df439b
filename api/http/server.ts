import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { BulkDownloads } from '../bulk/bulk.ts';
import { BULK } from '../bulk/tables.ts';
import { unmeasured } from '../cost.ts';
import type { GraphQL } from '../graphql.ts';
import { printedSchema } from '../printed.ts';
import type { ReadModels } from '../read-model/read-models.ts';
import { answer, answerTagged, plain, tagOf } from './answer.ts';
import { sendBulk } from './bulk-files.ts';
import { cachePages } from './caching.ts';
import { compress } from './compression.ts';
import { Explorer } from './explorer/explorer.ts';
import { sendFile } from './files.ts';
import { GraphQLEndpoint, wantsPage } from './graphql-endpoint.ts';
import { kindOf, Metrics } from './metrics.ts';
import { openToScripts, secure } from './headers.ts';
import { tellOrigin } from './origin.ts';
import type { RateLimit } from './rate-limit.ts';
import { logRequest } from './request-log.ts';
import { appendHeader, beforeHead } from './response-head.ts';

/** The site's request handler, as SvelteKit's Node adapter builds it. */
export type SiteHandler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

export interface Parts {
  models: ReadModels;
  graphql: GraphQL;
  logger: Logger;
  /** The project's folder, where the shipped figures lie. */
  root: string;
  /** Without it, everything but the API is a 404. */
  site?: SiteHandler | undefined;
  /** Public address of the site; null = the one each request was sent to. */
  origin: string | null;
  limit: RateLimit;
  bulk: BulkDownloads;
}

/** What an address other than /graphql can be asked with; the site itself says where POST leads nowhere. */
const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** Kinds of addresses that cost nothing to answer, or that the operator asks. */
const UNCOUNTED = new Set(['asset', 'watch']);

/** Longer than proxies keep a connection, so that none sends a request into one that is just being closed. */
const KEPT_ALIVE = 75_000;

/** Running requests get this long to finish once the server is told to stop: the whole process is gone within 5 s. */
const GRACE = 4500;

/** The one server of a process. It does not listen by itself. */
export class HttpServer {
  readonly server: Server;
  private readonly endpoint: GraphQLEndpoint;
  private readonly explorer: Explorer;
  private readonly metrics: Metrics;
  private readonly schemaText: string;
  private stopping = false;

  constructor(private readonly parts: Parts) {
    this.endpoint = new GraphQLEndpoint(parts.graphql, parts.models);
    this.explorer = new Explorer();
    this.metrics = new Metrics(parts.models);
    this.schemaText = printedSchema(parts.graphql.schema);
    const times = {
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      // How often it is looked who takes longer than that.
      connectionsCheckingInterval: 5_000,
      keepAliveTimeout: KEPT_ALIVE,
    };
    this.server = createServer(times, (request, response) => this.receive(request, response));
  }

  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Takes no more requests, lets the running ones finish within 5 seconds, then ends what is left. */
  async close(): Promise<void> {
    this.stopping = true;
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const force = setTimeout(() => this.server.closeAllConnections(), GRACE);
    await closed;
    clearTimeout(force);
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const url = URL.parse(request.url ?? '', 'http://localhost');
    const path = url?.pathname ?? '';
    logRequest(this.parts.logger, path, request, response);
    const measured = this.metrics.begin(path);
    secure(path, response);
    compress(request, response);
    beforeHead(response, () => {
      if (this.stopping) response.setHeader('Connection', 'close');
    });
    response.once('close', () => {
      measured(response.statusCode);
      // A connection whose head was sent before is kept open for more requests, which will not come.
      if (this.stopping) setImmediate(() => this.server.closeIdleConnections());
    });
    if (!url) return plain(response, 400, 'The address cannot be read.');
    this.route(request, response, url).catch((error: unknown) => this.fail(response, error));
  }

  private async route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = url.pathname;
    if (await this.hasEnough(path, request, response)) return;
    if (path === '/graphql/') return moved(response, `/graphql${url.search}`);
    if (path !== '/graphql' && !METHODS.includes(request.method ?? '')) {
      return plain(response, 405, `Use GET, not ${request.method}.`, { Allow: METHODS.join(', ') });
    }
    if (path === '/favicon.ico') return moved(response, '/icon.svg');
    if (path === '/healthz') return plain(response, 200, 'ok', { 'Cache-Control': 'no-store' });
    if (path === '/readyz') return this.ready(response);
    if (path === '/metrics') return this.tellMetrics(response);
    if (path === '/schema.graphql') return this.schema(request, response);
    if (path === '/graphql') {
      if (!wantsPage(request, url)) return this.endpoint.handle(request, response, url);
      appendHeader(response, 'Vary', 'Accept');
      return this.explorer.page(request, response);
    }
    if (path.startsWith('/graphql/assets/'))
      return this.explorer.asset(response, path.slice('/graphql/assets/'.length));
    if (path.startsWith(BULK)) return this.bulk(request, response, path.slice(BULK.length));
    if (path.startsWith('/data/figures/')) return this.figures(request, response, path.slice('/data/figures/'.length));
    if (!this.parts.site) return plain(response, 404, 'There is nothing at this address.');
    tellOrigin(request, this.parts.origin);
    cachePages(request, response, url);
    this.parts.site(request, response, (error) => {
      if (error) this.fail(response, error);
      else plain(response, 404, 'There is nothing at this address.');
    });
  }

  /** Refuses an address that has asked too often; what costs nothing is not counted. */
  private async hasEnough(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (UNCOUNTED.has(kindOf(path))) return false;
    const wait = await this.parts.limit.take(request, response);
    if (wait === null) return false;
    this.metrics.countLimited();
    const message = `Too many requests from your address. Try again in ${wait} s; a page of 1,000 rows is one request.`;
    openToScripts(response);
    const extensions = { dataRelease: this.parts.models.current().dataRelease.id, cost: unmeasured };
    const error = { message, extensions: { code: 'TOO_MANY_REQUESTS', wait } };
    const body = `${JSON.stringify({ errors: [error], extensions })}\n`;
    answer(response, 429, 'application/json; charset=utf-8', body, {
      'Retry-After': String(wait),
      'Cache-Control': 'no-store',
    });
    return true;
  }

  private async tellMetrics(response: ServerResponse): Promise<void> {
    const { type, body } = await this.metrics.text();
    answer(response, 200, type, body, { 'Cache-Control': 'no-store' });
  }

  private async ready(response: ServerResponse): Promise<void> {
    const { models } = this.parts;
    const ready = !this.stopping && (await models.reachable());
    const body = `${JSON.stringify({ ready, dataRelease: models.current().dataRelease.id })}\n`;
    answer(response, ready ? 200 : 503, 'application/json; charset=utf-8', body, { 'Cache-Control': 'no-store' });
  }

  private schema(request: IncomingMessage, response: ServerResponse): void {
    openToScripts(response);
    answerTagged(request, response, 'text/plain; charset=utf-8', this.schemaText, {
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ETag: tagOf(this.schemaText),
    });
  }

  /** `<data release>/<file>`: pinned by its address. */
  private async bulk(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    openToScripts(response);
    const [dataRelease = '', name = '', ...more] = path.split('/');
    if (more.length > 0) return plain(response, 404, 'There is no such file.');
    await sendBulk(request, response, this.parts.bulk, dataRelease, name);
  }

  private async figures(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    openToScripts(response);
    await sendFile(request, response, join(this.parts.root, 'db/figures'), path);
  }

  /** Nothing below foresaw this: say so without saying what, and leave the rest to the log. */
  private fail(response: ServerResponse, error: unknown): void {
    const id = response.getHeader('x-request-id');
    this.parts.logger.error({ id, err: error }, 'A request could not be answered.');
    if (response.headersSent) response.destroy();
    else plain(response, 500, `Something broke here. The log of the server has it under ${String(id)}.`);
  }
}

function moved(response: ServerResponse, to: string): void {
  plain(response, 308, `It is at ${to}.`, { Location: to });
}
