import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import type { Case } from './case.ts';
import { Country } from './country.ts';
import { ActorType } from './enums.ts';
import { SourceReference } from './source-reference.ts';
import { Versioned } from './versioned.ts';

@ObjectType('Actor', {
  description: 'An organisation in a case: never a people, never a person.',
  simpleResolvers: true,
})
@Entity({ tableName: 'actor' })
export class Actor extends Versioned {
  @Field(() => ID, { description: 'Such as `civilian-joint-task-force`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'Name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => [String], {
    description: 'Other names it goes by, to look it up with; not all of them its own. Empty where none is noted.',
  })
  @Property({ type: 'text[]' })
  aliases!: string[];

  @Field(() => ActorType, { description: 'What kind of organisation.' })
  @Property({ type: 'text' })
  type!: ActorType;

  @Field(() => String, {
    description: 'What its sources say of it, in our words. An allegation is its source’s, not ours.',
  })
  @Property({ type: 'text' })
  description!: string;

  @Property({ type: 'text[]' })
  countryIds!: string[];

  @Property({ type: 'text[]' })
  caseIds!: string[];

  @Property({ type: 'text[]' })
  sourceIds!: string[];

  @Field(() => [Country], { description: 'Where it is, or is at work.', complexity: listOf(1) })
  countries!: Country[];

  @Field(() => [SourceReference], { description: 'What the description rests on.', complexity: listOf(2) })
  sources!: SourceReference[];

  /** Filled by the read model; the public field is in case.queries.ts, because types refer to each other lazily. */
  cases!: Case[];
}
