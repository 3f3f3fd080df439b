import { both } from '../lib/explorer/both.ts';
import { countryDocument, explorerDocument, readingDocument } from '../lib/explorer/query.ts';
import { readingOf } from '../lib/explorer/reading.ts';
import { profilesOf } from './profile-layers.ts';
import { parse } from '../lib/state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, untrack }) => {
  // Only another layer asks the API again; the rest of the address is read without being tracked.
  const layer = parse(new URLSearchParams({ layer: url.searchParams.get('layer') ?? '' })).layer;
  const { country } = untrack(() => parse(url.searchParams));

  const [answer, reading, profiles] = await Promise.all([
    locals.graphql(explorerDocument, { layer: layer === both.id ? both.risk : layer }),
    locals.graphql(readingDocument),
    profilesOf(layer, locals),
  ]);
  const explorer = { ...answer, ...profiles };
  if (country && !explorer.countries.nodes.some(({ id }) => id === country)) {
    // Becomes the page "No country 'NGR'. Did you mean …?"
    await locals.graphql(countryDocument, { id: country });
  }
  return { explorer, reading: readingOf(reading) };
};
