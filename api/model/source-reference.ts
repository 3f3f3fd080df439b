import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Publication } from './publication.ts';
import { Versioned } from './versioned.ts';

/** A page of a paper, agency or institute that a case rests on. */
@Entity({ tableName: 'press_page' })
export class PressPage extends Versioned {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'text' })
  label!: string;

  @Property({ type: 'text', nullable: true })
  url: string | null = null;
}

@ObjectType('SourceReference', {
  description:
    'What a statement rests on: a publication of the bibliography, or a page of a paper, agency or institute, which is weaker.',
  simpleResolvers: true,
})
export class SourceReference {
  id!: string;

  @Field(() => Publication, { nullable: true, description: 'The publication; null for a page.' })
  publication!: Publication | null;

  @Field(() => String, { description: 'Short reference: “Harff 2003”, or who published the page, when and on what.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'The publisher’s own address; null where it is not known.' })
  url!: string | null;
}
