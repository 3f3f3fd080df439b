import type { TadaDocumentNode } from 'gql.tada';

declare global {
  namespace App {
    interface Error {
      /** Nearest matching id, where the address named one that does not exist */
      suggestion?: string | undefined;
      /** Finds the cause in the server's log */
      id?: string;
    }
    interface Locals {
      /**
       * Asks our API in the same process, for the data release the address names.
       * What does not exist becomes a 404 page, anything else that fails a 500.
       */
      graphql<Result, Variables>(
        document: TadaDocumentNode<Result, Variables>,
        ...variables: Record<string, never> extends Variables ? [Variables?] : [Variables]
      ): Promise<Result>;
      /** What the page says of itself to programs (schema.org), for its head */
      described?: object;
    }
  }
}
