import type { PageServerLoad } from './$types';
import { catalogueOf, coverageOf } from './catalogue.ts';
import { datasetOf } from './dataset.server.ts';
import { dataDocument } from './query.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const answer = await locals.graphql(dataDocument);
  const { meta, indicators } = answer;
  locals.described = datasetOf(answer, url.origin);
  return {
    dataRelease: meta.dataRelease,
    dataReleases: meta.dataReleases,
    downloads: meta.downloads,
    sources: meta.sources,
    catalogue: catalogueOf(indicators),
    coverage: coverageOf(indicators, meta.sources),
  };
};
