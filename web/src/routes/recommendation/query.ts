import { tallyFragment } from '../../lib/evidence/fragments.ts';
import { graphql } from '../../lib/graphql.ts';

export const recommendationsDocument = graphql(
  `
    query Recommendations {
      meta {
        dataRelease
      }
      recommendations {
        id
        theme
        title
        statement
        basis
        isWarning
        tally {
          ...Tally
        }
      }
      evidenceTally {
        ...Tally
      }
    }
  `,
  [tallyFragment],
);
