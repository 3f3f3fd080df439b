import { addressOf, resultSentence, searchDocument } from '../../lib/site/search.ts';
import type { PageServerLoad } from './$types';

/** Results for browsers without scripts; groups and regions are named, but lead nowhere from here. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const text = url.searchParams.get('q')?.trim() ?? '';
  const hits = text ? (await locals.graphql(searchDocument, { text })).search : [];
  return {
    text,
    sentence: resultSentence(text, hits),
    hits: hits.map((hit) => ({
      ...hit,
      href: hit.kind === 'group' || hit.kind === 'region' ? null : addressOf(hit, url),
    })),
  };
};
