import type { CoverageGroup } from '../../lib/charts/coverage.ts';
import { formatValue } from '../../lib/format.ts';
import { sourceName } from '../../lib/parts/release.ts';
import type { IndicatorAnswer, SourceEntry } from './query.ts';

export type IndicatorEntry = Omit<IndicatorAnswer, 'coverage'>;

export interface CatalogueTopic {
  topic: string;
  indicators: IndicatorEntry[];
}

/** The catalogue as a reader looks for things: by topic, then by name. */
export function catalogueOf(indicators: readonly IndicatorAnswer[]): CatalogueTopic[] {
  const entries = indicators.map(({ coverage: _coverage, ...entry }) => entry);
  return [...Map.groupBy(entries, ({ topic }) => topic)]
    .map(([topic, ofTopic]) => ({ topic, indicators: ofTopic.toSorted(byName) }))
    .toSorted((a, b) => a.topic.localeCompare(b.topic, 'en'));
}

/** Countries with a figure by indicator and year, one group of rows per source; what has no figure is not in it. */
export function coverageOf(
  indicators: readonly IndicatorAnswer[],
  sources: readonly SourceEntry[],
): { years: number[]; groups: CoverageGroup[] } {
  const held = indicators.filter(({ coverage }) => coverage.length);
  const all = held.flatMap(({ coverage }) => coverage.map(({ year }) => year));
  if (!all.length) return { years: [], groups: [] };
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const groups = sources.map((source) => ({
    heading: sourceName(source),
    rows: held
      .filter(({ release }) => release?.source.id === source.id)
      .toSorted(byName)
      .map(({ id, name, coverage }) => {
        const counts = new Map(coverage.map(({ year, countries }) => [year, countries]));
        return { id, name, href: `#${id}`, countries: years.map((year) => counts.get(year) ?? 0) };
      }),
  }));
  return { years, groups: groups.filter(({ rows }) => rows.length) };
}

/** "at least 0"; nothing where the unit says the ends already, as "index, 0 to 1" does. */
export function rangeWords({ rangeLow, rangeHigh, ...measure }: IndicatorEntry): string | null {
  const write = (end: number) =>
    formatValue(end, { ...measure, decimals: Number.isInteger(end) ? 0 : measure.decimals });
  if (/\d to \S*\d/.test(measure.unit)) return null;
  if (rangeLow !== null && rangeHigh !== null) return `${write(rangeLow)} to ${write(rangeHigh)}`;
  if (rangeLow !== null) return `at least ${write(rangeLow)}`;
  if (rangeHigh !== null) return `at most ${write(rangeHigh)}`;
  return 'no fixed ends';
}

/** Our tables of a release, by source, where they are others than figures by year alone. */
const tables: Record<string, readonly string[]> = {
  epr: ['observations.csv', 'groups.csv', 'periods.csv'],
  gdl: ['observations.csv', 'regions.csv'],
  ophi: ['observations.csv', 'regions.csv'],
  forestall: ['observations.csv', 'standings.csv'],
  ged: ['areas.csv'],
};

/** Files of a shipped release, as they lie in db/figures. */
export function filesOf(sourceId: string): string[] {
  return [...(tables[sourceId] ?? ['observations.csv']), 'release.yaml'];
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, 'en');
}
