import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Region } from './region.ts';

@Resolver()
export class RegionQueries {
  @Query(() => Region, { description: 'One region of a country.' })
  region(
    @Arg('id', () => ID, {
      description: 'ISO 3166-2 where the region has one, such as `NG-KE`, else its producer’s code.',
    })
    id: string,
    @Ctx() { model }: RequestContext,
  ): Region {
    return model.regions.get(id);
  }
}
