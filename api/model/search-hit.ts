import { Field, ID, ObjectType } from 'type-graphql';

export type SearchKind = 'country' | 'indicator' | 'group' | 'region' | 'source';

@ObjectType('SearchHit', { description: 'Something whose name, id or alias fits a text.', simpleResolvers: true })
export class SearchHit {
  @Field(() => String, { description: 'What it is: `country`, `indicator`, `group`, `region` or `source`.' })
  kind!: SearchKind;

  @Field(() => ID, { description: 'Its id, to be asked for by the field of that kind.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  title!: string;

  @Field(() => String, { description: 'Where it belongs, in a few words: “Group in Nigeria”.' })
  excerpt!: string;
}
