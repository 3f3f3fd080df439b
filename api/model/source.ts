import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import type { Indicator } from './indicator.ts';
import { Versioned } from './versioned.ts';

/** A citation as a CSL-JSON item, kept as the source states it. */
export type Csl = Record<string, unknown> & { type: string; title: string };

@ObjectType('Source', {
  description: 'A producer’s data set: who publishes it, under which licence, how to cite it.',
  simpleResolvers: true,
})
@Entity({ tableName: 'source' })
export class Source extends Versioned {
  @Field(() => ID, { description: 'Readable id such as `vdem`; it is the prefix of its indicators’ ids.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'Title of the data set, as its producer writes it.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'Who publishes it.' })
  @Property({ type: 'text' })
  publisher!: string;

  @Field(() => String, { description: 'Licence in the producer’s words, or a statement that none is given.' })
  @Property({ type: 'text' })
  licence!: string;

  @Field(() => String, { nullable: true, description: 'Where the licence can be read; null where none is stated.' })
  @Property({ type: 'text', nullable: true })
  licenceUrl: string | null = null;

  @Field(() => String, { description: 'The producer’s own address for the data.' })
  @Property({ type: 'text' })
  url!: string;

  @Field(() => String, { nullable: true, description: 'What a reader should know before using it; null for most.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  /** CSL-JSON; shown through the `citation` field. */
  @Property({ type: 'json' })
  csl!: Csl;

  @Field(() => [Release], { description: 'Imported versions, newest first.', complexity: listOf(2) })
  releases!: Release[];

  /** Filled by the read model; the public field is in indicator.ts, because types refer to each other lazily. */
  indicators!: Indicator[];
}

@ObjectType('SkippedRows', {
  description: 'Rows of a file left out of an import, with the reason.',
  simpleResolvers: true,
})
export class SkippedRows {
  @Field(() => String, { description: 'Why, in words.' })
  reason!: string;

  @Field(() => Int, { description: 'How many rows.' })
  rows!: number;
}

@ObjectType('Release', {
  description: 'One imported file of one source. Never changed once recorded. Every figure leads to its release.',
  simpleResolvers: true,
})
@Entity({ tableName: 'release' })
export class Release {
  @Field(() => ID, { description: 'Readable id such as `vdem-v14`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  sourceId!: string;

  /** Ordinal of the data release that brought it. */
  @Property({ type: 'integer' })
  dataRelease!: number;

  @Field(() => Source, { description: 'The source it is a version of.' })
  source!: Source;

  @Field(() => String, { description: 'The producer’s version, such as `v14`.' })
  @Property({ type: 'text' })
  version!: string;

  @Field(() => String, { description: 'SHA-256 of the imported file as it lay there.' })
  @Property({ type: 'text' })
  sha256!: string;

  @Field(() => String, { description: 'Date of the copy (YYYY-MM-DD), or the year where only that is known.' })
  @Property({ type: 'text' })
  retrieved!: string;

  @Field(() => String, { description: 'Name of the imported file.' })
  @Property({ type: 'text' })
  fileName!: string;

  @Field(() => Int, { description: 'Rows in the file, header excluded.' })
  @Property({ type: 'integer' })
  rows!: number;

  @Field(() => Int, { description: 'Rows that gave at least one figure.' })
  @Property({ type: 'integer' })
  kept!: number;

  @Field(() => [SkippedRows], { description: 'Rows that gave none, by reason.', complexity: listOf(5) })
  @Property({ type: 'json' })
  skipped!: SkippedRows[];

  /** Hash of the figures as shipped with the program; null for a file imported on this machine. */
  @Property({ type: 'text', nullable: true })
  figuresHash: string | null = null;

  /** Columns of an imported file, against which the next one is held; null where only its figures are here. */
  @Property({ type: 'text[]', nullable: true })
  columns: string[] | null = null;

  /** By which files, description and program it was read last, so that the same need not be read again. */
  @Property({ type: 'text', nullable: true })
  readAs: string | null = null;

  /** When the data release was published that then held all of it. */
  @Property({ type: 'timestamptz', nullable: true, length: 6 })
  heldAt: Date | null = null;
}

/** Which release carries a data set (an indicator, or `epr.groups`): one vintage each, so a number knows its release. */
@Entity({ tableName: 'dataset_release' })
export class DatasetRelease extends Versioned {
  @PrimaryKey({ type: 'text' })
  datasetId!: string;

  @Property({ type: 'text' })
  releaseId!: string;
}
