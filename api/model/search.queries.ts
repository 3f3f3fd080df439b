import { Arg, Ctx, Extensions, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { WAITS } from '../executor.ts';
import { limits, pageOf } from '../limits.ts';
import { pageSize } from './paging.ts';
import { SearchHit } from './search-hit.ts';

@Resolver()
export class SearchQueries {
  @Extensions(WAITS)
  @Query(() => [SearchHit], {
    description:
      'Everything there is, by name, id, alias and text, best first. Accents and case do not matter, the last word may ' +
      'be a beginning, English words are found in all their forms; every word must fit. Where little fits, words that ' +
      'are spelt alike are found as well.',
    complexity: pageOf(),
  })
  search(
    @Arg('text', () => String, { description: `What to look for, up to ${limits.maxSearchLength} characters.` })
    text: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: `Hits wanted, 1 to ${limits.maxFirst}.` })
    first: number | null,
    @Ctx() { model, search }: RequestContext,
  ): Promise<SearchHit[]> {
    if (text.length > limits.maxSearchLength) {
      throw new BadInput(`\`text\` has ${text.length} characters; expected up to ${limits.maxSearchLength}.`);
    }
    return search.find(text, pageSize(first ?? 10), model.dataRelease.ordinal);
  }
}
