import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { limits, pageOf } from '../limits.ts';
import { pageSize } from './paging.ts';
import { SearchHit } from './search-hit.ts';

@Resolver()
export class SearchQueries {
  @Query(() => [SearchHit], {
    description:
      'Countries, indicators, ethnic groups, regions and sources by name, id or alias, best first. Accents and case do ' +
      'not matter, small slips are forgiven; every word must fit.',
    complexity: pageOf(),
  })
  search(
    @Arg('text', () => String, { description: `What to look for, up to ${limits.maxSearchLength} characters.` })
    text: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: `Hits wanted, 1 to ${limits.maxFirst}.` })
    first: number | null,
    @Ctx() { model }: RequestContext,
  ): SearchHit[] {
    if (text.length > limits.maxSearchLength) {
      throw new BadInput(`\`text\` has ${text.length} characters; expected up to ${limits.maxSearchLength}.`);
    }
    return model.search.find(text, pageSize(first ?? 10));
  }
}
