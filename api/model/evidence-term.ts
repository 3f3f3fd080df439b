import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { EvidenceQuestion } from './enums.ts';
import { Versioned } from './versioned.ts';

export type TermKind = 'design' | 'role' | 'outcome' | 'verification';

@ObjectType('EvidenceTerm', {
  description: 'A word that publications and findings are coded with, and what it means.',
  simpleResolvers: true,
})
@Entity({ tableName: 'evidence_term' })
export class EvidenceTerm extends Versioned {
  @PrimaryKey({ type: 'text' })
  kind!: TermKind;

  @Field(() => ID, { description: 'The code, as filters take it: `rct`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** Place in lists. */
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => String, { description: 'As it is read: “Randomised trial or survey experiment”.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'What it covers.' })
  @Property({ type: 'text' })
  description!: string;

  @Field(() => EvidenceQuestion, {
    nullable: true,
    description:
      'For a role: the question such a publication answers; null where it answers neither, and for other words.',
  })
  @Property({ type: 'text', nullable: true })
  question: EvidenceQuestion | null = null;

  @Field(() => Float, {
    nullable: true,
    description:
      'For an outcome: what a finding on it weighs in `confidence`, 1 for atrocities, 0.5 for what is related.',
  })
  @Property({ type: 'double', nullable: true })
  weight: number | null = null;
}
