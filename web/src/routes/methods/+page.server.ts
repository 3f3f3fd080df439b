import type { PageServerLoad } from './$types';
import { methodsDocument, walkDocument } from './query.ts';
import { wanted } from './wanted.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const methods = await locals.graphql(methodsDocument);
  const { firstYear, lastYear } = methods.profileModel;
  const asked = wanted(url.searchParams, { firstYear, lastYear });
  const { country, profiles } = await locals.graphql(walkDocument, asked);
  return {
    dataRelease: methods.meta.dataRelease,
    model: methods.profileModel,
    conditions: methods.doNoHarmConditions,
    backTest: methods.backTest,
    walk: { country, year: asked.year, release: url.searchParams.get('release') },
    countries: profiles
      .map(({ country: { id, name } }) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  };
};
