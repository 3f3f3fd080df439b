import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Versioned } from './versioned.ts';

@ObjectType('DoNoHarmCondition', {
  description:
    'A circumstance in which a recommendation can do harm: the caveats of the brief, one by one. A recommendation is always shown with its conditions.',
  simpleResolvers: true,
})
@Entity({ tableName: 'do_no_harm_condition' })
export class DoNoHarmCondition extends Versioned {
  @Field(() => ID, { description: '`DN1` … `DN9`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Field(() => String, { description: 'In a few words.' })
  @Property({ type: 'text' })
  title!: string;

  @Field(() => String, { description: 'Why it matters to reform.' })
  @Property({ type: 'text' })
  description!: string;

  @Field(() => String, { description: 'When a warning is raised. A proposal of this project, not a standard.' })
  @Property({ type: 'text' })
  warning!: string;

  @Field(() => String, { description: 'What the data have to go by.' })
  @Property({ type: 'text' })
  proxies!: string;
}
