import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** What `npm start` gives Node. */
const START = packageJson.scripts.start.split(' ').slice(1);

/** `npm start`, or a command, as a process of its own, on a free port, away from whatever the developer's shell has set. */
export class Program {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(env: Record<string, string>, words: readonly string[] = []) {
    this.child = spawn(process.execPath, words.length === 0 ? START : ['api/start.mjs', ...words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, HOST: '127.0.0.1', PORT: '0', ...env },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((done) => this.child.once('close', (code, signal) => done({ code, signal })));
  }

  /** Address of the running server; fails with what the program said when it ends instead. */
  async ready(): Promise<string> {
    const address = await new Promise<string>((found, gone) => {
      const look = () => {
        const [, port] = /is ready after .*:(\d+)/.exec(this.stderr) ?? [];
        if (port) found(`http://127.0.0.1:${port}`);
      };
      this.child.stderr?.on('data', look);
      look();
      void this.ended.then(({ code }) => gone(new Error(`It ended with code ${code}:\n${this.stderr}`)));
    });
    return address;
  }

  /** Waits until it has told the person at the terminal something of the kind. */
  async says(words: RegExp): Promise<void> {
    while (!words.test(this.stderr)) {
      if (this.child.exitCode !== null) throw new Error(`It ended without saying ${words}:\n${this.stderr}`);
      await new Promise((soon) => setTimeout(soon, 10));
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Processor time it and the processes it waited for have used, as Linux counts it in hundredths of a second. */
  get processorSeconds(): number {
    const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
    const ticks = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15);
    return ticks.reduce((sum, count) => sum + Number(count), 0) / 100;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGTERM');
    await this.ended;
  }

  /** What it told the person at the terminal, without the lines of progress. */
  get complaint(): string[] {
    return this.stderr
      .split('\n')
      .filter((line) => line !== '' && !/^(Forestall is starting|Built|Opened|Loaded) ?/.test(line));
  }
}
