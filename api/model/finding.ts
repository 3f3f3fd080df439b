import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { Country } from './country.ts';
import { Direction } from './enums.ts';
import { EvidenceTerm } from './evidence-term.ts';
import { Publication } from './publication.ts';
import { Recommendation } from './recommendation.ts';
import { Versioned } from './versioned.ts';

@ObjectType('Finding', {
  description:
    'What one publication says on one recommendation. The direction is our reading of its abstract or summary, not its authors’ verdict on the brief.',
  simpleResolvers: true,
})
@Entity({ tableName: 'finding' })
export class Finding extends Versioned {
  @Field(() => ID, { description: 'Publication, colon, recommendation: `harff2003nolessons:lens.risk-assessment`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  publicationId!: string;

  @Property({ type: 'text' })
  recommendationId!: string;

  @Field(() => Direction, { description: 'Which way it points. Read it with the role of its publication.' })
  @Property({ type: 'text' })
  direction!: Direction;

  @Field(() => String, { description: 'Code of the outcome that was measured; `outcomeTerm` says what it means.' })
  @Property({ type: 'text' })
  outcome!: string;

  @Field(() => String, { description: 'The finding, in a sentence or two of ours.' })
  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'text[]' })
  countryIds!: string[];

  @Field(() => Int, { description: 'How many coders gave it a direction.' })
  @Property({ type: 'integer' })
  coders!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Where two coders could not agree on the direction: what the second reads and why. `direction` is the first coder’s. Null where they agree.',
  })
  @Property({ type: 'text', nullable: true })
  dispute: string | null = null;

  @Field(() => Publication, { description: 'The publication.' })
  publication!: Publication;

  @Field(() => Recommendation, { description: 'The recommendation it bears on.' })
  recommendation!: Recommendation;

  @Field(() => EvidenceTerm, { description: 'The outcome that was measured.' })
  outcomeTerm!: EvidenceTerm;

  @Field(() => [Country], {
    description: 'Where it comes from; empty for the whole world or samples of many countries.',
    complexity: listOf(2),
  })
  countries!: Country[];
}
