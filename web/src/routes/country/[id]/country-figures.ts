import type { Distribution } from '../../../lib/charts/standing.ts';
import { seriesOf, type Series } from '../../../lib/charts/series.ts';
import { formatRange } from '../../../lib/format.ts';
import type { ReleaseName } from '../../../lib/parts/release.ts';
import type { CountryAnswer, IndicatorAnswer, SourceAnswer } from './query.ts';

/** An indicator that some release carries. */
export type Indicator = Omit<IndicatorAnswer, 'release'> & { release: ReleaseName };

/** Those without a release have no figure for any country, so no country's page speaks of them. */
export function carried(indicators: readonly IndicatorAnswer[]): Indicator[] {
  return indicators.flatMap(({ release, ...indicator }) => (release ? [{ ...indicator, release }] : []));
}

/** One indicator in one country: its years, its newest figure, and the world in that year. */
export interface Figures {
  indicator: Indicator;
  series: Series;
  newest: { year: number; value: number; low: number | null; high: number | null; percentile: number | null };
  world: Distribution | null;
}

export interface Topic {
  id: string;
  name: string;
  figures: Figures[];
}

/** Violence first, then the two levers of the brief, then what surrounds them; a topic not named here follows. */
const topicOrder = [
  'Organised violence',
  'Horizontal equality',
  'Security sector',
  'Rule of law and accountability',
  'Civic space and cohesion',
  'Development',
  'Composite risk',
];

export type Worlds = ReadonlyMap<number, ReadonlyMap<string, Distribution | null>>;

/** Every year for which a newest figure needs the world beside it. */
export function yearsOfNewest({ country }: CountryAnswer): number[] {
  return [...new Set(country.latest.map(({ year }) => year))].sort();
}

export function topicsOf({ country }: CountryAnswer, indicators: readonly Indicator[], worlds: Worlds): Topic[] {
  const byIndicator = Map.groupBy(country.observations, ({ indicator }) => indicator.id);
  const percentiles = new Map(country.latest.map(({ indicator, percentile }) => [indicator.id, percentile]));
  const figures = indicators.flatMap((indicator): Figures[] => {
    const all = byIndicator.get(indicator.id) ?? [];
    const newest = all.at(-1);
    const series = seriesOf(all);
    if (!newest || !series) return [];
    const { year, value, low, high } = newest;
    return [
      {
        indicator,
        series,
        newest: { year, value, low, high, percentile: percentiles.get(indicator.id) ?? null },
        world: worlds.get(year)?.get(indicator.id) ?? null,
      },
    ];
  });
  const byTopic = Map.groupBy(figures, ({ indicator }) => indicator.topic);
  return [...byTopic]
    .map(([name, ofTopic]) => ({
      id: anchor(name),
      name,
      figures: ofTopic.toSorted((a, b) => a.indicator.name.localeCompare(b.indicator.name, 'en')),
    }))
    .toSorted((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name, 'en'));
}

function rank(topic: string): number {
  const place = topicOrder.indexOf(topic);
  return place < 0 ? topicOrder.length : place;
}

