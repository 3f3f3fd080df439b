import { quantileSorted } from 'd3-array';
import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import { Indicator } from './indicator.ts';
import type { Indicator as IndicatorNode } from './indicator.ts';
import { Source } from './source.ts';
import type { Source as SourceNode } from './source.ts';
import { checkedYear } from './years.ts';

@ObjectType('Distribution', {
  description: 'How the figures of all countries spread in one year. Each country counts once, whatever its size.',
  simpleResolvers: true,
})
export class Distribution {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => Int, { description: 'Countries with a figure.' })
  countries!: number;

  @Field(() => Float, { description: 'Lowest figure.' })
  minimum!: number;

  @Field(() => Float, { description: '5th percentile.' })
  p5!: number;

  @Field(() => Float, { description: '25th percentile.' })
  p25!: number;

  @Field(() => Float, { description: 'Half of the countries lie below.' })
  median!: number;

  @Field(() => Float, { description: '75th percentile.' })
  p75!: number;

  @Field(() => Float, { description: '95th percentile.' })
  p95!: number;

  @Field(() => Float, { description: 'Highest figure.' })
  maximum!: number;
}

@Resolver()
export class IndicatorQueries {
  @Query(() => Indicator, { description: 'One indicator.' })
  indicator(
    @Arg('id', () => ID, { description: 'Such as `vdem.v2x_clphy`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): IndicatorNode {
    return model.indicators.get(id);
  }

  @Query(() => [Indicator], { description: 'All indicators, ordered by id.', complexity: listOf(115) })
  indicators(
    @Arg('topics', () => [String], { nullable: true, description: 'Under these headings only.' }) topics:
      | string[]
      | null,
    @Ctx() { model }: RequestContext,
  ): readonly IndicatorNode[] {
    if (!topics) return model.indicators.all;
    const wanted = new Set(model.topics.pick(topics).map(({ id }) => id));
    return model.indicators.all.filter(({ topic }) => wanted.has(topic));
  }
}

@Resolver(() => Indicator)
export class IndicatorParts {
  @FieldResolver(() => Distribution, {
    nullable: true,
    description: 'How the countries’ figures spread in one year; null where there are none.',
  })
  distribution(
    @Root() indicator: IndicatorNode,
    @Arg('year', () => Int, { description: 'The year.' }) year: number,
    @Ctx() { model }: RequestContext,
  ): Distribution | null {
    const spread = model.countryCube(indicator)?.spread(checkedYear(year, 'year'));
    if (!spread?.length) return null;
    const figures = [...spread];
    const at = (share: number) => quantileSorted(figures, share) ?? Number.NaN;
    return {
      year,
      countries: spread.length,
      minimum: at(0),
      p5: at(0.05),
      p25: at(0.25),
      median: at(0.5),
      p75: at(0.75),
      p95: at(0.95),
      maximum: at(1),
    };
  }
}

@Resolver(() => Source)
export class SourceIndicators {
  @FieldResolver(() => [Indicator], { description: 'What we take from it.', complexity: listOf(15) })
  indicators(@Root() source: SourceNode): IndicatorNode[] {
    return source.indicators;
  }
}
