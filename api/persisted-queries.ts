import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache';
import { trustedDocument } from './in-process.ts';

/** Room for some thousand queries that are asked for by their hash. */
const BYTES_KEPT = 8 * 1024 ** 2;

/** What Apollo puts before a hash. */
const PREFIX = 'apq:';

/**
 * Texts of queries by their hash: those that clients registered, and those of our own pages, which no other ones push
 * out and no client needs to send.
 */
export class PersistedQueries extends InMemoryLRUCache<string> {
  constructor() {
    super({ maxSize: BYTES_KEPT });
  }

  override async get(key: string): Promise<string | undefined> {
    return trustedDocument(key.slice(PREFIX.length)) ?? super.get(key);
  }
}
