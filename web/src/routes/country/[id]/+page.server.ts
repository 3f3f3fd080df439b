import { redirect } from '@sveltejs/kit';
import { yearsCounted } from '../../../lib/charts/violence.ts';
import type { ResultOf } from '../../../lib/graphql.ts';
import { scoredPart, scoresOf, shownYear, yearBefore } from '../../../lib/profile/assemble.ts';
import { standsOut } from '../../../lib/profile/stands-out.ts';
import { countryProfilesDocument, scoredYearsDocument } from '../../../lib/profile/query.ts';
import { numberOf } from '../../../lib/views/parameters.ts';
import { formatYears } from '../../../lib/format.ts';
import { outlined } from '../../../lib/places/drawing.ts';
import { countsEvents, placeLayers } from '../../../lib/places/state.ts';
import { inequalityInWords, layerWords } from '../../../lib/places/words.ts';
import type { PageServerLoad } from './$types';
import {
  absencesOf,
  carried,
  coverageOf,
  endingsOf,
  regionTablesOf,
  topicsOf,
  usedSources,
  yearsOfNewest,
  type Figures,
  type Worlds,
} from './country-figures.ts';
import {
  countryDocument,
  countryEvidenceDocument,
  sourcesDocument,
  worldDocument,
  type CountryAnswer,
} from './query.ts';

/** The total of a type: its years are those of UCDP's whole file. */
const oneSidedDeaths = 'ucdp.os_total_deaths_best';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  // What is no code is not written in capitals either: “NGA.pdf” is told to be nowhere.
  const id = /^\w+$/.test(params.id) ? params.id.toUpperCase() : params.id;
  if (id !== params.id) redirect(308, `/country/${encodeURIComponent(id)}${url.search}`);

  const [answer, evidence, { meta }] = await Promise.all([
    locals.graphql(countryDocument, { id }),
    locals.graphql(countryEvidenceDocument, { id }),
    locals.graphql(sourcesDocument),
  ]);
  const all = carried(answer.indicators);
  // Some are of regions only: no country lacks them.
  const indicators = all.filter(({ countryCount }) => countryCount > 0);
  const topics = topicsOf(answer, indicators, await worldsOf(answer, locals));
  const figures = topics.flatMap((topic) => topic.figures);
  const regionTables = regionTablesOf(answer, all);
  const { country } = answer;
  const releases = [
    ...figures.map(({ indicator }) => indicator.release),
    ...regionTables.map(({ release }) => release),
    ...country.groups.map(({ release }) => release),
    ...country.violence.map(({ release }) => release),
  ];

  const {
    observations: _observations,
    latest: _latest,
    regions: _regions,
    regionalInequality: inequality,
    eventCoverage: _eventCoverage,
    ...about
  } = country;
  const development = all.find(({ id: of }) => of === 'gdl.shdi');
  return {
    country: about,
    ...evidenceOf(evidence),
    dataRelease: answer.meta.dataRelease,
    topics: topics.filter((topic) => topic.figures.some(({ indicator }) => scoredPart(indicator.id) === null)),
    ...(await profilesOf(answer, figures, locals, url)),
    coverage: coverageOf(indicators, topics),
    absences: absencesOf(indicators, topics),
    // Where a state ended, every figure stops; that is said once.
    endings: country.existsTo === null ? endingsOf(topics) : [],
    regionTables,
    /** Between regions, with its caveats, or why there is none; null where no region has a figure */
    inequality:
      development && inequality.regionsWithFigure > 0
        ? inequalityInWords({ inequality, measure: development, country })
        : null,
    maps: mapsOf(country),
    sources: usedSources(meta.sources, new Set(releases.map((release) => release.id))),
    indicatorCount: indicators.filter(({ id: of }) => scoredPart(of) === null).length,
    violenceYears: yearsCounted(
      country,
      indicators.find(({ id: of }) => of === oneSidedDeaths),
    ),
    /** End of the time axis, the same on every country's page */
    lastYear: Math.max(...indicators.map(({ lastYear }) => lastYear ?? 0)),
  };
};

/** Layers of places within it that there is a map of. */
function mapsOf({ id, eventCoverage: events }: CountryAnswer['country']): { href: string; name: string }[] {
  const years = events ? `, ${formatYears(events.firstYear, events.lastYear)}` : '';
  const shown = placeLayers.filter((layer) =>
    countsEvents(layer) ? events && (layer === 'cells' || outlined.includes(id)) : outlined.includes(id),
  );
  return shown.map((layer) => ({
    href: `/?layer=${layer}&country=${id}`,
    name: `${layerWords[layer].short.toLowerCase()}${countsEvents(layer) ? years : ''}`,
  }));
}

function evidenceOf({ country, cases }: ResultOf<typeof countryEvidenceDocument>) {
  return {
    cases: country.cases,
    actors: country.actors,
    evidence: country.evidence,
    findings: country.findings.nodes,
    casesElsewhere: country.cases.length ? [] : cases.nodes,
  };
}

/** Both profiles of the year asked for, or the last there is, the same five years before, and the levers they point to. */
async function profilesOf(
  { country }: CountryAnswer,
  figures: readonly Figures[],
  { graphql }: App.Locals,
  { searchParams }: URL,
) {
  const { profileModel } = await graphql(scoredYearsDocument);
  const asked = numberOf(searchParams, 'year', profileModel.firstYear, profileModel.lastYear);
  const year = asked ?? shownYear(profileModel, country.existsTo);
  const before = yearBefore(profileModel, year);
  const answer = await graphql(countryProfilesDocument, { id: country.id, year, before: before ?? year });
  const { risk, resilience, riskBefore, resilienceBefore, levers } = answer.country;
  const { series, medians } = scoresOf(figures, year);
  const pairs = [
    [risk, riskBefore],
    [resilience, resilienceBefore],
  ] as const;
  return {
    profiles: pairs.map(([profile, then]) => ({
      profile,
      before: before === null ? null : then,
      series: series.get(profile.kind) ?? null,
    })),
    standsOut: standsOut([risk, resilience]),
    medians,
    levers: { year, all: levers },
    /** The year asked for, where it is not the newest */
    asked: asked === shownYear(profileModel, country.existsTo) ? null : asked,
    profileModel,
  };
}

/** The world in every year for which this country has a newest figure. */
async function worldsOf(answer: CountryAnswer, { graphql }: App.Locals): Promise<Worlds> {
  const worlds = yearsOfNewest(answer).map(async (year) => {
    const { indicators } = await graphql(worldDocument, { year });
    return [year, new Map(indicators.map(({ id, distribution }) => [id, distribution]))] as const;
  });
  return new Map(await Promise.all(worlds));
}
