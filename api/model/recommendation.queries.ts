import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import { Case } from './case.ts';
import type { Case as CaseNode } from './case.ts';
import { DoNoHarmCondition } from './do-no-harm-condition.ts';
import type { DoNoHarmCondition as ConditionNode } from './do-no-harm-condition.ts';
import { Theme } from './enums.ts';
import { Recommendation } from './recommendation.ts';
import type { Recommendation as RecommendationNode } from './recommendation.ts';
import { RiskFactor } from './risk-factor.ts';
import type { RiskFactor as RiskFactorNode } from './risk-factor.ts';

@Resolver(() => Recommendation)
export class RecommendationQueries {
  @Query(() => [Recommendation], {
    description: 'The recommendations and warnings of the brief, in its order of themes.',
    complexity: listOf(15),
  })
  recommendations(
    @Arg('theme', () => Theme, { nullable: true, description: 'Of this theme only.' }) theme: Theme | null,
    @Ctx() { model }: RequestContext,
  ): RecommendationNode[] {
    return model.recommendationsInOrder.filter((one) => theme == null || one.theme === theme);
  }

  @Query(() => Recommendation, { description: 'One recommendation.' })
  recommendation(
    @Arg('id', () => ID, { description: 'Such as `ssr.civilian-oversight`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): RecommendationNode {
    return model.recommendations.get(id);
  }

  @Query(() => [RiskFactor], {
    description: 'The risk factors of the UN Framework, in its order.',
    complexity: listOf(14),
  })
  riskFactors(@Ctx() { model }: RequestContext): RiskFactorNode[] {
    return model.riskFactors.all.toSorted((a, b) => a.position - b.position);
  }

  @Query(() => [DoNoHarmCondition], { description: 'The do-no-harm conditions.', complexity: listOf(9) })
  doNoHarmConditions(@Ctx() { model }: RequestContext): readonly ConditionNode[] {
    return model.conditions.all;
  }

  @FieldResolver(() => [Case], { description: 'Cases in which it is in play.', complexity: listOf(3) })
  cases(@Root() recommendation: RecommendationNode): CaseNode[] {
    return recommendation.allCases;
  }
}
