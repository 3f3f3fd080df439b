import { graphql } from '../../../lib/graphql.ts';

export const citationDocument = graphql(`
  query CitationFile($id: ID!, $style: CitationStyle!) {
    publication(id: $id) {
      citation(style: $style)
    }
  }
`);
