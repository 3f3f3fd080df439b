import { expect } from 'vitest';
import type { Held } from './generated.ts';
import type { Program } from './program.ts';

/** How often an import is killed; FORESTALL_KILLS says another number, such as 200 for a night. */
export const KILLS = Number(process.env.FORESTALL_KILLS ?? 20);

export interface Killed {
  /** Starts the import. */
  start(): Program;
  held(): Promise<Held>;
  /** What the database holds without the import. */
  before: Held;
  /** How many events the import brings. */
  events: number;
  /** Asked for where the import was through before it was killed: the database is to be as before. */
  fresh(): Promise<void>;
}

/**
 * Kills an import at moments drawn from its whole time; the database that one kill left is the next one's, until an import
 * is through. Anything but all or nothing of it fails the test.
 */
export async function killedAtRandom({
  start,
  held,
  before,
  events,
  fresh,
}: Killed): Promise<{ none: number; all: number }> {
  const whole = performance.now();
  const undisturbed = start();
  expect(await undisturbed.ended, undisturbed.stderr).toEqual({ code: 0, signal: null });
  const milliseconds = performance.now() - whole;
  const after = await held();
  expect(after).toMatchObject({ events, counted: events, releases: before.releases + 1 });
  await fresh();

  const outcomes = { none: 0, all: 0 };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = milliseconds * (0.15 + 0.8 * Math.random());
    const program = start();
    await new Promise((then) => setTimeout(then, moment));
    program.kill('SIGKILL');
    await program.ended;
    const found = await held();
    const through = found.newest === after.newest;
    expect(found, `killed after ${moment.toFixed(0)} of ${milliseconds.toFixed(0)} ms`).toEqual(
      through ? after : before,
    );
    outcomes[through ? 'all' : 'none'] += 1;
    if (through) await fresh();
  }
  return outcomes;
}
