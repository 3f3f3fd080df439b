import { Arg, Args, Ctx, FieldResolver, ID, ObjectType, Query, Resolver, Root, Field } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf, pageOf } from '../limits.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { EvidenceTally, tally } from './evidence-tally.ts';
import type { EvidenceTally as EvidenceTallyNode } from './evidence-tally.ts';
import { EvidenceTerm } from './evidence-term.ts';
import { FindingFilter, select } from './finding-filter.ts';
import { Finding } from './finding.ts';
import type { Finding as FindingNode } from './finding.ts';
import { connectionOf, pageById, Paging, type Page } from './paging.ts';
import { Publication } from './publication.ts';
import type { Publication as PublicationNode } from './publication.ts';
import { Recommendation } from './recommendation.ts';
import type { Recommendation as RecommendationNode } from './recommendation.ts';

/** About as many findings as there are; a page cannot cost more. */
const MANY = 400;

export const FindingConnection = connectionOf('Finding', Finding, 'findings');

@ObjectType('EvidenceTerms', { description: 'The words that evidence is coded with.', simpleResolvers: true })
class EvidenceTerms {
  @Field(() => [EvidenceTerm], { description: 'Designs of studies, by what they can show.', complexity: listOf(11) })
  designs!: readonly EvidenceTerm[];

  @Field(() => [EvidenceTerm], { description: 'What a publication can show.', complexity: listOf(5) })
  roles!: readonly EvidenceTerm[];

  @Field(() => [EvidenceTerm], { description: 'Outcomes measured.', complexity: listOf(17) })
  outcomes!: readonly EvidenceTerm[];

  @Field(() => [EvidenceTerm], { description: 'How far a publication was read.', complexity: listOf(2) })
  verifications!: readonly EvidenceTerm[];
}

@Resolver()
export class FindingQueries {
  @Query(() => FindingConnection, { description: 'Findings, ordered by id.', complexity: pageOf(MANY) })
  findings(
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: FindingFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<FindingNode> {
    return pageById(select(model, model.findings.all, filter), paging);
  }

  @Query(() => Finding, { description: 'One finding.' })
  finding(
    @Arg('id', () => ID, { description: 'Such as `harff2003nolessons:lens.risk-assessment`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): FindingNode {
    return model.findings.get(id);
  }

  @Query(() => EvidenceTally, { description: 'Counts of all findings, or of those a filter leaves.' })
  evidenceTally(
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: FindingFilter | null,
    @Ctx() { model }: RequestContext,
  ): EvidenceTallyNode {
    return tally(select(model, model.findings.all, filter));
  }

  @Query(() => EvidenceTerms, { description: 'The words that evidence is coded with, in the order they are listed.' })
  evidenceTerms(@Ctx() { model: { terms } }: RequestContext): EvidenceTerms {
    const inOrder = (words: readonly EvidenceTerm[]) => words.toSorted((a, b) => a.position - b.position);
    return {
      designs: inOrder(terms.design.all),
      roles: inOrder(terms.role.all),
      outcomes: inOrder(terms.outcome.all),
      verifications: inOrder(terms.verification.all),
    };
  }
}

@Resolver(() => Recommendation)
export class RecommendationFindings {
  @FieldResolver(() => EvidenceTally, { description: 'Counts of its findings, or of those a filter leaves.' })
  tally(
    @Root() recommendation: RecommendationNode,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: FindingFilter | null,
    @Ctx() { model }: RequestContext,
  ): EvidenceTallyNode {
    return tally(select(model, recommendation.allFindings, filter));
  }

  @FieldResolver(() => FindingConnection, { description: 'Its findings, ordered by id.', complexity: pageOf(25) })
  findings(
    @Root() recommendation: RecommendationNode,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: FindingFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<FindingNode> {
    return pageById(select(model, recommendation.allFindings, filter), paging);
  }
}

@Resolver(() => Publication)
export class PublicationFindings {
  @FieldResolver(() => [Finding], { description: 'What it says on each recommendation.', complexity: listOf(2) })
  findings(@Root() publication: PublicationNode): FindingNode[] {
    return publication.findings;
  }
}

@Resolver(() => Country)
export class CountryFindings {
  @FieldResolver(() => FindingConnection, {
    description: 'Findings from it, ordered by id. Samples of many countries are not counted as from it.',
    complexity: pageOf(30),
  })
  findings(
    @Root() country: CountryNode,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: FindingFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<FindingNode> {
    return pageById(select(model, country.allFindings, filter), paging);
  }

  @FieldResolver(() => EvidenceTally, { description: 'Counts of the findings from it.' })
  evidence(
    @Root() country: CountryNode,
    @Arg('filter', () => FindingFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: FindingFilter | null,
    @Ctx() { model }: RequestContext,
  ): EvidenceTallyNode {
    return tally(select(model, country.allFindings, filter));
  }
}
