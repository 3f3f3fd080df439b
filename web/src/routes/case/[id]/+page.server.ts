import { redirect } from '@sveltejs/kit';
import { locatorOf } from '../../../lib/case/locator.server.ts';
import { seriesOf } from '../../../lib/charts/series.ts';
import { yearsCounted } from '../../../lib/charts/violence.ts';
import { releasesOf } from '../../../lib/parts/release.ts';
import type { PageServerLoad } from './$types';
import { caseDocument, caseEvidenceDocument } from './query.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const id = params.id.toLowerCase();
  if (id !== params.id) redirect(308, `/case/${encodeURIComponent(id)}${url.search}`);

  const answer = await locals.graphql(caseDocument, { id });
  const { country } = answer.case;
  const [evidence, locator] = await Promise.all([
    locals.graphql(caseEvidenceDocument, { id, country: country.id }),
    locatorOf(country.id),
  ]);
  const { groups, profiles, violence, existsTo } = evidence.country;
  const scoresOf = (scores: string) => seriesOf(profiles.filter(({ indicator }) => indicator.id === scores));
  return {
    dataRelease: answer.meta.dataRelease,
    case: answer.case,
    levers: evidence.case.recommendations,
    evidence: evidence.country.evidence,
    profiles: {
      risk: scoresOf('forestall.risk'),
      resilience: scoresOf('forestall.resilience'),
      from: evidence.profileModel.firstYear,
      to: evidence.profileModel.lastYear,
      releases: releasesOf(profiles),
    },
    power: {
      groups: groups.map(({ release: _release, ...group }) => group),
      releases: releasesOf(groups),
      existsTo,
    },
    violence: {
      rows: violence.map(({ release: _release, ...row }) => row),
      releases: releasesOf(violence),
      years: yearsCounted(evidence.country, evidence.deaths),
    },
    /** End of the time axis where the coding of groups ends before it */
    lastYear: evidence.deaths.lastYear ?? 0,
    locator,
  };
};
