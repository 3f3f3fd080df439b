import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Confidence, EvidenceQuestion, type Direction } from './enums.ts';
import type { Finding } from './finding.ts';

@ObjectType('DirectionCounts', { description: 'Findings by direction.', simpleResolvers: true })
export class DirectionCounts {
  @Field(() => Int, { description: 'Publications they come from.' })
  publications!: number;

  @Field(() => Int, { description: 'All findings.' })
  findings!: number;

  @Field(() => Int, { description: 'Findings that back it.' })
  supports!: number;

  @Field(() => Int, { description: 'Findings that hold under conditions only, or are mixed.' })
  qualifies!: number;

  @Field(() => Int, { description: 'Null and adverse findings.' })
  contradicts!: number;

  @Field(() => Int, { description: 'Relevant findings without a direction.' })
  context!: number;
}

@ObjectType('EvidenceTally', {
  description:
    'Counts publications and findings by direction, and says how much research on the remedy points one way. It weighs studies, not effects.',
  simpleResolvers: true,
})
export class EvidenceTally extends DirectionCounts {
  @Field(() => Int, { description: 'Findings whose direction two coders could not agree on.' })
  disputed!: number;

  @Field(() => DirectionCounts, {
    description:
      'Of these, from publications that ask “does the remedy work?”: effects of interventions, and syntheses.',
  })
  remedy!: DirectionCounts;

  @Field(() => DirectionCounts, {
    description:
      'Of these, from publications that ask “is this the problem?”: risk factors, mechanisms, documented cases.',
  })
  problem!: DirectionCounts;

  @Field(() => Confidence, {
    description:
      'How much research on the remedy points one way. `votes` has the sign. NO_EVIDENCE for warnings too: `rating` tells the two apart.',
  })
  confidence!: Confidence;

  @Field(() => Confidence, {
    nullable: true,
    description:
      'The same as `confidence`; null where every finding belongs to a warning, which has no remedy to be tested.',
  })
  rating!: Confidence | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Sum of votes on the remedy: a supporting finding +w, a contradicting one −w, w = 1 where the outcome is atrocities, else ½; a qualifying one moves the ' +
      'sum w/2 towards zero. Above zero: for the remedy. Null where there is no finding on it.',
  })
  votes!: number | null;
}

/** Counts findings and rates those on remedies. */
export function tally(findings: readonly Finding[]): EvidenceTally {
  const rated = findings.filter(
    ({ recommendation, publication }) =>
      !recommendation.isWarning && publication.roleTerm.question === EvidenceQuestion.REMEDY,
  );
  const votes = rated.length > 0 ? voteSum(rated) : null;
  const confidence = confidenceOf(votes);
  const onlyWarnings = findings.length > 0 && findings.every(({ recommendation }) => recommendation.isWarning);
  const asking = (question: EvidenceQuestion) =>
    counts(findings.filter(({ publication }) => publication.roleTerm.question === question));
  return {
    ...counts(findings),
    disputed: findings.filter(({ dispute }) => dispute !== null).length,
    remedy: asking(EvidenceQuestion.REMEDY),
    problem: asking(EvidenceQuestion.PROBLEM),
    confidence,
    rating: onlyWarnings ? null : confidence,
    votes,
  };
}

function counts(findings: readonly Finding[]): DirectionCounts {
  const of = (wanted: Direction) => findings.filter(({ direction }) => direction === wanted).length;
  return {
    publications: new Set(findings.map(({ publicationId }) => publicationId)).size,
    findings: findings.length,
    supports: of('SUPPORTS'),
    qualifies: of('QUALIFIES'),
    contradicts: of('CONTRADICTS'),
    context: of('CONTEXT'),
  };
}

/** Qualifying findings pull towards zero and never past it: they weaken a direction and do not make one. */
function voteSum(findings: readonly Finding[]): number {
  let sum = 0;
  let pull = 0;
  for (const { direction, outcomeTerm } of findings) {
    const weight = outcomeTerm.weight ?? 0;
    if (direction === 'SUPPORTS') sum += weight;
    else if (direction === 'CONTRADICTS') sum -= weight;
    else if (direction === 'QUALIFIES') pull += weight / 2;
  }
  return Math.sign(sum) * Math.max(0, Math.abs(sum) - pull) || 0;
}

function confidenceOf(votes: number | null): Confidence {
  if (votes === null) return Confidence.NO_EVIDENCE;
  if (Math.abs(votes) > 3) return Confidence.STRONGER;
  return Math.abs(votes) > 1 ? Confidence.MODERATE : Confidence.WEAKER;
}
