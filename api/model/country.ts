import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import { Versioned } from './versioned.ts';
import type { Actor } from './actor.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { Region } from './region.ts';
import type { EthnicGroup } from './ethnic-group.ts';

@ObjectType('Point', { description: 'A place, in degrees (WGS 84).', simpleResolvers: true })
export class Point {
  @Field(() => Float, { description: 'Degrees north, −90 to 90.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees east, −180 to 180.' })
  longitude!: number;
}

export type CountryKind = 'STATE' | 'TERRITORY' | 'DISPUTED' | 'ENDED';

@ObjectType('Country', {
  description:
    'A state or territory, those that ended included. Figures belong to the unit their source counts, which `note` ' +
    'explains where it differs from what the name suggests. A name or a border here takes no position on status.',
  simpleResolvers: true,
})
@Entity({ tableName: 'country' })
export class Country extends Versioned {
  @Field(() => ID, {
    description: 'ISO 3166-1 alpha-3; `XKX` Kosovo, `XSL` Somaliland; withdrawn codes for ended states.',
  })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'Common English name.' })
  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  kind!: CountryKind;

  @Field(() => [String], { description: 'Other names and spellings that sources use.' })
  @Property({ type: 'text[]' })
  aliases!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Gleditsch–Ward number, the newest where there were several; null where that list does not have it.',
  })
  @Property({ type: 'integer', nullable: true })
  gwCode: number | null = null;

  @Field(() => String, { description: 'United Nations M49 region.' })
  @Property({ type: 'text' })
  region!: string;

  @Field(() => String, { nullable: true, description: 'United Nations M49 subregion.' })
  @Property({ type: 'text', nullable: true })
  subregion: string | null = null;

  @Field(() => Point, { description: 'A point on land for a label; not a capital and not a centre of anything.' })
  @Property({ type: 'json' })
  centroid!: Point;

  @Field(() => Int, {
    nullable: true,
    description:
      'First year of its last spell in the Gleditsch–Ward list of independent states; null where that list does not have it.',
  })
  @Property({ type: 'integer', nullable: true })
  existsFrom: number | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'Last year of that spell; null = it exists still, or is not listed.',
  })
  @Property({ type: 'integer', nullable: true })
  existsTo: number | null = null;

  @Property({ type: 'text[]' })
  successorIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What the sources’ unit covers and what its name does not imply; null for most.',
  })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => [Country], { description: 'States it came out of.', complexity: listOf(1) })
  predecessors!: Country[];

  @Field(() => [Country], { description: 'States that came out of it.', complexity: listOf(1) })
  successors!: Country[];

  /** Linked by the read model. */
  regions!: Region[];
  groups!: EthnicGroup[];
  /** Row of this country in every cube. */
  index!: number;

  /** Filled by the read model; the public fields are in case.queries.ts and finding.queries.ts. */
  allCases!: Case[];
  allActors!: Actor[];
  allFindings!: Finding[];
}
