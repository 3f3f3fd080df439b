import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { Country } from './country.ts';
import { ProfileKind } from './enums.ts';
import { Indicator } from './indicator.ts';
import { Observation } from './published-observation.ts';

@InputType('DimensionWeight', { description: 'How much a dimension counts. Only the proportions of weights matter.' })
export class DimensionWeight {
  @Field(() => ID, { description: 'The dimension, such as `EXCLUSION`.' })
  dimension!: string;

  @Field(() => Float, { description: 'Zero or more; a dimension that is not named counts 1.' })
  weight!: number;
}

@ObjectType('IndicatorScore', { description: 'A measure in a dimension.', simpleResolvers: true })
export class IndicatorScore {
  @Field(() => Indicator, { description: 'Whose figures it is read from.' })
  indicator!: Indicator;

  @Field(() => String, {
    description:
      'How they are read: as they are, as a logarithm, as the worst of five years, as a record since 1989, or as any in five years.',
  })
  reading!: string;

  @Field(() => ID, { description: 'Its id in the definition of the profile: see `profileModel`.' })
  measure!: string;

  @Field(() => Int, { description: '1: more of it means more of the profile; −1: less of it does.' })
  direction!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The figure as it is read, such as its logarithm; null where there is none.',
  })
  read!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of the frozen panel with less of it, 0 to 1.' })
  panelBelow!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of the frozen panel with exactly as much, 0 to 1.' })
  panelEqual!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Its place among the states of 1990–2019, 0 to 10, turned the way of the profile; null where there is no figure.',
  })
  score!: number | null;

  @Field(() => Observation, {
    nullable: true,
    description: 'The figure of the year it is read from; null where that year has none of its own.',
  })
  observation!: Observation | null;

  @Field(() => Int, { description: 'Years the figure was carried forward because its source has none newer.' })
  carriedYears!: number;
}

@ObjectType('DimensionScore', { description: 'A dimension of a profile.', simpleResolvers: true })
export class DimensionScore {
  @Field(() => ID, { description: 'Such as `EXCLUSION`.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description: '0 to 10; null where less than half of its measures can be told.',
  })
  score!: number | null;

  @Field(() => Float, { nullable: true, description: '5th percentile of the draws; null where none are published.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: '95th percentile of the draws; null where none are published.' })
  high!: number | null;

  @Field(() => [IndicatorScore], { description: 'What it is made of.', complexity: listOf(4) })
  indicators!: IndicatorScore[];
}

@ObjectType('Profile', {
  description:
    'Risk or resilience of a country in a year: a transparent index, a proposal of this project and not a standard. It orders situations and gives no ' +
    'probability of an event. The two profiles are never netted.',
  simpleResolvers: true,
})
export class Profile {
  @Field(() => Country, { description: 'The country.' })
  country!: Country;

  @Field(() => ProfileKind, { description: 'Which profile.' })
  kind!: ProfileKind;

  @Field(() => Int, { description: 'The year it is about.' })
  year!: number;

  @Field(() => Float, {
    nullable: true,
    description: '0 to 10, up = more of the profile; null where the figures do not carry one: then `missing` says why.',
  })
  score!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      '5th percentile of 1,000 draws; null without a score, with weights of your own, or where newer figures were imported since the draws.',
  })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: '95th percentile of the draws; null as `low` is.' })
  high!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The most likely fifth of the states of 1990–2019, from “lowest fifth” to “highest fifth”; null without a score or with weights of your own.',
  })
  class!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of draws in that class, 0 to 1; null where no draws are published.',
  })
  classProbability!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The next most likely class, where the first has less than 80 % of the draws; else null.',
  })
  alternativeClass!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Place among the countries scored in that year; 1 = the highest score. Read it as `rankLow` to `rankHigh`.',
  })
  rank!: number | null;

  @Field(() => Int, { nullable: true, description: '5th percentile of its rank in the draws; null as `low` is.' })
  rankLow!: number | null;

  @Field(() => Int, { nullable: true, description: '95th percentile of its rank in the draws; null as `low` is.' })
  rankHigh!: number | null;

  @Field(() => Int, { description: 'Countries scored in that year.' })
  rankedCount!: number;

  @Field(() => Float, {
    description: '0 to 10: how complete, fresh and undisturbed by war the figures are. Below 7 they are thin.',
  })
  reliability!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The score less that of five years before; null where one of them is missing.',
  })
  change5y!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the bands of the two years are apart. False: no clear change. Null where a band is missing.',
  })
  changeIsClear!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why there is no score; null where there is one.' })
  missing!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why there is no band though there is a score; null where there is one, or no score.',
  })
  bandMissing!: string | null;

  @Field(() => String, {
    description:
      'One sentence a report can quote: what, when, value, band, rank band, weights where they are not the default ones, data release.',
  })
  sentence!: string;

  @Field(() => [DimensionScore], { description: 'Its four dimensions.', complexity: listOf(4) })
  dimensions!: DimensionScore[];
}
