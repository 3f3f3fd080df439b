import { Ctx, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';

@ObjectType('Estimate', { description: 'A figure with its 95 % interval.', simpleResolvers: true })
export class Estimate {
  @Field(() => Float, { description: 'The figure.' })
  value!: number;

  @Field(() => Float, { description: 'Lower end of the interval.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end of the interval.' })
  high!: number;
}

@ObjectType('BackTestPool', {
  description: 'Rows from which a list of the 30 highest scores of each year is taken.',
  simpleResolvers: true,
})
export class BackTestPool {
  @Field(() => ID, { description: 'Such as `states-at-risk`.' })
  id!: string;

  @Field(() => String, { description: 'Which rows.' })
  name!: string;

  @Field(() => Int, { description: 'Countries × years in it.' })
  rows!: number;
}

@ObjectType('BackTestList', { description: 'What the 30 highest scores of each year held.', simpleResolvers: true })
export class BackTestList {
  @Field(() => BackTestPool, { description: 'The rows it is taken from; no figure of a list is read without it.' })
  pool!: BackTestPool;

  @Field(() => Estimate, { description: 'Share of all rows with an outcome that were on the list.' })
  recall!: Estimate;

  @Field(() => Estimate, { description: 'Share of the list that had an outcome.' })
  precision!: Estimate;
}

@ObjectType('BackTestContender', {
  description: 'An index or forecast, and how it ordered the rows.',
  simpleResolvers: true,
})
export class BackTestContender {
  @Field(() => ID, { description: 'Such as `past-violence`.' })
  id!: string;

  @Field(() => String, { description: 'What it is.' })
  name!: string;

  @Field(() => Estimate, { description: 'Area under the ROC curve: ½ is chance.' })
  auc!: Estimate;

  @Field(() => Estimate, { description: 'Area under precision and recall; read it beside the base rate.' })
  aucPr!: Estimate;

  @Field(() => Estimate, { description: 'Brier skill against the share of outcomes known at the time; 0 is none.' })
  brierSkill!: Estimate;

  @Field(() => [BackTestList], { description: 'Its lists of 30, one for each pool.', complexity: listOf(2) })
  lists!: BackTestList[];

  @Field(() => Estimate, {
    nullable: true,
    description: 'AUC of the risk profile less its own, on the same rows; null for the risk profile.',
  })
  riskMinusThis!: Estimate | null;
}

@ObjectType('BackTestYears', { description: 'A country with years.', simpleResolvers: true })
export class BackTestYears {
  @Field(() => ID, { description: 'ISO 3166-1 alpha-3.' })
  country!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => [Int], { description: 'The years, ascending.' })
  years!: number[];
}

@ObjectType('BackTestNamed', { description: 'The lists of the risk profile by name and year.', simpleResolvers: true })
export class BackTestNamed {
  @Field(() => BackTestPool, { description: 'The rows the lists are taken from.' })
  pool!: BackTestPool;

  @Field(() => Int, { description: 'Onsets in all.' })
  onsets!: number;

  @Field(() => Int, { description: 'Countries × years that were on a list without an onset within two years.' })
  falseAlarmYears!: number;

  @Field(() => [BackTestYears], { description: 'Onsets that no list one or two years before held.' })
  misses!: BackTestYears[];

  @Field(() => [BackTestYears], { description: 'Years on a list without an onset in the two years after.' })
  falseAlarms!: BackTestYears[];

  @Field(() => [BackTestYears], { description: 'Onsets that a list one or two years before held.' })
  hits!: BackTestYears[];

  @Field(() => [BackTestYears], { description: 'Onsets in countries that had no score.' })
  notScored!: BackTestYears[];
}

@ObjectType('BackTestOutcome', { description: 'One outcome, and how well it was ordered.', simpleResolvers: true })
export class BackTestOutcome {
  @Field(() => ID, { description: 'Such as `any-25`.' })
  id!: string;

  @Field(() => String, { description: 'What is looked for.' })
  name!: string;

  @Field(() => String, { description: '`ONSET`: new violence; `INCIDENCE`: any, that which goes on included.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'What must be known of its rows; null where nothing.' })
  note!: string | null;

  @Field(() => Int, { description: 'First year that is scored; outcomes are looked for in the two years after.' })
  firstOrigin!: number;

  @Field(() => Int, { description: 'Last year that is scored.' })
  lastOrigin!: number;

  @Field(() => Int, { description: 'Countries × years.' })
  rows!: number;

  @Field(() => Int, { description: 'Of these, with the outcome within two years.' })
  positives!: number;

  @Field(() => Float, { description: 'Share of rows with the outcome.' })
  baseRate!: number;

  @Field(() => [BackTestContender], { description: 'The risk profile first.', complexity: listOf(12) })
  contenders!: BackTestContender[];

  @Field(() => BackTestNamed, {
    nullable: true,
    description: 'By name and year; null for outcomes that are not told at length.',
  })
  named!: BackTestNamed | null;
}

@ObjectType('BackTestFloor', { description: 'What was promised before the first run.', simpleResolvers: true })
export class BackTestFloor {
  @Field(() => ID, { description: 'Id of the outcome.' })
  outcome!: string;

  @Field(() => String, { description: '`AUC` or `RECALL_AT_30`.' })
  measure!: string;

  @Field(() => Float, { description: 'The least that was asked.' })
  floor!: number;

  @Field(() => Float, { description: 'What came out.' })
  value!: number;

  @Field(() => Boolean, { description: 'Whether it was held.' })
  held!: boolean;
}

@ObjectType('BackTest', {
  description: 'How well the risk profile orders countries, with hindsight on today’s vintage of the data.',
  simpleResolvers: true,
})
export class BackTest {
  @Field(() => String, { description: 'To be said before any figure.' })
  caution!: string;

  @Field(() => String, { description: 'What the figures were compared with.' })
  panelNote!: string;

  @Field(() => ID, { description: 'The release of the profiles that was tested.' })
  profilesRelease!: string;

  @Field(() => Int, { description: 'Draws of countries behind each interval.' })
  resamples!: number;

  @Field(() => [BackTestOutcome], { description: 'Outcome by outcome.', complexity: listOf(11) })
  outcomes!: BackTestOutcome[];

  @Field(() => [BackTestFloor], { description: 'Promises and what came of them.', complexity: listOf(5) })
  floors!: BackTestFloor[];
}

@Resolver()
export class BackTestQueries {
  @Query(() => BackTest, {
    nullable: true,
    description: 'The shipped back-test of the risk profile; null where none is shipped.',
  })
  backTest(@Ctx() { backTest }: RequestContext): BackTest | null {
    return backTest;
  }
}
