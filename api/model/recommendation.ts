import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import type { Case } from './case.ts';
import { DoNoHarmCondition } from './do-no-harm-condition.ts';
import { Theme } from './enums.ts';
import type { Finding } from './finding.ts';
import { Publication } from './publication.ts';
import { RiskFactor } from './risk-factor.ts';
import { Versioned } from './versioned.ts';

@ObjectType('InBrief', {
  description: 'How the brief, or a publication listed with it, puts a recommendation.',
  simpleResolvers: true,
})
export class InBrief {
  @Field(() => String, { description: 'What it says, in our words.' })
  text!: string;

  @Field(() => String, { description: 'Where in the text.' })
  place!: string;

  publicationId!: string;

  @Field(() => Publication, { description: 'The text.' })
  publication!: Publication;
}

@ObjectType('Recommendation', {
  description:
    'Something the brief (Claes 2013) asks of states, or warns them of, with what research found for and against it.',
  simpleResolvers: true,
})
@Entity({ tableName: 'recommendation' })
export class Recommendation extends Versioned {
  @Field(() => ID, { description: 'Such as `ssr.civilian-oversight`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** Place in lists. */
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => Theme, { description: 'The lever it belongs to.' })
  @Property({ type: 'text' })
  theme!: Theme;

  @Field(() => String, { description: 'In a few words.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'What it asks, in a sentence or two of ours.' })
  @Property({ type: 'text' })
  statement!: string;

  @Field(() => String, {
    description:
      '`BRIEF`: the brief says it. `IMPLIED`: the brief implies it. `RELATED_PUBLICATION`: a publication listed with the brief says it.',
  })
  @Property({ type: 'text' })
  basis!: string;

  @Field(() => [String], {
    description:
      '`NON_STATE`: the state is better able to stop large violence by others. `STATE`: agents of the state are less likely to take part.',
  })
  @Property({ type: 'text[]' })
  mechanisms!: string[];

  @Field(() => String, { description: 'How it is thought to work.' })
  @Property({ type: 'text' })
  mechanism!: string;

  @Field(() => InBrief, { description: 'How the brief, or a publication listed with it, puts it.' })
  @Property({ type: 'json' })
  inBrief!: InBrief;

  @Field(() => [String], { description: 'Codes of the UN risk factors it acts on; `actsOn` has their names.' })
  @Property({ type: 'text[]' })
  riskFactors!: string[];

  @Property({ type: 'text[]' })
  raisedRiskFactorIds!: string[];

  @Property({ type: 'text[]' })
  conditionIds!: string[];

  @Field(() => String, { description: 'How it can go wrong.' })
  @Property({ type: 'text' })
  backfire!: string;

  @Field(() => Boolean, {
    description: 'Whether it is a warning, which has no remedy to be tested: its findings are counted without a label.',
  })
  @Property({ type: 'boolean' })
  isWarning!: boolean;

  @Field(() => String, { nullable: true, description: 'How to read its directions, where that is special; else null.' })
  @Property({ type: 'text', nullable: true })
  reading: string | null = null;

  @Field(() => [RiskFactor], { description: 'UN risk factors it acts on.', complexity: listOf(3) })
  actsOn!: RiskFactor[];

  @Field(() => [RiskFactor], {
    description: 'UN risk factors that it may raise when badly done.',
    complexity: listOf(2),
  })
  mayRaise!: RiskFactor[];

  @Field(() => [DoNoHarmCondition], { description: 'Do-no-harm conditions that go with it.', complexity: listOf(6) })
  conditions!: DoNoHarmCondition[];

  /** Filled by the read model; public fields with arguments are in recommendation.queries.ts. */
  allFindings!: Finding[];
  allCases!: Case[];
}