export function anchor(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

/** The two ends of an indicator's scale, where it has both. */
export function rangeOf({
  rangeLow,
  rangeHigh,
}: Pick<Indicator, 'rangeLow' | 'rangeHigh'>): readonly [number, number] | undefined {
  return rangeLow === null || rangeHigh === null ? undefined : [rangeLow, rangeHigh];
}

/** A figure's bounds beside it. Below zero a dash between two signs could be read as either. */
export function boundsText(low: number, high: number, indicator: Indicator): string {
  return formatRange(low, high, indicator, low < 0 ? 'sentence' : 'table');
}

export interface SourceCoverage {
  release: ReleaseName;
  indicators: number;
  ofIndicators: number;
  from: number;
  to: number;
}

/** What each release gives for this country: how much of what it has, and for which years. */
export function coverageOf(indicators: readonly Indicator[], topics: readonly Topic[]): SourceCoverage[] {
  const shown = Map.groupBy(
    topics.flatMap(({ figures }) => figures),
    ({ indicator }) => indicator.release.id,
  );
  return [...Map.groupBy(indicators, ({ release }) => release.id).values()]
    .flatMap((ofRelease) => {
      const release = ofRelease[0]?.release;
      const figures = release ? (shown.get(release.id) ?? []) : [];
      if (!release || !figures.length) return [];
      return [
        {
          release,
          indicators: figures.length,
          ofIndicators: ofRelease.length,
          from: Math.min(...figures.map(({ series }) => series.from)),
          to: Math.max(...figures.map(({ newest }) => newest.year)),
        },
      ];
    })
    .toSorted(byRelease);
}

export interface Absence {
  release: ReleaseName;
  names: string[];
}

/** Indicators without a single figure for the country, by the release that lacks them. */
export function absencesOf(indicators: readonly Indicator[], topics: readonly Topic[]): Absence[] {
  const shown = new Set(topics.flatMap(({ figures }) => figures.map(({ indicator }) => indicator.id)));
  return byReleaseOf(indicators.filter(({ id }) => !shown.has(id)));
}

export interface Ending {
  release: ReleaseName;
  year: number;
  names: string[];
}

/** Indicators whose figures for this country stop before those of the world do. */
export function endingsOf(topics: readonly Topic[]): Ending[] {
  const stopped = topics
    .flatMap(({ figures }) => figures)
    .filter(({ indicator, newest }) => indicator.lastYear !== null && newest.year < indicator.lastYear);
  const byReleaseAndYear = Map.groupBy(stopped, ({ indicator, newest }) => `${indicator.release.id} ${newest.year}`);
  return [...byReleaseAndYear.values()]
    .flatMap((together) => {
      const first = together[0];
      if (!first) return [];
      const names = together.map(({ indicator }) => indicator.name).toSorted();
      return [{ release: first.indicator.release, year: first.newest.year, names }];
    })
    .toSorted((a, b) => byRelease(a, b) || a.year - b.year);
}

function byReleaseOf(indicators: readonly Indicator[]): Absence[] {
  return [...Map.groupBy(indicators, ({ release }) => release.id).values()]
    .flatMap((ofRelease) => {
      const release = ofRelease[0]?.release;
      return release ? [{ release, names: ofRelease.map(({ name }) => name).toSorted() }] : [];
    })
    .toSorted(byRelease);
}

const byRelease = (a: { release: ReleaseName }, b: { release: ReleaseName }) =>
  a.release.id.localeCompare(b.release.id);

export interface RegionTable {
  release: ReleaseName;
  indicators: Indicator[];
  rows: { id: string; name: string; figures: ({ year: number; value: number } | null)[] }[];
}

/** One table per release, since sources divide a country differently; regions A to Z. */
export function regionTablesOf({ country }: CountryAnswer, indicators: readonly Indicator[]): RegionTable[] {
  const used = new Set(country.regions.flatMap(({ latest }) => latest.map(({ indicator }) => indicator.id)));
  // The index of the workbook that has the shares is the one of the full table again.
  const shown = indicators.filter(({ id }) => used.has(id) && id !== 'ophi.mpi_regions');
  return [...Map.groupBy(shown, ({ release }) => release.id).values()].flatMap((ofRelease) => {
    const release = ofRelease[0]?.release;
    if (!release) return [];
    const rows = country.regions
      .map(({ id, name, latest }) => ({
        id,
        name,
        figures: ofRelease.map((indicator) => {
          const found = latest.find((figure) => figure.indicator.id === indicator.id);
          return found ? { year: found.year, value: found.value } : null;
        }),
      }))
      .filter(({ figures }) => figures.some(Boolean))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    return [{ release, indicators: ofRelease, rows }];
  });
}

/** Sources with only those of their releases that the page shows figures of. */
export function usedSources(sources: readonly SourceAnswer[], releaseIds: ReadonlySet<string>): SourceAnswer[] {
  return sources
    .map((source) => ({ ...source, releases: source.releases.filter(({ id }) => releaseIds.has(id)) }))
    .filter(({ releases }) => releases.length);
}

/** The releases that some parts of a country come from, named. */
export function releaseNames(
  sources: readonly SourceAnswer[],
  parts: readonly { release: { id: string } }[],
): ReleaseName[] {
  const ids = new Set(parts.map(({ release }) => release.id));
  return sources.flatMap(({ releases, ...source }) =>
    releases.filter(({ id }) => ids.has(id)).map((release) => ({ ...release, source })),
  );
}
