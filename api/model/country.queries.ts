import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf, pageOf } from '../limits.ts';
import { folded } from '../text.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { EthnicGroup } from './ethnic-group.ts';
import { connectionOf, pageById, Paging, type Page } from './paging.ts';
import { Region } from './region.ts';

export const CountryConnection = connectionOf('Country', Country, 'countries');

@InputType('CountryFilter', { description: 'Which countries. All conditions given must hold.' })
export class CountryFilter {
  @Field(() => [ID], { nullable: true, description: 'These ids.' })
  ids?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'In one of these M49 regions or subregions, such as `Africa`.',
  })
  regions?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A name or alias holds this text; accents and case do not matter.',
  })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is a case of it.' })
  hasCase?: boolean | null;
}

@Resolver()
export class CountryQueries {
  @Query(() => Country, { description: 'One country.' })
  country(
    @Arg('id', () => ID, { description: 'ISO 3166-1 alpha-3, such as `NGA`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): CountryNode {
    return model.countries.get(id);
  }

  @Query(() => CountryConnection, {
    description: 'Countries and territories, those that ended included, ordered by id.',
    complexity: pageOf(260),
  })
  countries(
    @Arg('filter', () => CountryFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: CountryFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<CountryNode> {
    let found: readonly CountryNode[] = filter?.ids ? model.countries.pick(filter.ids) : model.countries.all;
    if (filter?.regions) {
      const regions = new Set(model.worldRegions.pick(filter.regions).map(({ id }) => id));
      found = found.filter(
        ({ region, subregion }) => regions.has(region) || (subregion !== null && regions.has(subregion)),
      );
    }
    if (filter?.text) {
      const wanted = folded(filter.text);
      found = found.filter(({ name, aliases }) => [name, ...aliases].some((one) => folded(one).includes(wanted)));
    }
    if (filter?.hasCase != null) found = found.filter(({ allCases }) => allCases.length > 0 === filter.hasCase);
    return pageById(found, paging);
  }
}

@Resolver(() => Country)
export class CountryParts {
  @FieldResolver(() => [Region], { description: 'Its parts, as the sources divide it.', complexity: listOf(12) })
  regions(@Root() country: CountryNode): Region[] {
    return country.regions;
  }

  @FieldResolver(() => [EthnicGroup], {
    description: 'Every politically relevant ethnic group EPR codes in it, each with its whole coded history.',
    complexity: listOf(6),
  })
  groups(@Root() country: CountryNode): EthnicGroup[] {
    return country.groups;
  }
}
