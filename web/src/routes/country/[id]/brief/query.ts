import { findingFragment, tallyFragment } from '../../../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../../../lib/graphql.ts';

/** What a brief says beside profiles, groups and violence, which are asked for as everywhere else. */
export const briefDocument = graphql(
  `
    query CountryBrief($id: ID!) {
      meta {
        dataRelease
        boundaryNote
      }
      country(id: $id) {
        id
        name
        region
        subregion
        note
        existsTo
        gwCode
        cases {
          id
          title
        }
        evidence {
          ...Tally
        }
        findings(first: 1000) {
          nodes {
            ...FindingInList
          }
        }
      }
    }
  `,
  [findingFragment, tallyFragment],
);

export type BriefAnswer = ResultOf<typeof briefDocument>;
