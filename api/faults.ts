import { resolve } from 'node:path';
import { StartError, type Config } from './config.ts';
import { damageIn } from './embedded.ts';

/** PostgreSQL's classes for a connection that fails and for a server that is told to stop; Node's for a broken socket. */
const LOST = /^(?:08|57P0[1-3]|ECONNRESET|EPIPE|ETIMEDOUT)/;
/** As the driver says it, without a code. */
const LOST_IN_WORDS = /^(?:Connection terminated|Client has encountered a connection error)/;
const FULL = /^(?:53100|ENOSPC)$/;
const FULL_IN_WORDS = /No space left on device/;

/** What went wrong with the database while it was at work, in a sentence; null where it was something else. */
export function faultIn(
  error: unknown,
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
): StartError | null {
  const full = causes(error).find((cause) => FULL.test(codeOf(cause)) || FULL_IN_WORDS.test(cause.message));
  if (full) {
    const whose = databaseUrl ? 'of the PostgreSQL server' : `that ${resolve(dataDir)} lies on`;
    return new StartError(
      `The disk ${whose} is full (${line(full)}). What was under way was undone, the database is as it was. ` +
        'Make room, then try again.',
    );
  }
  if (!databaseUrl) return damageIn(error, dataDir);
  const lost = causes(error).find(isLost);
  if (!lost) return null;
  return new StartError(
    `The connection to PostgreSQL was lost (${line(lost)}). What was under way was undone, the database is as it was. ` +
      'Try again once the server can be reached.',
  );
}

/** Whoever loses the connection while a commit is on its way cannot know whether it arrived. */
export function lostAtCommit(error: unknown): StartError | null {
  if (!causes(error).some(isLost)) return null;
  return new StartError(
    `The connection to PostgreSQL was lost at the very end (${line(error as Error)}): either all of it is in the database ` +
      'or nothing. Try again once the server can be reached; what is there already changes nothing.',
  );
}

function isLost(cause: Error): boolean {
  return LOST.test(codeOf(cause)) || LOST_IN_WORDS.test(cause.message);
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause ?? (cause as { previous?: unknown }).previous) {
    found.push(cause);
  }
  return found;
}

const codeOf = (cause: Error): string => String((cause as { code?: unknown }).code ?? '');
const line = (cause: Error): string => cause.message.split('\n')[0] ?? cause.name;
