import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { Polarity, ProfileKind, Theme } from './enums.ts';
import { Release, Source } from './source.ts';
import { Versioned } from './versioned.ts';

@ObjectType('YearCount', { description: 'How many countries have a figure in a year.', simpleResolvers: true })
export class YearCount {
  @Field(() => Int, { description: 'Calendar year.' })
  year!: number;

  @Field(() => Int, { description: 'Countries with a figure.' })
  countries!: number;
}

@ObjectType('Indicator', {
  description: 'Something a source measures for countries and years, with its unit, direction and traps.',
  simpleResolvers: true,
})
@Entity({ tableName: 'indicator' })
export class Indicator extends Versioned {
  @Field(() => ID, { description: '`<source>.<the producer’s own variable, lower case>`, such as `vdem.v2x_clphy`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'Full name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Short name for legends and other tight places.' })
  @Property({ type: 'text' })
  shortName!: string;

  @Field(() => String, { description: 'What the figure means, in plain words, and what null means.' })
  @Property({ type: 'text' })
  description!: string;

  @Field(() => String, { description: 'Unit, in words.' })
  @Property({ type: 'text' })
  unit!: string;

  @Field(() => String, { description: 'What a higher figure means, such as “more exclusion”.' })
  @Property({ type: 'text' })
  moreMeans!: string;

  @Field(() => String, { description: 'Heading under which lists and pickers put it.' })
  @Property({ type: 'text' })
  topic!: string;

  @Field(() => Theme, {
    nullable: true,
    description: 'The lever of the brief it belongs to; null for outcomes and context.',
  })
  @Property({ type: 'text', nullable: true })
  theme: Theme | null = null;

  @Field(() => ProfileKind, { nullable: true, description: 'The profile it feeds; null = shown, not scored.' })
  @Property({ type: 'text', nullable: true })
  profile: ProfileKind | null = null;

  @Field(() => String, { nullable: true, description: 'The dimension of that profile, such as `EXCLUSION`.' })
  @Property({ type: 'text', nullable: true })
  dimension: string | null = null;

  @Field(() => Polarity, { description: 'Which way the raw figure points.' })
  @Property({ type: 'text' })
  polarity!: Polarity;

  @Field(() => [String], {
    description:
      'Factors of the UN Framework of Analysis for Atrocity Crimes it bears on (`RF1` … `RF14`). Tags, never a score.',
  })
  @Property({ type: 'text[]' })
  riskFactors!: string[];

  @Field(() => Float, { nullable: true, description: 'Lowest possible figure; null = unbounded.' })
  @Property({ type: 'double', nullable: true })
  rangeLow: number | null = null;

  @Field(() => Float, { nullable: true, description: 'Highest possible figure; null = unbounded.' })
  @Property({ type: 'double', nullable: true })
  rangeHigh: number | null = null;

  @Field(() => Int, { description: 'Digits after the point worth showing.' })
  @Property({ type: 'integer' })
  decimals!: number;

  @Field(() => String, { nullable: true, description: 'A trap in reading it; null for most.' })
  @Property({ type: 'text', nullable: true })
  caution: string | null = null;

  @Property({ type: 'text' })
  sourceId!: string;

  /** Column of the producer's file; null for figures we derive. */
  @Property({ type: 'text', nullable: true })
  column: string | null = null;

  @Property({ type: 'text', nullable: true })
  lowColumn: string | null = null;

  @Property({ type: 'text', nullable: true })
  highColumn: string | null = null;

  @Field(() => Source, { description: 'Who measures it.' })
  source!: Source;

  @Field(() => Release, {
    nullable: true,
    description: 'The imported file its figures come from; null while none is loaded.',
  })
  release: Release | null = null;

  @Field(() => Int, { nullable: true, description: 'First year with a figure; null while none is loaded.' })
  firstYear: number | null = null;

  @Field(() => Int, { nullable: true, description: 'Last year with a figure; null while none is loaded.' })
  lastYear: number | null = null;

  @Field(() => Int, { description: 'Countries with a figure in any year.' })
  countryCount!: number;

  @Field(() => [YearCount], { description: 'Countries with a figure, year by year.', complexity: listOf(35) })
  coverage!: YearCount[];
}
