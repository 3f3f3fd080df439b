import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import { SCORED } from '../profiles/definition.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { EvidenceTally, tally } from './evidence-tally.ts';
import { Lever, leversOf } from './lever.ts';
import { isScorable, scoredYear } from './profile.queries.ts';
import { Recommendation } from './recommendation.ts';
import type { Recommendation as RecommendationNode } from './recommendation.ts';

const YEAR = `A year from ${SCORED.firstYear} to ${SCORED.lastYear}; without it, the last.`;

@ObjectType('NeedAndEvidence', {
  description:
    'Where a recommendation matters, beside what research says of it. It shows priorities for research and scores nothing.',
  simpleResolvers: true,
})
class NeedAndEvidence {
  @Field(() => Recommendation, { description: 'The recommendation.' })
  recommendation!: RecommendationNode;

  @Field(() => Int, { description: 'Countries in which it is salient.' })
  salient!: number;

  @Field(() => Int, { description: 'Countries in which the figures can say whether it is; 0 where none can.' })
  assessed!: number;

  @Field(() => EvidenceTally, { description: 'All findings on it.' })
  evidence!: EvidenceTally;

  @Field(() => EvidenceTally, { description: 'Of these, findings from the countries in which it is salient.' })
  localEvidence!: EvidenceTally;

  @Field(() => Int, { description: 'Countries in which it is salient and from which there is no finding on it.' })
  withoutLocalEvidence!: number;
}

@Resolver()
export class LeverQueries {
  @Query(() => [NeedAndEvidence], {
    description: 'Need beside evidence, recommendation by recommendation.',
    complexity: listOf(15),
  })
  needAndEvidence(
    @Arg('year', () => Int, { nullable: true, description: YEAR }) asked: number | null,
    @Ctx() { model }: RequestContext,
  ): NeedAndEvidence[] {
    const byRecommendation = Map.groupBy(leversIn(model, scoredYear(asked)), ({ recommendation }) => recommendation);
    return model.recommendationsInOrder.map((recommendation) => {
      const levers = byRecommendation.get(recommendation) ?? [];
      const salient = new Set(levers.filter(({ salience }) => salience === 'SALIENT').map(({ country }) => country));
      const local = recommendation.allFindings.filter(({ countries }) => countries.some((one) => salient.has(one)));
      const from = new Set(local.flatMap(({ countries }) => countries.filter((one) => salient.has(one))));
      return {
        recommendation,
        salient: salient.size,
        assessed: levers.filter(({ salience }) => salience !== 'NOT_ASSESSED').length,
        evidence: tally(recommendation.allFindings),
        localEvidence: tally(local),
        withoutLocalEvidence: salient.size - from.size,
      };
    });
  }
}

/** Every recommendation in every country of a year, worked out once for a data release. */
function leversIn(model: ReadModel, year: number): readonly Lever[] {
  return model.once(`levers ${year}`, () =>
    model.countries.all
      .filter((country) => isScorable(country, year) && hasFigures(model, country, year))
      .flatMap((country) => leversOf(model, country, year)),
  );
}

/** A country without a single dimension is left out of counts: nothing can be said of it. */
function hasFigures(model: ReadModel, country: CountryNode, year: number): boolean {
  const situation = model.profiles.situations.of(country.index, year);
  return situation.reliability > 0;
}

@Resolver(() => Country)
export class CountryLevers {
  @FieldResolver(() => [Lever], {
    description: 'All recommendations in it, each with its salience, reasons, conditions and evidence from it.',
    complexity: listOf(15),
  })
  levers(
    @Root() country: CountryNode,
    @Arg('year', () => Int, { nullable: true, description: YEAR }) asked: number | null,
    @Ctx() { model }: RequestContext,
  ): Lever[] {
    return leversOf(model, country, scoredYear(asked));
  }
}

@Resolver(() => Recommendation)
export class RecommendationLevers {
  @FieldResolver(() => [Lever], {
    description:
      'It in every country with figures for the year, ordered by id: salient, not salient, or not assessed, which is not known. ' +
      'Countries that are not listed have no figures to go by.',
    complexity: listOf(180),
  })
  levers(
    @Root() recommendation: RecommendationNode,
    @Arg('year', () => Int, { nullable: true, description: YEAR }) asked: number | null,
    @Ctx() { model }: RequestContext,
  ): Lever[] {
    return leversIn(model, scoredYear(asked)).filter((lever) => lever.recommendation === recommendation);
  }

  @FieldResolver(() => [Lever], {
    description: 'Countries in which it is salient, ordered by id.',
    complexity: listOf(60),
  })
  salientCountries(
    @Root() recommendation: RecommendationNode,
    @Arg('year', () => Int, { nullable: true, description: YEAR }) asked: number | null,
    @Ctx() { model }: RequestContext,
  ): Lever[] {
    return leversIn(model, scoredYear(asked)).filter(
      (lever) => lever.recommendation === recommendation && lever.salience === 'SALIENT',
    );
  }
}
