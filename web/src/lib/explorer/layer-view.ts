import { fixedScale, makeScale, type Scale } from '../map/scale.ts';
import { bothText, pairs } from './both.ts';
import { classText } from './classes.ts';
import { bothFiguresOf, type Figure, figuresOf } from './figures.ts';
import { leverClasses, leverScale } from './lever.ts';
import type { ExplorerData, LayerData } from './query.ts';

/** What a layer shows, worked out from the API's answer alone: the same on the screen and in pictures and files. */

/** Over all years, so that a colour means the same in each. */
export function scaleOf({ layer, fifths, lever }: Pick<ExplorerData, 'layer' | 'fifths' | 'lever'>): Scale {
  const { polarity, rangeLow, rangeHigh, decimals, unit } = layer.indicator;
  if (lever) return leverScale();
  if (fifths) return fixedScale([rangeLow ?? 0, ...fifths, rangeHigh ?? 10], polarity);
  return makeScale(layer.values.flat(), polarity, { rangeLow, rangeHigh, decimals, unit });
}

/** Where a layer opens: its last year, or the last before the figures thin out to less than half. */
export function usualYearOf({ indicator: { coverage }, years }: LayerData): number {
  const most = Math.max(0, ...coverage.map(({ countries }) => countries));
  return coverage.findLast(({ countries }) => countries >= most / 2)?.year ?? years.at(-1) ?? 0;
}

/** Rows of the table and places of the map. */
export function allFigures(explorer: ExplorerData, year: number, scale: Scale): Figure[] {
  const { layer, both, countries } = explorer;
  return both
    ? bothFiguresOf(layer, both, countries.nodes, year)
    : figuresOf(layer, countries.nodes, year, (value) => scale.classOf(value));
}

/** A class of the legend in words. */
export function classWords({ layer, both, lever }: ExplorerData, scale: Scale, index: number): string {
  if (lever) return leverClasses[index] ?? '';
  return both ? bothText(index, both.kind) : classText(scale, index, layer.indicator);
}

/** What the layer is called. */
export function layerName({ layer, both, isOwn }: ExplorerData): string {
  return both ? pairs[both.kind].name : layer.indicator.shortName + (isOwn ? ', weighted by you' : '');
}
