import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { listOf } from '../limits.ts';
import type { CslItem } from './citation.ts';
import { Country } from './country.ts';
import { EvidenceTerm } from './evidence-term.ts';
import type { Finding } from './finding.ts';
import { Versioned } from './versioned.ts';

@ObjectType('Publication', {
  description:
    'A study, report, data set or text that says something on a recommendation. What we did not see of its record stays missing.',
  simpleResolvers: true,
})
@Entity({ tableName: 'publication' })
export class Publication extends Versioned {
  @Field(() => ID, { description: 'Such as `harff2003nolessons`.' })
  @PrimaryKey({ type: 'text' })
  id!: string;

  /** CSL-JSON without its id; shown through `citation` and the fields below. */
  @Property({ type: 'json' })
  csl!: Omit<CslItem, 'id'>;

  @Field(() => String, { description: 'Title.' })
  get title(): string {
    return this.csl.title;
  }

  @Field(() => [String], {
    description:
      'Authors, or editors where it has no author: “Family, Given”, or the name of a body. Empty where none was seen.',
    complexity: listOf(3),
  })
  get authors(): string[] {
    return (this.csl.author ?? this.csl.editor ?? []).map(
      ({ family, given, literal }) => literal ?? [family, given].filter(Boolean).join(', '),
    );
  }

  @Field(() => Int, { nullable: true, description: 'Year of publication; null where none was seen.' })
  get year(): number | null {
    return yearOf(this.csl);
  }

  @Field(() => String, {
    nullable: true,
    description: 'Journal, series or site; null where there is none or none was seen.',
  })
  get container(): string | null {
    return this.csl['container-title'] ?? null;
  }

  @Field(() => String, { nullable: true, description: 'Publisher; null where none was seen.' })
  get publisher(): string | null {
    return this.csl.publisher ?? null;
  }

  @Field(() => String, { description: 'What it is, as CSL calls it: `article-journal`, `report`, `book` …' })
  get type(): string {
    return this.csl.type;
  }

  @Field(() => String, {
    nullable: true,
    description: 'DOI, without address; null where there is none or none was seen.',
  })
  get doi(): string | null {
    return this.csl.DOI ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'Address of the DOI, else of the publisher’s or a library’s page; null where none was seen.',
  })
  get url(): string | null {
    return this.csl.DOI === undefined ? (this.csl.URL ?? null) : `https://doi.org/${this.csl.DOI}`;
  }

  @Field(() => String, { description: 'Code of its design; `designTerm` says what it means.' })
  @Property({ type: 'text' })
  design!: string;

  @Field(() => String, { description: 'Code of what it can show; `roleTerm` says what it means.' })
  @Property({ type: 'text' })
  role!: string;

  @Property({ type: 'text[]' })
  countryIds!: string[];

  @Field(() => String, { description: 'Code of how far it was read; `verificationTerm` says what it means.' })
  @Property({ type: 'text' })
  verification!: string;

  @Field(() => String, { description: 'How its record was checked, in the words of whoever did.' })
  @Property({ type: 'text' })
  checkedHow!: string;

  @Field(() => Boolean, {
    description: 'Whether its findings rest on general knowledge and not on a text that was read.',
  })
  @Property({ type: 'boolean' })
  generalKnowledge!: boolean;

  @Field(() => [String], {
    description: 'Parts of its record that were not seen, such as `DOI`.',
    complexity: listOf(2),
  })
  @Property({ type: 'text[]' })
  missing!: string[];

  @Property({ type: 'text[]' })
  disputedIds!: string[];

  @Field(() => String, { nullable: true, description: 'What a reader should know beside it; null for most.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => [Country], {
    description: 'Where its evidence comes from; empty for the whole world or samples of many countries.',
    complexity: listOf(2),
  })
  countries!: Country[];

  @Field(() => EvidenceTerm, { description: 'Its design.' })
  designTerm!: EvidenceTerm;

  @Field(() => EvidenceTerm, { description: 'What it can show.' })
  roleTerm!: EvidenceTerm;

  @Field(() => EvidenceTerm, { description: 'How far it was read.' })
  verificationTerm!: EvidenceTerm;

  @Field(() => [Publication], { description: 'Publications that it disputes. Read both.', complexity: listOf(1) })
  disputes!: Publication[];

  @Field(() => [Publication], { description: 'Publications that dispute it. Read both.', complexity: listOf(1) })
  disputedBy!: Publication[];

  /** Filled by the read model; the public field is in finding.queries.ts, because types refer to each other lazily. */
  findings!: Finding[];
}

function yearOf({ issued }: Omit<CslItem, 'id'>): number | null {
  const year = issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? null : Number(year);
}

/** Names up to this many authors; more are “and others”. */
const NAMED = 2;

/** “Harff, 2003”: who, else what, and when. */
export function shortReference(csl: Omit<CslItem, 'id'>): string {
  const names = (csl.author ?? csl.editor ?? []).map(({ family, literal }) => literal ?? family ?? '');
  const who = names.length === 0 ? csl.title : names.length > NAMED ? `${names[0]} and others` : names.join(' and ');
  return `${who}, ${yearOf(csl) ?? 'no year seen'}`;
}
