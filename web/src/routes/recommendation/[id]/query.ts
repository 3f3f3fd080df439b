import { findingFragment, tallyFragment } from '../../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../../lib/graphql.ts';

export const recommendationDocument = graphql(
  `
    query RecommendationPage($id: ID!) {
      meta {
        dataRelease
      }
      evidenceTerms {
        designs {
          id
          name
        }
        outcomes {
          id
          name
        }
      }
      recommendation(id: $id) {
        id
        theme
        title
        statement
        basis
        mechanisms
        mechanism
        backfire
        isWarning
        reading
        inBrief {
          text
          place
          publication {
            id
            title
            authors
            year
          }
        }
        actsOn {
          id
          name
          crimes
          measured
          nameChecked
        }
        mayRaise {
          id
          name
          crimes
          measured
          nameChecked
        }
        conditions {
          id
          title
          description
          warning
          proxies
        }
        cases {
          id
          title
          country {
            id
            name
          }
        }
        tally {
          ...Tally
        }
        findings(first: 1000) {
          nodes {
            ...FindingInList
          }
        }
      }
      evidenceMatrix(rows: RECOMMENDATION, columns: OUTCOME, filter: { recommendations: [$id] }) {
        cells {
          row
          column
          gap
          tally {
            findings
          }
        }
      }
    }
  `,
  [tallyFragment, findingFragment],
);

type Answer = ResultOf<typeof recommendationDocument>;
export type RecommendationAnswer = Answer['recommendation'];
export type RiskFactorAnswer = RecommendationAnswer['actsOn'][number];
export type TermAnswer = Answer['evidenceTerms']['outcomes'][number];
export type CellAnswer = Answer['evidenceMatrix']['cells'][number];
