import type { PageServerLoad } from './$types';
import { periodOf } from '../../lib/case/dates.ts';
import { casesDocument, type ListedCase } from './query.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { meta, cases } = await locals.graphql(casesDocument);
  return { dataRelease: meta.dataRelease, cases: cases.nodes.map(summed) };
};

/** A case with what it holds as numbers. */
function summed({ events, actors, recommendations, sources, pages, ...about }: ListedCase) {
  return {
    ...about,
    period: periodOf(events.map(({ date }) => date)),
    counts: {
      events: events.length,
      actors: actors.length,
      recommendations: recommendations.length,
      publications: sources.length,
      pages: pages.length,
    },
  };
}
