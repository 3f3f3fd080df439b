import { Field, ID, ObjectType } from 'type-graphql';

/** Where two hits fit equally well, what more people look for comes first. */
export const searchKinds = [
  'country',
  'recommendation',
  'case',
  'actor',
  'indicator',
  'group',
  'region',
  'publication',
  'finding',
  'source',
] as const;
export type SearchKind = (typeof searchKinds)[number];

@ObjectType('SearchHit', { description: 'Something whose name, id, alias or text fits.', simpleResolvers: true })
export class SearchHit {
  @Field(() => String, {
    description:
      'What it is: `country`, `recommendation`, `case`, `actor`, `indicator`, `group`, `region`, `publication`, `finding` or `source`.',
  })
  kind!: SearchKind;

  @Field(() => ID, { description: 'Its id, to be asked for by the field of that kind.' })
  id!: string;

  @Field(() => String, { description: 'Its name; for a finding, whose it is and on which recommendation.' })
  title!: string;

  @Field(() => String, {
    description:
      'Where it belongs, in a few words: “Group in Nigeria”, “Publication · Harff 2003”; for a finding how it begins. ' +
      'The alias that fits stands before it.',
  })
  excerpt!: string;

  @Field(() => Boolean, { description: 'Whether some word asked for is only spelt like one of its words.' })
  alike!: boolean;
}
