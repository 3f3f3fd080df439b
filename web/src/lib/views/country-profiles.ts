import type { ResultOf } from '../graphql.ts';
import { shownYear } from '../profile/assemble.ts';
import { isMostlyCarried } from '../profile/measures.ts';
import { scoredYearsDocument } from '../profile/query.ts';
import { profileNames, type ProfileKind } from '../profile/words.ts';
import type { BandBlock } from './bands.ts';
import BandsPicture from './BandsPicture.svelte';
import { yearOf } from './parameters.ts';
import { profilesDocument } from './queries.ts';
import type { Ask, Cell, Shown, UsedRelease } from './view.ts';
import { releasesUsed, view } from './view.ts';
import type { Query } from '../state.ts';

type Answer = ResultOf<typeof profilesDocument>;
type Profile = Answer['country']['risk'];

/** Part of a view of profiles that says what it is, wherever it stands. */
export const profileNote =
  'A proposal of this project, not a standard: it orders conditions, and says nothing of what will happen. Ranges hold 90% of runs.';

interface Data {
  country: { id: string; name: string };
  /** What the scores were made from */
  inputs: readonly UsedRelease[];
  year: number;
  /** As asked for in the address; null = the last there is */
  asked: string | null;
  profiles: readonly Profile[];
  release: UsedRelease | null;
  blocks: readonly BandBlock[];
}

/** The whole, then its dimensions. */
export function blockOf(profile: Profile): BandBlock {
  const whole = { label: 'Whole profile', score: profile.score, low: profile.low, high: profile.high, strong: true };
  const parts = profile.dimensions.map(({ name, score, low, high, indicators }) => ({
    label: name,
    score,
    low,
    high,
    hollow: isMostlyCarried(indicators),
  }));
  return { kind: profile.kind, heading: profileNames[profile.kind].name, rows: [whole, ...parts] };
}

async function load(ask: Ask, id: string, query: Query, kinds: readonly ProfileKind[]): Promise<Data> {
  const { profileModel } = await ask(scoredYearsDocument);
  const asked = query.get('year') || null;
  const wanted = yearOf(query, profileModel.firstYear, profileModel.lastYear);
  let answer = await ask(profilesDocument, { id, year: wanted });
  // A state that ended is shown as it was at the end.
  const year = asked === null ? shownYear(profileModel, answer.country.existsTo) : wanted;
  if (year !== wanted) answer = await ask(profilesDocument, { id, year });
  const { country, indicator } = answer;
  const profiles = [country.risk, country.resilience].filter(({ kind }) => kinds.includes(kind));
  return {
    country: { id: country.id, name: country.name },
    year,
    asked,
    profiles,
    release: indicator.release,
    inputs: inputsOf(profiles),
    blocks: profiles.map(blockOf),
  };
}

/** A profile with the figures it was made from. */
interface Made {
  dimensions: readonly { indicators: readonly { observation: { release: UsedRelease } | null }[] }[];
}

/** Releases of the figures behind scores, each once. */
export function inputsOf(profiles: readonly Made[]): UsedRelease[] {
  const used = profiles
    .flatMap(({ dimensions }) => dimensions.flatMap(({ indicators }) => indicators))
    .flatMap(({ observation }) => observation ?? []);
  return releasesUsed(used);
}

/** As published; more decimals would claim to know more than is known. */
const rounded = (score: number | null): number | null => (score === null ? null : Math.round(score * 100) / 100);

/** One row for the profile and one for each dimension. */
export const profileColumns = [
  { id: 'country', label: 'Country' },
  { id: 'profile', label: 'Profile' },
  { id: 'part', label: 'Part' },
  { id: 'year', label: 'Year' },
  { id: 'score', label: 'Best estimate', unit: 'score from 0 to 10', decimals: 1 },
  { id: 'low', label: 'Low (5%)', unit: 'score from 0 to 10', decimals: 1 },
  { id: 'high', label: 'High (95%)', unit: 'score from 0 to 10', decimals: 1 },
] as const;

export function profileRows(country: string, year: number, profiles: readonly Profile[]): Cell[][] {
  return profiles.flatMap(({ kind, score, low, high, dimensions }) => [
    [country, kind, 'whole', year, rounded(score), low, high],
    ...dimensions.map((one) => [country, kind, one.id, year, rounded(one.score), one.low, one.high]),
  ]);
}

/** Sentences that name one data release name it once, at the end. */
function joined(sentences: readonly string[]): string {
  const named = / \(Forestall data release [^)]+\)/;
  return sentences.map((one, index) => (index < sentences.length - 1 ? one.replace(named, '') : one)).join(' ');
}

function show({ country, year, asked, profiles, release, inputs }: Data, path: string, what: string): Shown {
  return {
    title: `${country.name}: ${what}, ${year}`,
    unit: 'Scores from 0 to 10. Bar: range that holds 90% of runs; dot: best estimate, hollow where carried forward.',
    sentence: joined(profiles.map(({ sentence }) => sentence)),
    notes: [profileNote],
    sheet: { columns: profileColumns, rows: profileRows(country.id, year, profiles) },
    releases: release ? [release] : [],
    inputs,
    address: `${path}${asked === null ? '' : `?year=${year}`}`,
    page: `/country/${country.id}${asked === null ? '' : `?year=${year}`}#profiles`,
  };
}

export const country = view<Data>({
  id: 'country',
  name: 'Country, risk and resilience',
  example: '/country/NGA',
  path: /^\/country\/([^/]+)$/,
  parameters: ['year'],
  load: (ask, [id = ''], query) => load(ask, id, query, ['RISK', 'RESILIENCE']),
  show: (data) => ({
    ...show(data, `/country/${data.country.id}`, 'risk and resilience'),
    page: `/country/${data.country.id}${data.asked === null ? '' : `?year=${data.year}`}`,
  }),
  picture: BandsPicture,
});

export const countryRisk = view<Data>({
  id: 'country-risk',
  name: 'Country, risk',
  example: '/country/NGA/risk',
  path: /^\/country\/([^/]+)\/risk$/,
  parameters: ['year'],
  load: (ask, [id = ''], query) => load(ask, id, query, ['RISK']),
  show: (data) => show(data, `/country/${data.country.id}/risk`, 'risk profile'),
  picture: BandsPicture,
});

export const countryResilience = view<Data>({
  id: 'country-resilience',
  name: 'Country, resilience',
  example: '/country/NGA/resilience',
  path: /^\/country\/([^/]+)\/resilience$/,
  parameters: ['year'],
  load: (ask, [id = ''], query) => load(ask, id, query, ['RESILIENCE']),
  show: (data) => show(data, `/country/${data.country.id}/resilience`, 'resilience profile'),
  picture: BandsPicture,
});

export const countrySentence = view<Data>({
  id: 'country-sentence',
  name: 'Country, one sentence',
  example: '/country/NGA/sentence',
  path: /^\/country\/([^/]+)\/sentence$/,
  parameters: ['year'],
  load: (ask, [id = ''], query) => load(ask, id, query, ['RISK', 'RESILIENCE']),
  show: (data) => ({
    ...show(data, `/country/${data.country.id}/sentence`, 'in a sentence'),
    unit: 'Scores from 0 to 10, with the range that holds 90% of runs.',
  }),
  picture: null,
});
