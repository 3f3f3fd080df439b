import { countsFragment, findingFragment, tallyFragment } from '../evidence/fragments.ts';
import { graphql, type ResultOf } from '../graphql.ts';

/** The codes an address may name, with their names. */
export const wordsDocument = graphql(`
  query EvidenceWords {
    meta {
      dataRelease
    }
    recommendations {
      id
      name: title
      theme
      isWarning
    }
    evidenceTerms {
      outcomes {
        id
        name
      }
      designs {
        id
        name
      }
      roles {
        id
        name
      }
      verifications {
        id
        name
      }
    }
    countries(first: 1000) {
      nodes {
        id
        name
        existsTo
      }
    }
  }
`);

export const matrixDocument = graphql(
  `
    query EvidenceMap(
      $rows: MatrixAxis!
      $columns: MatrixAxis!
      $filter: FindingFilter
      $anyQuestion: FindingFilter
      $anywhere: FindingFilter
    ) {
      all: evidenceTally {
        findings
        publications
      }
      shown: evidenceTally(filter: $filter) {
        ...Tally
      }
      byQuestion: evidenceTally(filter: $anyQuestion) {
        findings
        remedy {
          findings
        }
        problem {
          findings
        }
      }
      matrix: evidenceMatrix(rows: $rows, columns: $columns, filter: $filter) {
        rows {
          id
          label
          tally {
            ...Tally
          }
        }
        columns {
          id
          label
          tally {
            ...Tally
          }
        }
        cells {
          row
          column
          gap
          tally {
            findings
            publications
            supports
            qualifies
            contradicts
            context
          }
        }
      }
      places: evidenceMatrix(rows: COUNTRY, columns: DIRECTION, filter: $anywhere) {
        rows {
          id
          label
          tally {
            findings
            publications
            supports
            qualifies
            contradicts
            context
          }
        }
      }
    }
  `,
  [tallyFragment, countsFragment],
);

export const findingsDocument = graphql(
  `
    query EvidenceFindings($filter: FindingFilter, $after: String) {
      findings(filter: $filter, first: 1000, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...FindingInList
        }
      }
    }
  `,
  [findingFragment],
);

export type WordsAnswer = ResultOf<typeof wordsDocument>;
export type MatrixAnswer = ResultOf<typeof matrixDocument>;
