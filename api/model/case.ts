import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { Actor } from './actor.ts';
import { Country } from './country.ts';
import { EthnicGroup } from './ethnic-group.ts';
import { Publication } from './publication.ts';
import { Recommendation } from './recommendation.ts';
import { SourceReference } from './source-reference.ts';
import { Versioned } from './versioned.ts';

@ObjectType('CaseEvent', { description: 'Something dated that happened.', simpleResolvers: true })
export class CaseEvent {
  @Field(() => String, {
    description:
      'Year, month or day (`2014`, `2014-06`, `2014-06-10`), or a span of two (`2001/2010`); `2007/..` = from 2007 on.',
  })
  date!: string;

  @Field(() => String, { description: 'What happened, in our words.' })
  title!: string;

  sourceIds!: string[];

  @Field(() => [SourceReference], { description: 'What it rests on.', complexity: listOf(2) })
  sources!: SourceReference[];
}

@ObjectType('SourcedStatement', { description: 'A sentence of ours and what it rests on.', simpleResolvers: true })
export class SourcedStatement {
  @Field(() => String, { description: 'The sentence.' })
  text!: string;

  sourceIds!: string[];
  ethnicGroupIds!: string[];

  @Field(() => Boolean, { description: 'Whether it speaks against what the others of its list suggest.' })
  contrary!: boolean;

  @Field(() => [SourceReference], { description: 'What it rests on.', complexity: listOf(2) })
  sources!: SourceReference[];

  @Field(() => [EthnicGroup], {
    description: 'Groups of EPR that it is about; empty where none is meant or EPR has no such group.',
    complexity: listOf(1),
  })
  ethnicGroups!: EthnicGroup[];
}

@ObjectType('Case', {
  description: 'A country looked at closely: what happened, who acted, which groups and inequalities are at stake.',
  simpleResolvers: true,
})
@Entity({ tableName: 'case_study' })
export class Case extends Versioned {
  @Field(() => ID, { description: '`nigeria`, `pakistan` or `iraq`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  countryId!: string;

  @Field(() => String, { description: 'Title.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'In two or three sentences; `summarySources` says what they rest on.' })
  @Property({ type: 'text' })
  summary!: string;

  @Property({ type: 'text[]' })
  summarySourceIds!: string[];

  @Field(() => [CaseEvent], { description: 'Timeline, oldest first.', complexity: listOf(15) })
  @Property({ type: 'json' })
  events!: CaseEvent[];

  @Field(() => [SourcedStatement], { description: 'Identity groups affected.', complexity: listOf(5) })
  @Property({ type: 'json' })
  groups!: SourcedStatement[];

  @Field(() => [SourcedStatement], {
    description: 'Inequalities between groups, and what speaks against their weight.',
    complexity: listOf(6),
  })
  @Property({ type: 'json' })
  inequalities!: SourcedStatement[];

  @Field(() => [SourcedStatement], { description: 'What kept violence away or small.', complexity: listOf(2) })
  @Property({ type: 'json' })
  resilience!: SourcedStatement[];

  @Property({ type: 'text[]' })
  recommendationIds!: string[];

  @Field(() => String, { nullable: true, description: 'What a reader should know beside it; null for most.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => Country, { description: 'The country.' })
  country!: Country;

  @Field(() => [SourceReference], { description: 'What the summary rests on.', complexity: listOf(3) })
  summarySources!: SourceReference[];

  @Field(() => [Actor], { description: 'Organisations in it.', complexity: listOf(12) })
  actors!: Actor[];

  @Field(() => [Recommendation], { description: 'Recommendations in play.', complexity: listOf(12) })
  recommendations!: Recommendation[];

  @Field(() => [Publication], { description: 'Every publication it rests on.', complexity: listOf(15) })
  sources!: Publication[];

  @Field(() => [SourceReference], { description: 'Every press or agency page it rests on.', complexity: listOf(15) })
  pages!: SourceReference[];
}
