import { setTimeout as after } from 'node:timers/promises';

/** Waits out the last seconds of a minute of the clock: what is counted by the minute would begin anew in the middle. */
export async function wholeMinute(seconds = 5): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < seconds * 1000) await after(left + 50);
}
