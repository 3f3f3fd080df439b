import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { Country } from './country.ts';
import { PowerStatus } from './enums.ts';
import { Release } from './source.ts';
import { Versioned } from './versioned.ts';

@ObjectType('PowerPeriod', {
  description: 'Years in which a group’s access to power did not change.',
  simpleResolvers: true,
})
@Entity({ tableName: 'power_period' })
export class PowerPeriod extends Versioned {
  @PrimaryKey({ type: 'text' })
  groupId!: string;

  @Field(() => Int, { description: 'First year.' })
  @PrimaryKey({ type: 'integer', fieldName: 'from_year' })
  from!: number;

  @Field(() => Int, {
    description: 'Last year, included. The last coded year is the end of the data, not of the status.',
  })
  @Property({ type: 'integer', fieldName: 'to_year' })
  to!: number;

  @Field(() => PowerStatus, { description: 'Access to executive power at the centre.' })
  @Property({ type: 'text' })
  status!: PowerStatus;

  @Field(() => Float, { nullable: true, description: 'Share of the total population, 0 to 1.' })
  @Property({ type: 'double', nullable: true })
  size: number | null = null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it had regional autonomy; null where EPR leaves it blank.',
  })
  @Property({ type: 'boolean', nullable: true })
  regionalAutonomy: boolean | null = null;
}

@ObjectType('EthnicGroup', {
  description: 'A politically relevant ethnic group in one state, under the name EPR gives it.',
  simpleResolvers: true,
})
@Entity({ tableName: 'ethnic_group' })
export class EthnicGroup extends Versioned {
  @Field(() => ID, { description: 'EPR’s `gwgroupid`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'Name as EPR writes it.' })
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  countryId!: string;

  @Field(() => Country, { description: 'The state.' })
  country!: Country;

  @Field(() => [PowerPeriod], {
    description: 'Its coded history, oldest first; periods that reach 1990 or later.',
    complexity: listOf(5),
  })
  periods!: PowerPeriod[];

  @Field(() => Release, { description: 'The imported file it comes from.' })
  release!: Release;
}
