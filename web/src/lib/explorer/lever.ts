import type { ResultOf } from '../graphql.ts';
import { countOf, formatYears } from '../format.ts';
import { fixedScale, type Scale } from '../map/scale.ts';
import { token, type Theme } from '../tokens.ts';
import type { Figure, YearValue } from './figures.ts';
import type { LayerData, ListedIndicator, salienceDocument } from './query.ts';

/** Where a recommendation is salient, as a layer: the id of the layer is this and that of the recommendation. */
const prefix = 'lever.';

/** What a layer of salience has beside its table. */
export interface Lever {
  /** Of the recommendation */
  id: string;
  title: string;
  statement: string;
  /** Year the reasons are of; the table has all of them */
  year: number;
  /** By country: why it is salient, or why that cannot be said */
  reasons: Readonly<Record<string, readonly string[]>>;
  /** What to heed before acting, and what research says of it: a lever is never shown without them */
  conditions: readonly { id: string; title: string }[];
  tally: Salience['recommendation']['tally'];
}

export const leverTopic = 'Recommendations: where salient';

/** The two classes, in words. Salient is where to look first, never what will work. */
export const leverClasses = ['not salient', 'salient'] as const;

/** The recommendation a layer is of; null where it is another layer. */
export function recommendationOf(layer: string): string | null {
  return layer.startsWith(prefix) ? layer.slice(prefix.length) : null;
}

/** What can be picked: one layer for each recommendation. */
export function leverLayers(recommendations: readonly { id: string; title: string }[]): ListedIndicator[] {
  return recommendations.map(({ id, title }) => ({
    id: `${prefix}${id}`,
    name: title,
    shortName: title,
    topic: leverTopic,
    // All can be opened: where no figure can tell, that is what the map says.
    countryCount: 1,
  }));
}

/** Two steps of the ramp without a direction; its last would outshout everything else on the map. */
export function leverScale(): Scale {
  const steps = (theme: Theme) => [token('plain-5-1', theme), token('plain-5-4', theme)];
  const texts = (theme: Theme) => [token('on-pale', theme), token('on-deep', theme)];
  return { ...fixedScale([0, 1, 2], 'NONE'), colours: steps, textColours: texts };
}

type Salience = ResultOf<typeof salienceDocument>['salienceLayer'];
type Titled = Pick<Salience['recommendation'], 'id' | 'title' | 'statement'>;

/** Salience as a table of figures: 1, 0, and nothing where it cannot be said. */
export function leverTable(
  { indicator, release }: LayerData,
  { recommendation, years, countries, salience }: Omit<Salience, 'recommendation'> & { recommendation: Titled },
) {
  const values = salience.map((row) => row.map((one) => (one === 'SALIENT' ? 1 : one === 'NOT_SALIENT' ? 0 : null)));
  return ownTable({ indicator, release }, years, countries, values, {
    id: `${prefix}${recommendation.id}`,
    name: `Salient: ${recommendation.title}`,
    shortName: `Salient: ${recommendation.title}`,
    description: recommendation.statement,
    unit: '1 = salient, 0 = not salient',
    moreMeans: 'salient: look here first',
    topic: leverTopic,
  });
}

type Named = Pick<LayerData['indicator'], 'id' | 'name' | 'shortName' | 'description' | 'unit' | 'moreMeans' | 'topic'>;

/** A layer made of our own rules: released with the profiles, but no indicator. */
export function ownTable(
  { indicator, release }: Pick<LayerData, 'indicator' | 'release'>,
  years: LayerData['years'],
  countries: LayerData['countries'],
  values: LayerData['values'],
  named: Named,
): LayerData {
  const coverage = years.map((year, at) => ({
    year,
    countries: values.filter((row) => row[at] !== null && row[at] !== undefined).length,
  }));
  return {
    indicator: {
      ...named,
      polarity: 'NONE',
      rangeLow: 0,
      rangeHigh: null,
      decimals: 0,
      caution: null,
      firstYear: years[0] ?? null,
      lastYear: years.at(-1) ?? null,
      source: indicator.source,
      coverage,
    },
    release,
    years,
    countries,
    values,
    low: null,
    high: null,
    classSure: null,
  };
}

export function salienceInWords({ value }: Pick<Figure, 'value'>): string {
  return value === null ? 'cannot be said' : (leverClasses[value] ?? '');
}

/** Why, in sentences; null while the reasons of another year are on their way. */
export function reasonsOf(
  { id, value }: Pick<Figure, 'id' | 'value'>,
  lever: Lever,
  year: number,
): readonly string[] | null {
  if (lever.year !== year) return null;
  const given = lever.reasons[id] ?? [];
  if (given.length > 0) return given;
  return value === null ? ['No figure of that year to judge it by.'] : ['None of its rules holds in these figures.'];
}

/** What is read out for a country on the map. */
export function leverSentence(figure: Figure, year: number, lever: Lever): string {
  const state = figure.value === null ? 'Whether it is salient cannot be said' : salienceInWords(figure);
  const [reason] = reasonsOf(figure, lever, year) ?? [];
  return `${figure.name}. ${state.slice(0, 1).toUpperCase()}${state.slice(1)}, in ${year}.${reason ? ` ${reason}` : ''}`;
}

/** "Salient in 18 of 30 years: 1994–2003, 2016–2023." */
export function salientYears(series: readonly YearValue[]): string {
  const told = series.filter(({ value }) => value !== null);
  const spans: { from: number; to: number }[] = [];
  for (const { year } of told.filter(({ value }) => value === 1)) {
    const last = spans.at(-1);
    if (last?.to === year - 1) last.to = year;
    else spans.push({ from: year, to: year });
  }
  if (told.length === 0) return 'In no year can the figures say whether it is salient.';
  const count = spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const when = spans.map(({ from, to }) => formatYears(from, to)).join(', ');
  return `Salient in ${count} of the ${countOf(told.length, 'year')} that can be judged${when && `: ${when}`}.`;
}
