import type { ReadModel } from './read-model/read-model.ts';

/** What a resolver gets: the data release that the whole request is answered from. */
export interface RequestContext {
  model: ReadModel;
}
