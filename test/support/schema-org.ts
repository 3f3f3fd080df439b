import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import jsonld from 'jsonld';

/** The vocabulary as schema.org publishes it, in the form that the validator reads. */
async function vocabulary(): Promise<object> {
  const file = createRequire(import.meta.url).resolve('@vocabulary/schema/schema.nq');
  const triples = readFileSync(file, 'utf8').replaceAll(' <http://schema.org/> .\n', ' .\n');
  return jsonld.compact(await jsonld.fromRDF(triples as unknown as object, { format: 'application/n-quads' }), {
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    schema: 'http://schema.org/',
  });
}

/** What other people's programs find on a page, and what they object to. */
export async function structuredData(
  html: string,
): Promise<{ found: Record<string, Record<string, unknown>[]>; issues: string[] }> {
  const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(html);
  const issues = await new Validator(await vocabulary()).validate(extracted);
  return {
    found: extracted.jsonld,
    issues: [...extracted.errors.map((error) => JSON.stringify(error)), ...issues.map((issue) => issue.issueMessage)],
  };
}

/** Every statement as subject, property and value, by the rules of JSON-LD; nothing is fetched. */
export async function statements(document: object): Promise<string[]> {
  const text = await jsonld.toRDF(document as jsonld.JsonLdDocument, {
    format: 'application/n-quads',
    documentLoader: async (url) => ({ documentUrl: url, document: { '@context': { '@vocab': 'http://schema.org/' } } }),
  });
  return String(text).trim().split('\n');
}
