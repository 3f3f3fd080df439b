import { type Distribution, standingInWords } from '../charts/standing.ts';
import { countOf, formatValue, unitNote } from '../format.ts';
import { bothText, type PairKind } from './both.ts';
import type { Figure } from './figures.ts';
import type { LayerIndicator } from './query.ts';

/** The figure with what belongs to it: "0.52", "12.3% of the population", "160 deaths". */
export function figureWithUnit(value: number, indicator: LayerIndicator): string {
  const note = unitNote(indicator);
  const text = formatValue(value, indicator);
  // Scales explain themselves in the legend; a noun belongs to its number.
  return note === '' || /^(index|category|.*scale)/i.test(note) ? text : `${text} ${note}`;
}

/** "More exclusion than in 71% of 174 countries, 2023." */
export function positionInWords(figure: Figure, indicator: LayerIndicator, world: Distribution | null): string | null {
  const { value, position } = figure;
  if (value === null || position === null || world === null) return null;
  return `${standingInWords({ value, percentile: position, moreMeans: indicator.moreMeans }, world)}.`;
}

/** The bounds the source gives around its best figure. */
export function bandInWords({ low, high }: Pick<Figure, 'low' | 'high'>, indicator: LayerIndicator): string | null {
  if (low === null || high === null) return null;
  return `Low estimate ${formatValue(low, indicator)}, high estimate ${formatValue(high, indicator)}`;
}

/** Why there is nothing to show, naming who does not say it. */
export function noFigure(figure: Pick<Figure, 'name'>, year: number, indicator: LayerIndicator): string {
  return `No figure for ${year}: ${indicator.source.title} gives none for ${figure.name}.`;
}

/** What is read out for a country on the map. */
export function countrySentence(
  figure: Figure,
  year: number,
  indicator: LayerIndicator,
  world: Distribution | null,
): string {
  if (figure.value === null) return `${figure.name}. ${noFigure(figure, year, indicator)}`;
  const band = bandInWords(figure, indicator);
  const place = positionInWords(figure, indicator, world);
  return `${figure.name}. ${indicator.shortName} ${figureWithUnit(figure.value, indicator)}, in ${year}.${band ? ` ${band}.` : ''}${place ? ` ${place}` : ''}`;
}

/** One of both profiles, the range first: "risk 6.7 to 7.8, best estimate 7.3". */
export function profileInWords(name: string, { value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>): string {
  if (value === null) return `${name}: no score`;
  if (low === null || high === null) return `${name} ${value.toFixed(1)}`;
  return `${name} ${low.toFixed(1)} to ${high.toFixed(1)}, best estimate ${value.toFixed(1)}`;
}

/** Two layers of a country, side by side: "Risk 6.7 to 7.8, best estimate 7.3", "4 findings on these from there". */
export function bothParts(figure: Pick<Figure, 'value' | 'low' | 'high' | 'second'>, kind: PairKind): [string, string] {
  const over = figure.second ?? { value: null, low: null, high: null };
  if (kind === 'profiles') return [profileInWords('Risk', figure), profileInWords('Resilience', over)];
  if (figure.value === null) return ['The figures are too thin to say what is salient', 'no finding is counted'];
  return [
    `${countOf(figure.value, 'recommendation')} salient`,
    figure.value === 0
      ? 'so no finding is counted'
      : `${countOf(over.value ?? 0, 'finding')} on ${figure.value === 1 ? 'it' : 'these'} from there`,
  ];
}

export function bothSentence(figure: Figure, year: number, kind: PairKind): string {
  const [first, second] = bothParts(figure, kind);
  const where =
    figure.class === null || kind === 'need' ? '' : ` ${capital(bothText(figure.class))}, by thirds of the panel.`;
  return `${figure.name}. ${first}; ${second.slice(0, 1).toLowerCase()}${second.slice(1)}, in ${year}.${where}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export function yearSentence(year: number, withFigure: number, without: number): string {
  return `${year}. ${countOf(withFigure, 'country', 'countries')} with a figure, ${without} without.`;
}

export function layerSentence(indicator: LayerIndicator, year: number): string {
  return `Showing ${indicator.shortName}, ${year}. Higher means ${indicator.moreMeans}.`;
}

const opposites: Record<string, string> = {
  more: 'less',
  less: 'more',
  fewer: 'more',
  higher: 'lower',
  better: 'worse',
  stronger: 'weaker',
  longer: 'shorter',
  deeper: 'shallower',
  faster: 'slower',
};

/** The other end of an arrow that points to "more exclusion": "less". */
export function oppositeOf(moreMeans: string): string {
  return opposites[moreMeans.split(' ')[0] ?? ''] ?? 'less so';
}
