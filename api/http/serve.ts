import { pino } from 'pino';
import type { Config } from '../config.ts';
import type { Database } from '../database.ts';
import { GraphQL } from '../graphql.ts';
import { BulkDownloads } from '../bulk/bulk.ts';
import { installInProcessGraphql } from '../in-process.ts';
import { backTestOf, type ShippedBackTest } from '../shipped-back-test.ts';
import { ReadModels } from '../read-model/read-models.ts';
import { watch } from '../read-model/watch.ts';
import { RateLimit } from './rate-limit.ts';
import { HttpServer, type SiteHandler } from './server.ts';
import { shareCounts } from './shared-counts.ts';

export type { SiteHandler } from './server.ts';

/** How often a process asks whether another one published a data release. */
const LOOK_EVERY = 2000;

/** Everything between the database and the port, started; `close` drains it. The database stays the caller's. */
export async function serve({
  database,
  config,
  root,
  backTest,
  site,
}: {
  database: Database;
  config: Config;
  root: string;
  backTest: ShippedBackTest | null;
  site: Promise<SiteHandler>;
}): Promise<{ port: number; close(): Promise<void> }> {
  const logger = pino({ level: config.logLevel, base: null });
  const models = await ReadModels.open(database, backTest && backTestOf(backTest));
  const graphql = await GraphQL.start(logger);
  installInProcessGraphql(graphql, models);
  const limit = new RateLimit(config.rateLimit, config.trustedProxies);
  const bulk = new BulkDownloads(graphql, models);
  const { origin } = config;
  const http = new HttpServer({ models, graphql, logger, root, site: await site, origin, limit, bulk });
  const port = await http.listen(config.port, config.host);
  const stopWatching = watch(models, LOOK_EVERY, logger);
  const stopSharing = shareCounts(database, limit, logger);
  // Only now, so that the start does not wait for it.
  setImmediate(() => models.current().prepare());
  return {
    port,
    async close() {
      stopWatching();
      await Promise.all([http.close(), bulk.close(), stopSharing()]);
      await graphql.stop();
    },
  };
}
