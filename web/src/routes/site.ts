import { graphql } from '../lib/graphql.ts';

export const siteDocument = graphql(`
  query Site {
    meta {
      dataRelease
      boundaryNote
    }
  }
`);
