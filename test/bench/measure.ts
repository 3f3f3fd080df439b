import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  seconds: number;
  /** Most memory the process held at once; null where the system does not say (anything but Linux). */
  megabytes: number | null;
  /** What it told the person at the terminal. */
  told: string;
}

const ASK_MILLISECONDS = 20;

/** Runs a command to its end, which must be a good one, and measures it from outside. */
export async function measure(
  command: string,
  words: readonly string[],
  settings: Record<string, string | undefined>,
  cwd?: string,
): Promise<Measured> {
  const begun = performance.now();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings };
  const child = spawn(command, words, { env, cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  let megabytes: number | null = null;
  const asking = setInterval(
    () => (megabytes = memoryOf(child.pid, /^VmHWM:\s+(\d+) kB/m) ?? megabytes),
    ASK_MILLISECONDS,
  );
  try {
    const code = await new Promise<number | null>((done, gone) => child.once('error', gone).once('close', done));
    if (code !== 0) throw new Error(`${command} ${words.join(' ')} ended with code ${code}:\n${told}`);
  } finally {
    clearInterval(asking);
  }
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, megabytes, told };
}

/** Megabytes that a running process holds; null where the system does not say. */
export function residentNow(pid: number): number | null {
  return memoryOf(pid, /^VmRSS:\s+(\d+) kB/m);
}

/** Null once the process has gone. */
function memoryOf(pid: number | undefined, line: RegExp): number | null {
  try {
    const [, kilobytes] = line.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
