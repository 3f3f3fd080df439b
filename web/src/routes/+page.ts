import type { PageLoad } from './$types';

/** Layers of places within countries bring their own parts, which the other layers need not carry. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Places: data.places ? (await import('../lib/places/Places.svelte')).default : null,
});
