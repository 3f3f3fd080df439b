import { resolve } from 'node:path';
import type { FormattedExecutionResult } from 'graphql';
import { pino } from 'pino';
import { BulkDownloads } from '../../api/bulk/bulk.ts';
import { GraphQL } from '../../api/graphql.ts';
import { HttpServer, type SiteHandler } from '../../api/http/server.ts';
import { RateLimit } from '../../api/http/rate-limit.ts';
import { installInProcessGraphql } from '../../api/in-process.ts';
import { backTestOf } from '../../api/shipped-back-test.ts';
import { ReadModels } from '../../api/read-model/read-models.ts';
import { readResult } from '../../db/backtest/result.ts';
import { openDatabase, type Holding, type TestDatabase } from './database.ts';

const root = resolve(import.meta.dirname, '../..');

/** What a test reads out of an answer, as loose as parsed JSON: every test knows the shape of the query beside it. */
export type Data = ReturnType<typeof JSON.parse>;

export interface Api extends TestDatabase {
  models: ReadModels;
  graphql: GraphQL;
  /** Lines of the log, as objects. */
  log: Data[];
  /** The whole answer. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    options?: { release?: string },
  ): Promise<FormattedExecutionResult<Data>>;
  /** The data of an answer that has no errors. */
  data(query: string, variables?: Record<string, unknown>, options?: { release?: string }): Promise<Data>;
}

/** The API over a database of its own, in process. Close it in `afterAll`. */
export async function openApi(holding: Holding = 'shipped'): Promise<Api> {
  const opened = await openDatabase(holding);
  const log: Data[] = [];
  const logger = pino({ base: null }, { write: (line: string) => log.push(JSON.parse(line)) });
  const backTest = await readResult(resolve(root, 'db/backtest/result.json'));
  const models = await ReadModels.open(opened.database, backTest && backTestOf(backTest));
  const graphql = await GraphQL.start(logger);
  const ask = installInProcessGraphql(graphql, models);
  return {
    ...opened,
    models,
    graphql,
    log,
    ask,
    async data(query, variables, options) {
      const { data, errors } = await ask(query, variables, options);
      if (errors || !data) throw new Error(`Not answered: ${JSON.stringify(errors)}`);
      return data;
    },
    async close() {
      await graphql.stop();
      await opened.close();
    },
  };
}

export interface Listening {
  address: string;
  http: HttpServer;
  log: Data[];
  close(): Promise<void>;
}

/** The HTTP server over an API, on a port the system chooses. */
export async function listen(api: Api, site?: SiteHandler, limit = new RateLimit(3000, 0)): Promise<Listening> {
  const log: Data[] = [];
  const logger = pino({ base: null }, { write: (line: string) => log.push(JSON.parse(line)) });
  const { models, graphql } = api;
  const bulk = new BulkDownloads(graphql, models);
  const http = new HttpServer({ models, graphql, logger, root, site, origin: null, limit, bulk });
  const port = await http.listen(0, '127.0.0.1');
  return {
    address: `http://127.0.0.1:${port}`,
    http,
    log,
    close: async () => void (await Promise.all([http.close(), bulk.close()])),
  };
}
