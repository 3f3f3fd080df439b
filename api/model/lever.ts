import { Field, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { checkCondition, type LeverCounts } from '../profiles/conditions.ts';
import { assess } from '../profiles/levers.ts';
import type { Situation } from '../profiles/situation.ts';
import { triggers } from '../profiles/trigger.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import { DoNoHarmCondition } from './do-no-harm-condition.ts';
import { ConditionState, Salience, Theme } from './enums.ts';
import { EvidenceTally, tally } from './evidence-tally.ts';
import { Indicator } from './indicator.ts';
import { Observation } from './published-observation.ts';
import { Recommendation } from './recommendation.ts';

@ObjectType('LeverReason', {
  description: 'Why a recommendation is salient, or cannot be judged.',
  simpleResolvers: true,
})
export class LeverReason {
  @Field(() => Indicator, { nullable: true, description: 'The indicator it rests on; null where it is no single one.' })
  indicator!: Indicator | null;

  @Field(() => Observation, { nullable: true, description: 'The figure it rests on; null where it is no single one.' })
  observation!: Observation | null;

  @Field(() => String, { description: 'The rule and what it found, in words.' })
  explanation!: string;
}

@ObjectType('ConditionCheck', { description: 'A do-no-harm condition in a country and year.', simpleResolvers: true })
export class ConditionCheck {
  @Field(() => DoNoHarmCondition, { description: 'The condition.' })
  condition!: DoNoHarmCondition;

  @Field(() => ConditionState, {
    description: 'What the data say. NOT_RAISED means no warning in these data, never safe.',
  })
  state!: ConditionState;

  @Field(() => String, { description: 'Why, in words, with its source.' })
  reason!: string;
}

@ObjectType('Lever', {
  description:
    'A recommendation in a country and year. Salient means “look here first”, not that it will work; read it with its conditions and its evidence.',
  simpleResolvers: true,
})
export class Lever {
  @Field(() => Country, { description: 'The country.' })
  country!: Country;

  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => Recommendation, { description: 'The recommendation.' })
  recommendation!: Recommendation;

  @Field(() => Salience, { description: 'Whether the figures say to look here first.' })
  salience!: Salience;

  @Field(() => [LeverReason], { description: 'Why; empty where it is not salient.', complexity: listOf(2) })
  reasons!: LeverReason[];

  @Field(() => [ConditionCheck], { description: 'The conditions that go with it.', complexity: listOf(6) })
  conditions!: ConditionCheck[];

  @Field(() => EvidenceTally, { description: 'Counts of the findings on it that come from this country.' })
  localEvidence!: EvidenceTally;
}

/** Every recommendation in a country and year, in their order. */
export function leversOf(model: ReadModel, country: Country, year: number): Lever[] {
  const situation = model.profiles.situations.of(country.index, year);
  const assessed = model.recommendationsInOrder.map((recommendation) => ({
    recommendation,
    ...assess(recommendation.id, situation),
    isRuled: recommendation.id in triggers,
  }));
  const counts = countsOf(assessed);
  return assessed.map(({ recommendation, salience, reasons }) => ({
    country,
    year,
    recommendation,
    salience,
    get reasons() {
      return reasons.map(({ explanation, seen }) => ({ explanation, ...figureOf(model, country, seen) }));
    },
    get conditions() {
      return conditionsOf(recommendation, situation, counts);
    },
    get localEvidence() {
      return tally(country.allFindings.filter(({ recommendationId }) => recommendationId === recommendation.id));
    },
  }));
}

/** The lens is no lever of a state: it does not count as a strategy of one, nor as a part of one. */
function countsOf(
  assessed: readonly { recommendation: Recommendation; salience: Salience; isRuled: boolean }[],
): LeverCounts {
  const own = assessed.filter(({ recommendation }) => recommendation.theme !== Theme.PREVENTION_LENS);
  return {
    salient: own.filter(({ salience }) => salience === 'SALIENT').length,
    unassessed: own.filter(({ salience, isRuled }) => isRuled && salience === 'NOT_ASSESSED').length,
  };
}

function conditionsOf(recommendation: Recommendation, situation: Situation, levers: LeverCounts): ConditionCheck[] {
  return recommendation.conditions.map((condition) => ({
    condition,
    ...checkCondition(condition.id, situation, levers),
  }));
}

function figureOf(
  model: ReadModel,
  country: Country,
  seen: { indicator: string; year: number } | null,
): Pick<LeverReason, 'indicator' | 'observation'> {
  if (!seen) return { indicator: null, observation: null };
  const indicator = model.indicators.get(seen.indicator);
  const cube = model.countryCube(indicator);
  const cell = cube?.cell(country.index, seen.year) ?? -1;
  return { indicator, observation: cube && cell >= 0 ? new Observation(indicator, country, cube, cell) : null };
}
