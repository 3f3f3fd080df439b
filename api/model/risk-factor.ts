import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Versioned } from './versioned.ts';

@ObjectType('RiskFactor', {
  description:
    'A risk factor of the United Nations Framework of Analysis for Atrocity Crimes (2014). The Framework does not rank ' +
    'or add up its factors, and neither does this API.',
  simpleResolvers: true,
})
@Entity({ tableName: 'risk_factor' })
export class RiskFactor extends Versioned {
  @Field(() => ID, { description: '`RF1` … `RF14`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** Place in the Framework. */
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => String, { description: 'Its official name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'Which crimes it is about: all of them, or one.' })
  @Property({ type: 'text' })
  crimes!: string;

  @Field(() => Boolean, {
    description:
      'Whether we have read the name in the Framework’s own text. False: it is given from general knowledge and still to be checked.',
  })
  @Property({ type: 'boolean' })
  nameChecked!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether figures of a country and year can say anything about it. False for factors of conduct and intent, which are not measured here.',
  })
  @Property({ type: 'boolean' })
  measured!: boolean;
}
