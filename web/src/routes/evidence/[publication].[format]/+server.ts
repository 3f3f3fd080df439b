import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { citationDocument } from './query.ts';

/** What programs that keep references read, and the citation as people write it, by the ending of the address. */
const formats = {
  bib: { style: 'BIBTEX', type: 'application/x-bibtex; charset=utf-8' },
  ris: { style: 'RIS', type: 'application/x-research-info-systems; charset=utf-8' },
  apa: { style: 'APA', type: 'text/plain; charset=utf-8' },
  json: { style: 'CSL_JSON', type: 'application/vnd.citationstyles.csl+json; charset=utf-8' },
} as const;

/** The record of one publication as a file. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const format = Object.hasOwn(formats, params.format) ? formats[params.format as keyof typeof formats] : undefined;
  if (!format) error(404, `No format “${params.format}”. There are ${Object.keys(formats).join(', ')}.`);
  const { publication } = await locals.graphql(citationDocument, { id: params.publication, style: format.style });
  return new Response(`${publication.citation.trim()}\n`, {
    headers: {
      'content-type': format.type,
      'content-disposition': `attachment; filename="${params.publication}.${params.format}"`,
    },
  });
};
