import type { LayoutServerLoad } from './$types';
import { siteDocument } from './site.ts';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { meta } = await locals.graphql(siteDocument);
  return { site: meta };
};
