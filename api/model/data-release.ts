import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';

@ObjectType('DataRelease', {
  description:
    'A named state of everything Forestall holds. Any of them can be asked for with `?release=` or the header ' +
    '`Forestall-Release`; every answer names the one it was made from.',
  simpleResolvers: true,
})
@Entity({ tableName: 'data_release' })
export class DataRelease {
  /** Position in time: versioned rows hold from one ordinal until another. */
  @PrimaryKey({ type: 'integer', autoincrement: false })
  ordinal!: number;

  @Field(() => ID, { description: 'Name such as `2026.1`; imports made on this machine add `-local-1`, `-local-2` …' })
  @Property({ type: 'text', unique: true })
  id!: string;

  @Field(() => DateTime, { description: 'When it was published in this database.' })
  @Property({ type: 'timestamptz' })
  published!: Date;

  @Field(() => String, { description: 'What it brought, in a sentence.' })
  @Property({ type: 'text' })
  note!: string;

  /** Hash of the shipped content and figures it holds, null for imports: tells a start whether there is anything to load. */
  @Property({ type: 'text', nullable: true })
  shippedHash: string | null = null;
}
