import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * A row that holds from one data release until another. A change closes the old row and adds a new one, so every
 * older data release can still be answered exactly as it was.
 */
export abstract class Versioned {
  /** Ordinal of the first data release in which the row holds. */
  @PrimaryKey({ type: 'integer' })
  validFrom!: number;

  /** Ordinal of the first data release in which it no longer holds; null = it holds in the newest. */
  @Property({ type: 'integer', nullable: true })
  validUntil: number | null = null;
}
