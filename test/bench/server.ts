import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Program } from '../support/program.ts';
import { residentNow } from './measure.ts';

const folder = import.meta.dirname;
const ASK_MILLISECONDS = 100;

/** A server under load: where it listens, and the most memory it has held while it was. */
export interface Server {
  url: string;
  megabytes(): number | null;
  stop(): Promise<void>;
}

/** What is measured against has packages of its own, which nobody needs who does not measure. */
export function installPeers(): void {
  if (existsSync(resolve(folder, 'node_modules/autocannon'))) return;
  console.log('Installing what is measured against into test/bench/node_modules (npm ci), once.');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

export async function startOurs(database: string): Promise<Server> {
  // The peers write no line for each request either.
  const program = new Program({ DATABASE_URL: database, LOG_LEVEL: 'warn', NODE_ENV: 'production' });
  const address = await program.ready();
  const watched = watchMemory(program.pid);
  return {
    url: `${address}/graphql`,
    megabytes: watched.most,
    async stop() {
      watched.end();
      await program.stop();
    },
  };
}

export async function startPeer(file: string, database: string): Promise<Server> {
  const child = spawn(process.execPath, [resolve(folder, 'peers', file)], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: database,
      NODE_ENV: 'production',
      GRAPHILE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child, file);
  const watched = watchMemory(child.pid ?? 0);
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    megabytes: watched.most,
    async stop() {
      watched.end();
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('close', done));
    },
  };
}

function portOf(child: ChildProcess, file: string): Promise<string> {
  return new Promise((found, gone) => {
    let told = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [, port] = /listening on (\d+)\n/.exec(told) ?? [];
      if (port) found(port);
    });
    child.once('close', (code) => gone(new Error(`${file} ended with code ${code} before it listened`)));
  });
}

function watchMemory(pid: number): { most(): number | null; end(): void } {
  let most: number | null = null;
  const asking = setInterval(() => {
    const now = residentNow(pid);
    if (now !== null) most = Math.max(most ?? 0, now);
  }, ASK_MILLISECONDS);
  return { most: () => most, end: () => clearInterval(asking) };
}
