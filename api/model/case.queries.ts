import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf, pageOf } from '../limits.ts';
import { folded } from '../text.ts';
import { Actor } from './actor.ts';
import type { Actor as ActorNode } from './actor.ts';
import { Case } from './case.ts';
import type { Case as CaseNode } from './case.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { ActorType } from './enums.ts';
import { connectionOf, pageById, Paging, type Page } from './paging.ts';

export const CaseConnection = connectionOf('Case', Case, 'cases');
export const ActorConnection = connectionOf('Actor', Actor, 'actors');

@InputType('ActorFilter', { description: 'Which actors. All conditions given must hold.' })
export class ActorFilter {
  @Field(() => [ID], { nullable: true, description: 'In one of these countries.' })
  countries?: string[] | null;

  @Field(() => [ActorType], { nullable: true, description: 'Of one of these kinds.' })
  types?: ActorType[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name or description holds this text; accents and case do not matter.',
  })
  text?: string | null;
}

@Resolver()
export class CaseQueries {
  @Query(() => Case, { description: 'One case.' })
  case(
    @Arg('id', () => ID, { description: 'Such as `nigeria`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): CaseNode {
    return model.cases.get(id);
  }

  @Query(() => CaseConnection, { description: 'Cases, ordered by id.', complexity: pageOf(3) })
  cases(@Args(() => Paging) paging: Paging, @Ctx() { model }: RequestContext): Page<CaseNode> {
    return pageById(model.cases.all, paging);
  }

  @Query(() => Actor, { description: 'One actor.' })
  actor(
    @Arg('id', () => ID, { description: 'Such as `civilian-joint-task-force`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): ActorNode {
    return model.actors.get(id);
  }

  @Query(() => ActorConnection, { description: 'Actors, ordered by id.', complexity: pageOf(50) })
  actors(
    @Arg('filter', () => ActorFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: ActorFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<ActorNode> {
    let found = model.actors.all;
    if (filter?.countries) {
      const wanted = new Set(filter.countries.map((id) => model.countries.get(id)));
      found = found.filter(({ countries }) => countries.some((country) => wanted.has(country)));
    }
    if (filter?.types) {
      const wanted = new Set(filter.types);
      found = found.filter(({ type }) => wanted.has(type));
    }
    if (filter?.text) {
      const wanted = folded(filter.text);
      found = found.filter(({ name, description }) => folded(`${name} ${description}`).includes(wanted));
    }
    return pageById(found, paging);
  }
}

@Resolver(() => Actor)
export class ActorCases {
  @FieldResolver(() => [Case], { description: 'Cases it appears in.', complexity: listOf(1) })
  cases(@Root() actor: ActorNode): CaseNode[] {
    return actor.cases;
  }
}

@Resolver(() => Country)
export class CountryCases {
  @FieldResolver(() => [Case], { description: 'Cases of it.', complexity: listOf(1) })
  cases(@Root() country: CountryNode): CaseNode[] {
    return country.allCases;
  }

  @FieldResolver(() => [Actor], { description: 'Organisations in its cases.', complexity: listOf(12) })
  actors(@Root() country: CountryNode): ActorNode[] {
    return country.allActors;
  }
}
