import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '../database.ts';
import { minuteOf, type Count, type RateLimit } from './rate-limit.ts';

/** How often processes tell each other what they have counted. */
const SHARE_EVERY = 1000;

/** Networks told of in one statement; more wait for the next. */
const AT_A_TIME = 2000;

/**
 * Lets the processes on one PostgreSQL count together. The library's own limiter on PostgreSQL would send a statement for
 * each request and let it wait; this one sends one a second, and none while nobody asks, so that an address can get at
 * most a second's worth of requests beyond its limit. Only a hash of a network is written, another one each minute, into
 * a table that is gone with a crash and emptied as minutes pass. Returns what ends it.
 */
export function shareCounts(database: Database, limit: RateLimit, logger: Logger): () => Promise<void> {
  // A replica cannot be written, and nobody shares the embedded database.
  if (database.kind !== 'server' || database.isReplica) return async () => {};
  limit.share();
  let waiting: Count[] = [];
  let failing = false;
  let swept = 0;
  let sharing: Promise<void> | null = null;

  const share = async (): Promise<void> => {
    waiting = [...waiting, ...limit.counted()];
    const minute = minuteOf(Date.now());
    const some = waiting.splice(0, AT_A_TIME);
    try {
      if (some.length > 0) for (const total of await exchange(database, some)) await limit.learn(total);
      if (some.length > 0 && swept < minute) await sweep(database, minute);
      if (some.length > 0) swept = minute;
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, 'Requests cannot be counted together; each process counts its own.');
      failing = true;
      // What was not told of is not told later: by then its minute is over, or memory has counted on.
      waiting = [];
    }
  };
  const timer = setInterval(() => {
    sharing ??= share().finally(() => (sharing = null));
  }, SHARE_EVERY).unref();
  return async () => {
    clearInterval(timer);
    await sharing;
  };
}

/** Adds what was counted here, and answers what all have counted of the same networks in the same minutes. */
async function exchange(database: Database, counts: readonly Count[]): Promise<Count[]> {
  const byHash = new Map(counts.map((count) => [hashOf(count), count]));
  // In one order, or two processes would wait for each other.
  const rows = await database.transaction((session) =>
    session.query<{ network: string; requests: number }>(
      `insert into request_count (network, minute, requests)
       select * from unnest($1::text[], $2::int[], $3::int[]) order by 1
       on conflict (network) do update set requests = request_count.requests + excluded.requests
       returning network, requests`,
      [[...byHash.keys()], counts.map(({ minute }) => minute), counts.map(({ requests }) => requests)],
    ),
  );
  return rows.flatMap(({ network, requests }) => {
    const count = byHash.get(network);
    return count ? [{ ...count, requests }] : [];
  });
}

async function sweep(database: Database, minute: number): Promise<void> {
  await database.transaction((session) => session.query('delete from request_count where minute < $1', [minute]));
}

/** The minute is part of it, so that nobody can be followed from one to the next. */
function hashOf({ network, minute }: Count): string {
  return createHash('sha256').update(`${minute} ${network}`).digest('base64url');
}
