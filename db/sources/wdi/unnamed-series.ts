import { yearFrom1990 } from '../../importing/columns.ts';
import type { Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import type { SourceFile } from '../../importing/source-file.ts';

/**
 * Files of one series as the Datahub core data sets package them. They do not say which series they hold, so it is told
 * from the figures: all within bounds, and some country's figures where only this series has them.
 */
interface Series {
  id: string;
  code: string;
  looksLike: string;
  low: number;
  high: number;
  /** For each country some figure of the file must lie between the two. */
  anchors: readonly { country: string; low: number; high: number }[];
}

const columns = ['Country Name', 'Country Code', 'Year', 'Value'] as const;

const series: readonly Series[] = [
  {
    id: 'population-csv',
    code: 'SP.POP.TOTL',
    looksLike: `${columns.join(', ')} with total population (China passes 1.1 billion)`,
    low: 0,
    high: 2e10,
    anchors: [{ country: 'CHN', low: 1.1e9, high: 1.6e9 }],
  },
  {
    id: 'gini-csv',
    code: 'SI.POV.GINI',
    looksLike: `${columns.join(', ')} with the Gini index from 0 to 100 (South Africa near 60, Denmark below 35)`,
    low: 10,
    high: 80,
    anchors: [
      { country: 'ZAF', low: 55, high: 70 },
      { country: 'DNK', low: 20, high: 35 },
    ],
  },
];

export function unnamedSeries(): Format[] {
  return series.map((one) => ({
    id: one.id,
    looksLike: one.looksLike,
    matches: (file) => holds(file, one),
    rows: readCsv,
    *map(row, context) {
      const year = yearFrom1990(row, 'Year', context);
      if (year === null) return;
      const country = context.country('iso3', row.required('Country Code'), year);
      const value = row.number('Value');
      const indicator = context.indicators.find(({ column }) => column === one.code);
      if (country === null || value === null || !indicator) return;
      yield { kind: 'observation', indicator: indicator.id, country, year, value };
    },
    carries: async (_file, { indicators }) =>
      indicators.filter(({ column }) => column === one.code).map(({ id }) => id),
  }));
}

async function holds(file: SourceFile, { low, high, anchors }: Series): Promise<boolean> {
  const header = await csvHeader(file);
  if (header?.columns.join() !== columns.join()) return false;
  const missing = new Set(anchors);
  for await (const row of readCsv(file)) {
    const value = row.number('Value');
    if (value === null) continue;
    if (value < low || value > high) return false;
    const code = row.text('Country Code');
    for (const anchor of missing) {
      if (anchor.country === code && value >= anchor.low && value <= anchor.high) missing.delete(anchor);
    }
  }
  return missing.size === 0;
}
