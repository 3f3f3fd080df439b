import { sourceReferenceFragment, tallyFragment } from '../../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** What the case says. Its country is needed before its evidence can be asked for. */
export const caseDocument = graphql(
  `
    query CasePage($id: ID!) {
      meta {
        dataRelease
      }
      case(id: $id) {
        id
        title
        summary
        note
        summarySources {
          ...SourceRef
        }
        country {
          id
          name
          gwCode
          region
          subregion
        }
        events {
          date
          title
          sources {
            ...SourceRef
          }
        }
        actors {
          id
          name
          aliases
          type
          description
          sources {
            ...SourceRef
          }
        }
        groups {
          text
          contrary
          sources {
            ...SourceRef
          }
          ethnicGroups {
            id
            name
          }
        }
        inequalities {
          text
          contrary
          sources {
            ...SourceRef
          }
        }
        resilience {
          text
          contrary
          sources {
            ...SourceRef
          }
        }
        sources {
          id
          title
          authors
          year
          designTerm {
            name
          }
          verificationTerm {
            name
          }
        }
        pages {
          ...SourceRef
        }
      }
    }
  `,
  [sourceReferenceFragment],
);

/** Recommendations in play with what research says of each, everywhere and from this country; groups and violence. */
export const caseEvidenceDocument = graphql(
  `
    query CaseEvidence($id: ID!, $country: ID!) {
      case(id: $id) {
        recommendations {
          id
          theme
          title
          conditions {
            id
            title
          }
          tally {
            ...Tally
          }
          here: tally(filter: { countries: [$country] }) {
            findings
            supports
            qualifies
            contradicts
            context
          }
        }
      }
      country(id: $country) {
        existsFrom
        existsTo
        evidence {
          findings
          publications
          supports
          qualifies
          contradicts
          context
        }
        groups {
          id
          name
          periods {
            from
            to
            status
            size
            regionalAutonomy
          }
          release {
            id
            version
            source {
              id
              title
            }
          }
        }
        profiles: observations(indicators: ["forestall.risk", "forestall.resilience"]) {
          indicator {
            id
          }
          year
          value
          low
          high
          release {
            id
            version
            source {
              id
              title
            }
          }
        }
        violence {
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
      }
      profileModel {
        firstYear
        lastYear
      }
      deaths: indicator(id: "ucdp.os_total_deaths_best") {
        firstYear
        lastYear
      }
    }
  `,
  [tallyFragment],
);

export type CaseAnswer = ResultOf<typeof caseDocument>['case'];
export type CaseEvidence = ResultOf<typeof caseEvidenceDocument>;
export type Lever = CaseEvidence['case']['recommendations'][number];
