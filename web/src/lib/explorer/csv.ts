import { isScore, type Figure } from './figures.ts';
import type { LayerData } from './query.ts';
import type { Weights } from '../state.ts';

/** The rows on the screen, each with what it takes to cite it; an unknown figure is an empty field. */
export function rowsForCsv(
  layer: LayerData,
  year: number,
  dataRelease: string,
  figures: readonly Figure[],
  over = 'resilience',
  weights: Weights | null = null,
): Record<string, string | number | null>[] {
  const { indicator, release } = layer;
  return figures.map(({ id, name, region, value, low, high, position, second }) => ({
    country_id: id,
    country: name,
    region,
    year,
    value: written(value),
    low,
    high,
    ...(!isScore(layer) && { percentile: position === null ? null : Number(position.toFixed(4)) }),
    unit: indicator.unit,
    indicator: indicator.id,
    ...(second && { [over]: second.value, [`${over}_low`]: second.low, [`${over}_high`]: second.high }),
    // Scores under somebody’s own weights must not pass for the published ones.
    ...(weights && { weights: weightsInWords(weights) }),
    source_release: release.id,
    licence: indicator.source.licence,
    data_release: dataRelease,
  }));
}

export async function download(
  layer: LayerData,
  name: string,
  year: number,
  dataRelease: string,
  figures: readonly Figure[],
  over?: string,
  weights?: Weights | null,
): Promise<void> {
  const { unparse } = await import('papaparse');
  const text = unparse(rowsForCsv(layer, year, dataRelease, figures, over, weights), { newline: '\n' });
  const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${year}-${dataRelease}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}

/** "VIOLENCE 3"; what is not named weighs 1. */
function weightsInWords(weights: Weights): string {
  return Object.entries(weights)
    .map(([dimension, weight]) => `${dimension} ${weight}`)
    .join(', ');
}

/** Six digits, as figures are kept: a score under somebody’s own weights has as many as the machine. */
function written(value: number | null): number | null {
  return value === null || Number.isInteger(value) ? value : Number(value.toPrecision(6));
}
