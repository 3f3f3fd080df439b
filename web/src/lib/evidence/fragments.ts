import { graphql, type ResultOf } from '../graphql.ts';

/** A finding as it is listed anywhere: what it says, of what kind of study, how far that was read. */
export const findingFragment = graphql(`
  fragment FindingInList on Finding {
    id
    direction
    text
    dispute
    coders
    outcomeTerm {
      id
      name
    }
    countries {
      id
      name
    }
    recommendation {
      id
      title
    }
    publication {
      id
      title
      authors
      year
      note
      generalKnowledge
      disputedBy {
        id
        title
        authors
        year
      }
      designTerm {
        id
        name
      }
      roleTerm {
        id
        name
        question
      }
      verificationTerm {
        id
        name
      }
    }
  }
`);

/** What a statement rests on. */
export const sourceReferenceFragment = graphql(`
  fragment SourceRef on SourceReference {
    label
    url
    publication {
      id
      title
    }
  }
`);

/** Counts by direction. */
export const countsFragment = graphql(`
  fragment Counts on DirectionCounts {
    findings
    publications
    supports
    qualifies
    contradicts
    context
  }
`);

/** A tally with its two questions kept apart. */
export const tallyFragment = graphql(
  `
    fragment Tally on EvidenceTally {
      findings
      publications
      supports
      qualifies
      contradicts
      context
      disputed
      rating
      votes
      remedy {
        ...Counts
      }
      problem {
        ...Counts
      }
    }
  `,
  [countsFragment],
);

export type ListedFinding = ResultOf<typeof findingFragment>;
export type SourceRef = ResultOf<typeof sourceReferenceFragment>;
export type Tally = ResultOf<typeof tallyFragment>;
