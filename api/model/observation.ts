import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Versioned } from './versioned.ts';

/** An indicator of one country or one region: what a row of figures is about. Never removed, so its number is stable. */
@Entity({ tableName: 'series' })
@Unique({ properties: ['indicatorId', 'unitId'] })
export class Series {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id!: number;

  @Property({ type: 'text' })
  indicatorId!: string;

  /** Country or region id; `isRegion` says which. */
  @Property({ type: 'text' })
  unitId!: string;

  @Property({ type: 'boolean' })
  isRegion!: boolean;
}

/** One figure as stored. A missing figure has no row. What the API publishes is in published-observation.ts. */
@Entity({ tableName: 'observation' })
export class StoredObservation extends Versioned {
  @PrimaryKey({ type: 'integer' })
  seriesId!: number;

  @PrimaryKey({ type: 'smallint' })
  year!: number;

  @Property({ type: 'double' })
  value!: number;

  @Property({ type: 'double', nullable: true })
  low: number | null = null;

  @Property({ type: 'double', nullable: true })
  high: number | null = null;
}
