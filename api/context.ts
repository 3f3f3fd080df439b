import type { ReadModel } from './read-model/read-model.ts';
import type { Search } from './search.ts';

/** What a resolver gets. */
export interface RequestContext {
  /** The data release that the whole request is answered from. */
  model: ReadModel;
  /** Asks the database: only for fields that are marked as waiting (executor.ts). */
  search: Search;
}
