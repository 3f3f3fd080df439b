import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Country, Point } from './country.ts';
import { Versioned } from './versioned.ts';

@ObjectType('Region', {
  description: 'A part of a country as a source divides it (first administrative level or coarser).',
  simpleResolvers: true,
})
@Entity({ tableName: 'region' })
export class Region extends Versioned {
  @Field(() => ID, { description: 'ISO 3166-2 where the unit has one, else the producer’s own code.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'Name as the source writes it.' })
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  countryId!: string;

  /** The source that divides the country this way; null where several do (ISO 3166-2 regions). */
  @Property({ type: 'text', nullable: true })
  sourceId: string | null = null;

  @Field(() => Country, { description: 'The country it is part of.' })
  country!: Country;

  @Field(() => Point, { nullable: true, description: 'A point for a label; null where not known.' })
  centroid: Point | null = null;

  /** Row of this region in every cube of regions; set by the read model. */
  index!: number;
}
