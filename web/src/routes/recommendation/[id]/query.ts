import { findingFragment, tallyFragment } from '../../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../../lib/graphql.ts';

export const recommendationDocument = graphql(
  `
    query RecommendationPage($id: ID!) {
      meta {
        dataRelease
      }
      profileModel {
        lastYear
      }
      countries(first: 1000) {
        nodes {
          id
          name
          existsTo
        }
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
        levers {
          salience
          country {
            id
          }
        }
        salientCountries {
          country {
            id
            name
          }
          reasons {
            explanation
            indicator {
              shortName
              unit
              decimals
            }
            observation {
              year
              value
            }
          }
          conditions {
            state
            condition {
              id
              title
            }
          }
          localEvidence {
            findings
            supports
            qualifies
            contradicts
            context
          }
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
/** As the page needs it: findings and countries go to the parts that show them. */
export type RecommendationAnswer = Omit<Answer['recommendation'], 'findings' | 'levers' | 'salientCountries'>;
export type SalientAnswer = Answer['recommendation']['salientCountries'][number];
export type LeverAnswer = Answer['recommendation']['levers'][number];
export type RiskFactorAnswer = RecommendationAnswer['actsOn'][number];
export type TermAnswer = Answer['evidenceTerms']['outcomes'][number];
export type CellAnswer = Answer['evidenceMatrix']['cells'][number];
