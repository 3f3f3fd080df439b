import { redirect } from '@sveltejs/kit';
import { countryDocument, explorerDocument, readingDocument } from '../lib/explorer/query.ts';
import { readingOf } from '../lib/explorer/reading.ts';
import { recommendationOf } from '../lib/explorer/lever.ts';
import { format, nearestOf, parse } from '../lib/state.ts';
import { baseOf, profilesOf } from './profile-layers.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, untrack, isDataRequest }) => {
  // Only what changes the answer asks the API again; the rest of the address is read without being tracked.
  const asked = (name: string) => ({ [name]: url.searchParams.get(name) ?? '' });
  const { layer } = parse(new URLSearchParams(asked('layer')));
  // The reasons why a recommendation is salient are those of one year.
  const { year } = parse(new URLSearchParams(recommendationOf(layer) === null ? {} : asked('year')));
  const { country } = untrack(() => parse(url.searchParams));

  const [answer, reading] = await Promise.all([
    locals.graphql(explorerDocument, { layer: baseOf(layer) }),
    locals.graphql(readingDocument),
  ]);
  const explorer = { ...answer, ...(await profilesOf(layer, year, answer.layer, locals)) };
  if (country && !explorer.countries.nodes.some(({ id }) => id === country)) {
    // Becomes the page "No country 'NGR'. Did you mean …?"
    await locals.graphql(countryDocument, { id: country });
  }
  // Moving to a layer of other years keeps the year that was asked for; a link that is opened says what it shows.
  if (!isDataRequest) untrack(() => sendToYearOf(explorer.layer.years, url));
  return { explorer, reading: readingOf(reading) };
};

/** An address with a year that the layer does not have, or with no year at all, leads to the one that is shown. */
function sendToYearOf(years: readonly number[], { searchParams }: URL): void {
  const asked = searchParams.get('year');
  if (asked === null || asked === '') return;
  const state = parse(searchParams);
  const year = state.year === null ? null : nearestOf(years, state.year);
  if (String(year) !== asked) redirect(307, `/${format({ ...state, year }, searchParams)}`);
}
