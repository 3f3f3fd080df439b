import type { ReadModel } from './read-model/read-model.ts';
import type { BackTest } from './model/back-test.ts';
import type { Events } from './events.ts';
import type { Search } from './search.ts';

/** What a resolver gets. */
export interface RequestContext {
  /** The data release that the whole request is answered from. */
  model: ReadModel;
  /** Asks the database: only for fields that are marked as waiting (executor.ts). */
  search: Search;
  /** Single events, likewise. */
  events: Events;
  /** How the profiles did against what came, as shipped; null where none is. */
  backTest: BackTest | null;
}
