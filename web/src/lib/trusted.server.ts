import { createHash } from 'node:crypto';
import { leversDocument } from './explorer/query.ts';
import { textOf } from './graphql.ts';
import { searchDocuments } from './site/search.ts';

/** Where the server that carries this site looks up what is asked by its hash alone. */
const trustedDocuments = Symbol.for('forestall.trusted-documents');

/** What our own pages ask from the browser, known to every server before any browser asks: by SHA-256. */
export function trustOurOwn(): void {
  const texts = [...searchDocuments, leversDocument].map((document) => textOf<unknown, never>(document));
  const byHash = new Map(texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]));
  (globalThis as { [trustedDocuments]?: ReadonlyMap<string, string> })[trustedDocuments] = byHash;
}
