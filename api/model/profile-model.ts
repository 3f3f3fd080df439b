import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { ProfileKind } from './enums.ts';
import { Indicator } from './indicator.ts';
import { Recommendation } from './recommendation.ts';

@ObjectType('MeasureDefinition', {
  description: 'One measure: an indicator, how it is read, and which way it points.',
  simpleResolvers: true,
})
export class MeasureDefinition {
  @Field(() => ID, { description: 'Such as `one_sided_in_5`.' })
  id!: string;

  @Field(() => Indicator, { description: 'Whose figures it is read from.' })
  indicator!: Indicator;

  @Field(() => String, {
    description: '`AS_IS`, `LOG`, `LOG_OF_WORST_IN_5`, `EVER_1000` or `ANY_IN_5`: see `readingInWords`.',
  })
  reading!: string;

  @Field(() => String, { description: 'What is done to the figures before they are compared.' })
  readingInWords!: string;

  @Field(() => Int, { description: '1: more of it means more of the profile; −1: less of it does.' })
  direction!: number;

  @Field(() => String, { description: 'How the draws treat what the figure may be off by.' })
  errorInWords!: string;
}

@ObjectType('DimensionDefinition', {
  description: 'A dimension: the plain mean of its measures.',
  simpleResolvers: true,
})
export class DimensionDefinition {
  @Field(() => ID, { description: 'Such as `EXCLUSION`.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => [MeasureDefinition], { description: 'What it is made of.', complexity: listOf(4) })
  measures!: MeasureDefinition[];
}

@ObjectType('ProfileDefinition', { description: 'How a profile is made.', simpleResolvers: true })
export class ProfileDefinition {
  @Field(() => ProfileKind, { description: 'Which profile.' })
  kind!: ProfileKind;

  @Field(() => String, { description: '`ARITHMETIC` or `GEOMETRIC` mean of the dimensions.' })
  aggregation!: string;

  @Field(() => [Float], {
    description: 'The four scores that part the panel into fifths: the ends of the five classes.',
  })
  fifths!: number[];

  @Field(() => [Float], { description: 'The two scores that part the panel into thirds.' })
  thirds!: number[];

  @Field(() => Float, { description: 'Lowest score in the panel.' })
  lowest!: number;

  @Field(() => Float, { description: 'Highest score in the panel.' })
  highest!: number;

  @Field(() => [DimensionDefinition], { description: 'Its four dimensions.', complexity: listOf(4) })
  dimensions!: DimensionDefinition[];
}

@ObjectType('LeverRule', {
  description: 'What makes a recommendation salient: any one of these. A proposal of this project, not a standard.',
  simpleResolvers: true,
})
export class LeverRule {
  @Field(() => Recommendation, { description: 'The recommendation.' })
  recommendation!: Recommendation;

  @Field(() => [String], { description: 'The triggers, in words; empty where no figure can tell.' })
  triggers!: string[];
}

@ObjectType('ProfileModel', {
  description: 'The model behind both profiles, as data. A proposal of this project, not a standard.',
  simpleResolvers: true,
})
export class ProfileModel {
  @Field(() => Int, { description: 'First year that is scored.' })
  firstYear!: number;

  @Field(() => Int, { description: 'Last year that is scored.' })
  lastYear!: number;

  @Field(() => Int, { description: 'First year of the frozen panel that every figure is compared with.' })
  panelFirstYear!: number;

  @Field(() => Int, { description: 'Last year of the panel.' })
  panelLastYear!: number;

  @Field(() => Int, { description: 'Inhabitants from which a state belongs to the panel.' })
  panelPopulation!: number;

  @Field(() => Float, { description: 'No dimension counts for less than this in a geometric mean.' })
  floor!: number;

  @Field(() => Int, { description: 'Years a figure may be carried forward where its source has no row yet.' })
  carriedAtMost!: number;

  @Field(() => Int, { description: 'Dimensions that must be told for a score.' })
  dimensionsNeeded!: number;

  @Field(() => Float, { description: 'A score of RISK from which a figure or dimension counts as high.' })
  highRisk!: number;

  @Field(() => Float, { description: 'A score of RESILIENCE up to which a figure or dimension counts as low.' })
  lowResilience!: number;

  @Field(() => Float, { description: 'Reliability below which figures are too thin to judge by.' })
  reliable!: number;

  @Field(() => Int, { description: 'How often each profile is drawn anew for its bands.' })
  draws!: number;

  @Field(() => Float, { description: 'Share of draws from which on a class is said alone.' })
  sureShare!: number;

  @Field(() => [ProfileDefinition], { description: 'Both profiles.', complexity: listOf(2) })
  profiles!: ProfileDefinition[];

  @Field(() => [LeverRule], {
    description: 'When a recommendation is salient, in the order of recommendations.',
    complexity: listOf(15),
  })
  leverRules!: LeverRule[];
}
