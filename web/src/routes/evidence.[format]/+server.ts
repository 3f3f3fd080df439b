import { error } from '@sveltejs/kit';
import { exportDocument, formats, type Format } from '../../lib/evidence-map/files.ts';
import { everyFinding, findingFilter, inCell, inOrder, publicationsOf } from '../../lib/evidence-map/findings.ts';
import { wordsDocument } from '../../lib/evidence-map/query.ts';
import { format as queryOf, parse } from '../../lib/evidence-map/selection.ts';
import { vocabularyOf } from '../../lib/evidence-map/words-of-release.ts';
import type { RequestHandler } from './$types';

/** The findings of the page with the same query string as a file. A file is read by programs, so nothing is left out. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  if (!isFormat(params.format)) {
    error(404, `No format “${params.format}”. There are ${Object.keys(formats).join(', ')}.`);
  }
  const words = await locals.graphql(wordsDocument);
  const { selection, problems } = parse(url.searchParams, vocabularyOf(words));
  if (problems.length > 0) {
    return new Response(`${problems.join(' ')}\n`, {
      status: 400,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  const found = await everyFinding(locals.graphql, exportDocument, findingFilter(selection.filters));
  const findings = inOrder(inCell(found, selection));
  const { dataRelease } = words.meta;
  const { type, write } = formats[params.format];
  const body = write({
    findings,
    publications: publicationsOf(findings).toSorted((a, b) => a.id.localeCompare(b.id, 'en')),
    dataRelease,
    query: queryOf(selection, url.searchParams),
  });
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="forestall-evidence-${dataRelease}.${params.format}"`,
      'forestall-release': dataRelease,
    },
  });
};

function isFormat(text: string): text is Format {
  return Object.hasOwn(formats, text);
}
