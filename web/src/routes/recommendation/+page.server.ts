import { themes } from '../../lib/evidence/themes.ts';
import type { PageServerLoad } from './$types';
import { recommendationsDocument } from './query.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { meta, recommendations, evidenceTally } = await locals.graphql(recommendationsDocument);
  return {
    dataRelease: meta.dataRelease,
    count: recommendations.length,
    all: evidenceTally,
    themes: themes.map(({ id, name, about }) => ({
      id,
      name,
      about,
      recommendations: recommendations.filter(({ theme }) => theme === id),
    })),
  };
};
