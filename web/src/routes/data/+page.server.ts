import type { PageServerLoad } from './$types';
import { catalogueOf, coverageOf } from './catalogue.ts';
import { dataDocument } from './query.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { meta, indicators } = await locals.graphql(dataDocument);
  return {
    dataRelease: meta.dataRelease,
    dataReleases: meta.dataReleases,
    sources: meta.sources,
    catalogue: catalogueOf(indicators),
    coverage: coverageOf(indicators, meta.sources),
  };
};
