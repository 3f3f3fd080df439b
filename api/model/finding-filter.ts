import { Field, ID, InputType, Int } from 'type-graphql';
import type { ReadModel } from '../read-model/read-model.ts';
import { folded } from '../text.ts';
import { Direction, EvidenceQuestion, Theme } from './enums.ts';
import type { Finding } from './finding.ts';

/** What findings and publications are both chosen by. */
@InputType()
abstract class EvidenceFilter {
  @Field(() => [ID], { nullable: true, description: 'On one of these recommendations.' })
  recommendations?: string[] | null;

  @Field(() => [Theme], { nullable: true, description: 'On a recommendation of one of these themes.' })
  themes?: Theme[] | null;

  @Field(() => [Direction], { nullable: true, description: 'Pointing one of these ways.' })
  directions?: Direction[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'On one of these outcomes: codes of `evidenceTerms.outcomes`.',
  })
  outcomes?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these designs: codes of `evidenceTerms.designs`.' })
  designs?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'From a publication with one of these roles: codes of `evidenceTerms.roles`.',
  })
  roles?: string[] | null;

  @Field(() => EvidenceQuestion, { nullable: true, description: 'From a publication that asks this question.' })
  question?: EvidenceQuestion | null;

  @Field(() => [String], {
    nullable: true,
    description: 'From a publication read this far: codes of `evidenceTerms.verifications`.',
  })
  verifications?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'From one of these countries. Samples of many countries are left out unless `manyCountries` is true.',
  })
  countries?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: from samples of many countries, or from `countries` where they are given too. False: from named countries only.',
  })
  manyCountries?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Published in this year or later. A publication without a year is left out.',
  })
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Published in this year or earlier. A publication without a year is left out.',
  })
  to?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only findings whose direction two coders could not agree on. False: only the others.',
  })
  disputed?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The title, an author or the finding holds all these words; accents and case do not matter.',
  })
  text?: string | null;
}

@InputType('FindingFilter', { description: 'Which findings. All conditions given must hold.' })
export class FindingFilter extends EvidenceFilter {
  @Field(() => [ID], { nullable: true, description: 'Of one of these publications.' })
  publications?: string[] | null;
}

@InputType('PublicationFilter', {
  description: 'Which publications: those with at least one finding for which all conditions given hold.',
})
export class PublicationFilter extends EvidenceFilter {
  @Field(() => [ID], { nullable: true, description: 'These ids.' })
  ids?: string[] | null;
}

type Test = (finding: Finding) => boolean;

/** Those of `findings` that a filter leaves; unknown ids and codes are errors. */
export function select(
  model: ReadModel,
  findings: readonly Finding[],
  filter: FindingFilter | null | undefined,
): readonly Finding[] {
  if (!filter) return findings;
  const tests = testsOf(model, filter);
  return tests.length === 0 ? findings : findings.filter((finding) => tests.every((test) => test(finding)));
}

function testsOf(model: ReadModel, filter: FindingFilter): Test[] {
  const { terms } = model;
  const tests: (Test | null)[] = [
    among(ids(model.recommendations, filter.recommendations), ({ recommendationId }) => recommendationId),
    among(filter.themes, ({ recommendation }) => recommendation.theme),
    among(filter.directions, ({ direction }) => direction),
    among(ids(terms.outcome, filter.outcomes), ({ outcome }) => outcome),
    among(ids(terms.design, filter.designs), ({ publication }) => publication.design),
    among(ids(terms.role, filter.roles), ({ publication }) => publication.role),
    among(filter.question && [filter.question], ({ publication }) => publication.roleTerm.question),
    among(ids(terms.verification, filter.verifications), ({ publication }) => publication.verification),
    among(ids(model.publications, filter.publications), ({ publicationId }) => publicationId),
    fromCountries(ids(model.countries, filter.countries), filter.manyCountries),
    published(filter),
    filter.disputed == null ? null : ({ dispute }) => (dispute !== null) === filter.disputed,
    holding(filter.text),
  ];
  return tests.filter((test) => test !== null);
}

function ids(
  catalogue: { get(id: string): { id: string } },
  wanted: readonly string[] | null | undefined,
): string[] | null {
  return wanted ? wanted.map((id) => catalogue.get(id).id) : null;
}

function among<T>(wanted: readonly T[] | null | undefined, of: (finding: Finding) => T | null): Test | null {
  if (!wanted) return null;
  const set = new Set<T | null>(wanted);
  return (finding) => set.has(of(finding));
}

function fromCountries(wanted: readonly string[] | null, manyCountries: boolean | null | undefined): Test | null {
  if (wanted === null && manyCountries == null) return null;
  const set = new Set(wanted);
  return ({ countryIds }) => {
    if (countryIds.length === 0) return manyCountries === true;
    if (wanted !== null) return countryIds.some((id) => set.has(id));
    return manyCountries === false;
  };
}

function published({ from, to }: FindingFilter): Test | null {
  if (from == null && to == null) return null;
  const [first, last] = [from ?? -Infinity, to ?? Infinity];
  return ({ publication: { year } }) => year !== null && year >= first && year <= last;
}

function holding(text: string | null | undefined): Test | null {
  const words = folded(text ?? '')
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return null;
  return (finding) => {
    const held = folded([finding.text, finding.publication.title, ...finding.publication.authors].join(' '));
    return words.every((word) => held.includes(word));
  };
}
