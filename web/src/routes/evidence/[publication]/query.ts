import { findingFragment } from '../../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../../lib/graphql.ts';

const pairedFragment = graphql(
  `
    fragment Paired on Publication {
      id
      title
      authors
      year
      designTerm {
        name
      }
      findings {
        ...FindingInList
      }
    }
  `,
  [findingFragment],
);

export const publicationDocument = graphql(
  `
    query PublicationPage($id: ID!) {
      meta {
        dataRelease
      }
      publication(id: $id) {
        ...Paired
        type
        doi
        url
        missing
        note
        checkedHow
        generalKnowledge
        designTerm {
          name
          description
        }
        roleTerm {
          name
          description
          question
        }
        verificationTerm {
          name
          description
        }
        countries {
          id
          name
        }
        disputes {
          ...Paired
        }
        disputedBy {
          ...Paired
        }
        apa: citation(style: APA)
        bibtex: citation(style: BIBTEX)
        ris: citation(style: RIS)
        json: citation(style: CSL_JSON)
      }
    }
  `,
  [pairedFragment],
);

export type PublicationAnswer = ResultOf<typeof publicationDocument>['publication'];
export type PairedPublication = ResultOf<typeof pairedFragment>;
