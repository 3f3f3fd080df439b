import { formatTick, formatValue, isShare } from '../format.ts';
import type { Scale } from '../map/scale.ts';
import type { LayerIndicator } from './query.ts';

type Written = Pick<LayerIndicator, 'decimals' | 'unit'>;

/** An end of a scale or class: short where the figures are large. */
export function edgeText(edge: number, indicator: Written): string {
  if (Math.abs(edge) >= 10_000 && !isShare(indicator)) return formatTick(edge);
  // Edges are rounder than figures: 0.2 under the colours, 0.20 never says more. What rounds to nothing is 0.
  const rounded = Number(edge.toFixed(indicator.decimals));
  const decimals = Math.min(indicator.decimals, fewestDecimals(rounded));
  return formatValue(edge, { ...indicator, decimals });
}

function fewestDecimals(edge: number): number {
  return String(edge).split('.')[1]?.length ?? 0;
}

/** A class in words: "0.2 to 0.4", "none", "3". */
export function classText({ breaks, kind }: Pick<Scale, 'breaks' | 'kind'>, index: number, indicator: Written): string {
  const [low = 0, high = 0] = breaks.slice(index, index + 2);
  if (kind === 'distinct') return edgeText(low, indicator);
  if (kind === 'none-first' && index === 0) return 'none';
  return `${edgeText(low, indicator)} to ${edgeText(high, indicator)}`;
}

/** What stands under the colours and where, as parts of their width. */
export function legendBreaks(
  { breaks, kind }: Pick<Scale, 'breaks' | 'kind'>,
  indicator: Written,
): { at: number; text: string }[] {
  const classes = breaks.length - 1;
  const middle = (index: number) => (index + 0.5) / classes;
  return breaks.flatMap((edge, index) => {
    const text = edgeText(edge, indicator);
    if (kind === 'distinct') return index < classes ? [{ at: middle(index), text }] : [];
    if (kind === 'none-first' && index === 0) return [{ at: middle(0), text: 'none' }];
    return [{ at: index / classes, text }];
  });
}

/** Where a figure lies on the legend's bar of equally wide classes, 0 to 1. */
export function placeOnLegend(scale: Pick<Scale, 'breaks' | 'kind' | 'classOf'>, value: number): number {
  const index = scale.classOf(value) ?? 0;
  const classes = Math.max(1, scale.breaks.length - 1);
  const [low = 0, high = 0] = scale.breaks.slice(index, index + 2);
  const isPoint = scale.kind === 'distinct' || (scale.kind === 'none-first' && index === 0) || high === low;
  const within = isPoint ? 0.5 : Math.min(1, Math.max(0, (value - low) / (high - low)));
  return (index + within) / classes;
}
