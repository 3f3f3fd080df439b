import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const casesDocument = graphql(`
  query Cases {
    meta {
      dataRelease
    }
    cases(first: 1000) {
      nodes {
        id
        title
        summary
        country {
          id
          name
          region
          subregion
          evidence {
            findings
            publications
          }
        }
        events {
          date
        }
        actors {
          id
        }
        recommendations {
          id
        }
        sources {
          id
        }
        pages {
          label
        }
      }
    }
  }
`);

export type ListedCase = ResultOf<typeof casesDocument>['cases']['nodes'][number];
