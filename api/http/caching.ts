import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeHead } from './response-head.ts';

/** What is pinned to a data release stays what it is, but for a mend of the program. */
const PINNED = 'public, max-age=3600, stale-while-revalidate=86400';

/**
 * The newest data release may change at any time. A cache may answer with what it has for three seconds, the last two of
 * them while it looks whether that still holds; with the two seconds after which a process looks for a newer release, all
 * caches and processes have it within five. Where no process answers, what was told an hour ago is better than nothing.
 */
const NEWEST = 'public, max-age=1, stale-while-revalidate=2, stale-if-error=3600';

/** How long an answer may be kept, by whether the request names a data release. */
export const cachingOf = (pinned: boolean): string => (pinned ? PINNED : NEWEST);

/** The data release that a request names, in its address or its head; null where it wants the newest. */
export function pinOf(request: IncomingMessage, url: URL): string | null {
  const told = request.headers['forestall-release'];
  return url.searchParams.get('release') ?? (typeof told === 'string' && told !== '' ? told : null);
}

/** Pages of the site say of which data release they are; how long they may be kept is said here, as for every answer. */
export function cachePages(request: IncomingMessage, response: ServerResponse, url: URL): void {
  beforeHead(response, () => {
    if (response.statusCode !== 200 || !response.hasHeader('Forestall-Release')) return;
    if (!response.hasHeader('Cache-Control'))
      response.setHeader('Cache-Control', cachingOf(pinOf(request, url) !== null));
  });
}
