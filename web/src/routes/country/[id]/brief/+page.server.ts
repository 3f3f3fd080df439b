import { redirect } from '@sveltejs/kit';
import { locatorOf } from '../../../../lib/case/locator.server.ts';
import { codedSpan } from '../../../../lib/charts/power.ts';
import { seriesOf, type Series } from '../../../../lib/charts/series.ts';
import { yearsCounted } from '../../../../lib/charts/violence.ts';
import { scoredPart, shownYear, yearBefore } from '../../../../lib/profile/assemble.ts';
import { countryProfilesDocument, scoredYearsDocument, type WholeProfile } from '../../../../lib/profile/query.ts';
import { standsOut } from '../../../../lib/profile/stands-out.ts';
import { yearOf } from '../../../../lib/views/parameters.ts';
import {
  caseScoresDocument,
  groupsDocument,
  viewCitationDocument,
  violenceDocument,
} from '../../../../lib/views/queries.ts';
import { usedSources } from '../country-figures.ts';
import { sourcesDocument, worldDocument } from '../query.ts';
import type { PageServerLoad } from './$types';
import { briefDocument } from './query.ts';

/** Paper runs no script. */
export const csr = false;

/** Width of the map on paper, in units of which its type has twelve. */
const mapWidth = 235;

export const load: PageServerLoad = async ({ locals: { graphql }, params, url }) => {
  // What is no code is not written in capitals either: “NGA.pdf” is told to be nowhere.
  const id = /^\w+$/.test(params.id) ? params.id.toUpperCase() : params.id;
  if (id !== params.id) redirect(308, `/country/${encodeURIComponent(id)}/brief${url.search}`);

  const [{ meta, country }, { profileModel }] = await Promise.all([
    graphql(briefDocument, { id }),
    graphql(scoredYearsDocument),
  ]);
  const asked = url.searchParams.get('year') || null;
  const wanted = yearOf(url.searchParams, profileModel.firstYear, profileModel.lastYear);
  const year = asked === null ? shownYear(profileModel, country.existsTo) : wanted;

  const [profiled, scores, world, grouped, counted, listed, locator] = await Promise.all([
    graphql(countryProfilesDocument, { id, year, before: yearBefore(profileModel, year) ?? year }),
    graphql(caseScoresDocument, { id }),
    graphql(worldDocument, { year }),
    graphql(groupsDocument, { id }),
    graphql(violenceDocument, { id }),
    graphql(sourcesDocument),
    locatorOf(id, mapWidth),
  ]);
  const { risk, resilience, riskBefore, resilienceBefore, levers } = profiled.country;
  const series = seriesByProfile(scores.country.observations, year);
  const hasBefore = yearBefore(profileModel, year) !== null;
  const { groups, existsTo } = grouped.country;
  const sources = usedSources(
    listed.meta.sources,
    new Set([...releasesOfMeasures([risk, resilience]), ...[...groups, ...counted.country.violence].map(idOfRelease)]),
  );

  return {
    country,
    ...meta,
    year,
    profileModel,
    profiles: [
      { profile: risk, before: hasBefore ? riskBefore : null, series: series.get('RISK') ?? null },
      { profile: resilience, before: hasBefore ? resilienceBefore : null, series: series.get('RESILIENCE') ?? null },
    ],
    medians: new Map(
      world.indicators.flatMap(({ id: of, distribution }) => {
        const part = scoredPart(of);
        return part && distribution ? [[part, distribution.median] as const] : [];
      }),
    ),
    standsOut: standsOut([risk, resilience]),
    levers,
    groups,
    coded: groups.length
      ? codedSpan(groups, existsTo, Math.max(...grouped.indicators.map(({ lastYear }) => lastYear ?? 0)))
      : null,
    violence: counted.country.violence,
    violenceYears: yearsCounted(counted.country, counted.indicator),
    locator,
    sources,
    citation: await citationOf(
      graphql,
      `${country.name}: country brief, ${year}`,
      `${url.origin}/country/${id}/brief?year=${year}&release=${meta.dataRelease}`,
    ),
    /** Where it is found, as it was asked for */
    host: url.host,
    address: `${url.host}/country/${id}/brief${url.search}`,
    /** Goes on to the pages around it */
    release: url.searchParams.get('release'),
  };
};

type Figure = { indicator: { id: string }; year: number; value: number; low: number | null; high: number | null };

/** Both profiles year by year, to the year that is shown. */
function seriesByProfile(figures: readonly Figure[], year: number): Map<string, Series | null> {
  const until = figures.filter((figure) => figure.year <= year);
  return new Map(
    [...Map.groupBy(until, ({ indicator }) => scoredPart(indicator.id) ?? '')].map(([part, own]) => [
      part,
      seriesOf(own.toSorted((a, b) => a.year - b.year)),
    ]),
  );
}

const idOfRelease = ({ release }: { release: { id: string } }) => release.id;

function releasesOfMeasures(profiles: readonly WholeProfile[]): string[] {
  return profiles.flatMap(({ dimensions }) =>
    dimensions.flatMap(({ indicators }) =>
      indicators.flatMap(({ read, indicator }) => (read === null ? [] : (indicator.release?.id ?? []))),
    ),
  );
}

/** Of the brief alone: what its figures are from is cited with the country's own view. */
async function citationOf(graphql: App.Locals['graphql'], title: string, url: string): Promise<string> {
  const { viewCitation } = await graphql(viewCitationDocument, {
    title,
    url,
    sources: [],
    publications: [],
    style: 'APA',
  });
  return viewCitation.trim();
}
