import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ProfileKind } from './enums.ts';
import { Versioned } from './versioned.ts';

/** How sure the place of a country in a profile is, from the draws of the release build. */
@Entity({ tableName: 'standing' })
export class Standing extends Versioned {
  @PrimaryKey({ type: 'text' })
  countryId!: string;

  @PrimaryKey({ type: 'text' })
  profile!: ProfileKind;

  @PrimaryKey({ type: 'integer' })
  year!: number;

  /** 5th and 95th percentile of its rank; 1 is the highest score. */
  @Property({ type: 'integer' })
  rankLow!: number;

  @Property({ type: 'integer' })
  rankHigh!: number;

  /** Draws in each of the five classes, from the lowest up. */
  @Property({ type: 'integer[]' })
  classes!: number[];
}
