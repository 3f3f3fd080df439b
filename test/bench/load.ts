import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { json } from 'node:stream/consumers';

export interface Load {
  url: string;
  /** Bodies in turn; `[nth]` in them becomes a number that no request had before. */
  bodies: readonly string[];
  connections: number;
  seconds: number;
}

export interface Answered {
  perSecond: number;
  p50: number;
  p99: number;
  answered: number;
}

/** Asks a server as fast as it answers, from a process of its own. */
export async function underLoad(load: Load): Promise<Answered> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'peers/load.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(load));
  const { failed, ...answered } = (await json(child.stdout)) as Answered & { failed: number };
  if (failed > 0) throw new Error(`${failed} of ${answered.answered + failed} requests to ${load.url} failed.`);
  return answered;
}
