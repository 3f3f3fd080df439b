import { tallyFragment } from '../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../lib/graphql.ts';

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

export type ListedRecommendation = ResultOf<typeof recommendationsDocument>['recommendations'][number];
