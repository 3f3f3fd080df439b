import { addressOf, resultSentence, searchDocument, targetOf } from '../../lib/site/search.ts';
import type { PageServerLoad } from './$types';

/** Results for browsers without scripts. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const text = url.searchParams.get('q')?.trim() ?? '';
  const hits = text ? (await locals.graphql(searchDocument, { text })).search : [];
  return {
    text,
    sentence: resultSentence(hits),
    hits: await Promise.all(
      hits.map(async (hit) => ({ ...hit, href: addressOf(await targetOf(hit, locals.graphql), url) })),
    ),
  };
};
