import { redirect } from '@sveltejs/kit';
import { askedOf, loadExplorer } from '../lib/explorer/load.ts';
import { countryDocument, readingDocument } from '../lib/explorer/query.ts';
import { readingOf } from '../lib/explorer/reading.ts';
import { loadPlacesPage } from '../lib/places/page.ts';
import { isPlaceLayer } from '../lib/places/state.ts';
import { format, nearestOf, parse } from '../lib/state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, untrack, isDataRequest }) => {
  if (isPlaceLayer(url.searchParams.get('layer'))) {
    return { places: await loadPlacesPage(locals.graphql, url.searchParams), explorer: null, reading: {} };
  }
  // Only what changes the answer asks the API again; the rest of the address is read without being tracked.
  const { layer } = parse(new URLSearchParams({ layer: url.searchParams.get('layer') ?? '' }));
  const asked = parse(new URLSearchParams(askedOf(layer).map((name) => [name, url.searchParams.get(name) ?? ''])));
  const { country } = untrack(() => parse(url.searchParams));

  const [explorer, reading] = await Promise.all([
    loadExplorer({ ...asked, layer }, locals),
    locals.graphql(readingDocument),
  ]);
  if (country && !explorer.countries.nodes.some(({ id }) => id === country)) {
    // Becomes the page "No country 'NGR'. Did you mean …?"
    await locals.graphql(countryDocument, { id: country });
  }
  // Moving to a layer of other years keeps the year that was asked for; a link that is opened says what it shows.
  if (!isDataRequest) untrack(() => sendToYearOf(explorer.layer.years, url));
  return { places: null, explorer, reading: readingOf(reading) };
};

/** An address with a year that the layer does not have, or with no year at all, leads to the one that is shown. */
function sendToYearOf(years: readonly number[], { searchParams }: URL): void {
  const asked = searchParams.get('year');
  if (asked === null || asked === '') return;
  const state = parse(searchParams);
  const year = state.year === null ? null : nearestOf(years, state.year);
  if (String(year) !== asked) redirect(307, `/${format({ ...state, year }, searchParams)}`);
}
