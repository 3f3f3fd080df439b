import { tallyFragment } from '../evidence/fragments.ts';
import { graphql, type ResultOf } from '../graphql.ts';
import { standingFragment } from '../profile/query.ts';

/** What can be compared, and how figures are named. */
export const comparableDocument = graphql(`
  query Comparable {
    meta {
      dataRelease
    }
    profileModel {
      firstYear
      lastYear
      reliable
    }
    countries(first: 1000) {
      nodes {
        id
        name
      }
    }
    indicators {
      id
      name
      shortName
      unit
      decimals
      moreMeans
      release {
        id
        version
        source {
          id
          title
        }
      }
    }
  }
`);

/** One country of a comparison. */
export const comparedDocument = graphql(
  `
    query Compared($id: ID!, $year: Int!, $carriedFrom: Int!, $violenceFrom: Int!, $indicators: [ID!]!) {
      country(id: $id) {
        id
        name
        note
        risk: profile(kind: RISK, year: $year) {
          ...ComparedProfile
        }
        resilience: profile(kind: RESILIENCE, year: $year) {
          ...ComparedProfile
        }
        observations(indicators: $indicators, from: $carriedFrom, to: $year) {
          indicator {
            id
          }
          year
          value
          low
          high
        }
        violence(from: $violenceFrom, to: $year) {
          year
          type
          perpetrator
          deathsBest
          deathsLow
          deathsHigh
          release {
            id
            version
            source {
              id
              title
            }
          }
        }
        levers(year: $year) {
          salience
          recommendation {
            id
            title
            isWarning
            tally {
              ...Tally
            }
          }
          localEvidence {
            ...Tally
          }
          reasons {
            explanation
            indicator {
              id
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
            reason
            condition {
              id
              title
            }
          }
        }
        evidence {
          ...Tally
        }
      }
    }

    fragment ComparedProfile on Profile {
      ...ProfileStanding
      dimensions {
        id
        name
        score
        low
        high
        indicators {
          score
          carriedYears
        }
      }
    }
  `,
  [standingFragment, tallyFragment],
);

export type Comparable = ResultOf<typeof comparableDocument>;
export type Compared = ResultOf<typeof comparedDocument>['country'];
export type ComparedProfile = Compared['risk'];
