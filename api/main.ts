import 'reflect-metadata';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResult } from '../db/backtest/result.ts';
import { runData } from '../db/cli.ts';
import { loadShipped } from '../db/load.ts';
import { migrations } from '../db/migrations/index.ts';
import { readConfig, StartError, type Config } from './config.ts';
import { Database } from './database.ts';
import { faultIn } from './faults.ts';
import { PROTOCOL_HEADER } from './http/origin.ts';
import { serve, type SiteHandler } from './http/serve.ts';
import { writePrintedSchema } from './printed.ts';

/** The project's folder: the bundle lies in build/server. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The composition root: nothing after `npm start`, `data …` after `npm run data --`, `schema` after `npm run schema`.
 * What a person can mend is said in one sentence and ends with exit code 1; anything else keeps its stack.
 */
export async function main(command: readonly string[], site?: Promise<void>): Promise<void> {
  try {
    if (command[0] === 'schema') await writePrintedSchema(root);
    else if (command[0] === 'data') process.exitCode = await runData(command.slice(1), readConfig(process.env), root);
    else await start(readConfig(process.env), site);
  } catch (error) {
    const known = error instanceof StartError ? error : faultIn(error, readConfig(process.env));
    if (!known) throw error;
    console.error(known.message);
    process.exit(1);
  }
}

async function start(config: Config, site: Promise<void> = Promise.resolve()): Promise<void> {
  await assertPortFree(config);
  const database = await Database.open(config, migrations);
  const where = config.databaseUrl
    ? 'the PostgreSQL server of DATABASE_URL'
    : `the embedded database in ${config.dataDir}`;
  console.error(`Opened ${where}, ${elapsed()}`);
  await loadShipped(database, root, { step: () => {}, done: (what) => console.error(`Loaded ${what}`) });
  const backTest = await readResult(join(root, 'db/backtest/result.json'));
  const server = await serve({ database, config, root, backTest, site: siteHandler(site) });
  const stop = async () => {
    await server.close();
    await database.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.error(`Forestall is ready after ${elapsed()}: open http://localhost:${server.port}`);
}

/** Built beside us and loaded by address, because the bundler must not reach into the other bundle. */
async function siteHandler(built: Promise<void>): Promise<SiteHandler> {
  await built;
  // Read once, when the handler is loaded.
  process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
  const address = new URL('../web/handler.js', import.meta.url).href;
  const { handler } = (await import(/* @vite-ignore */ address)) as { handler: SiteHandler };
  return handler;
}

/** Asked before the long work of a first start, so that an occupied port is said at once. */
function assertPortFree({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new StartError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken by another program. Stop it, or set PORT to another number.`
            : `Cannot listen on ${host}:${port} (${error.message}). Set HOST or PORT to something this machine allows.`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** Since the process began, so that building counts. */
const elapsed = (): string => `${(performance.now() / 1000).toFixed(1)} s`;
