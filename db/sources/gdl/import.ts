import { FIRST_YEAR } from '../../importing/columns.ts';
import {
  defineImporter,
  type Figure,
  type Format,
  type KnownRegion,
  type MapContext,
} from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import type { SourceRow } from '../../importing/row.ts';
import { redivided } from './lookups.ts';

/**
 * Global Data Lab tables, one row per country or region and one column per year. The four tables have one header and do
 * not name their variable; the file's name is the only mark the producer gives, so a name that fits none or several is
 * refused.
 */
const tables = [
  { id: 'shdi-csv', column: 'shdi', named: /hdi/i, example: 'GDL-Subnational-HDI-data.csv' },
  { id: 'health-index-csv', column: 'healthindex', named: /health/i, example: 'GDL-Health-index-data.csv' },
  { id: 'income-index-csv', column: 'incindex', named: /income/i, example: 'GDL-Income-index-data.csv' },
  { id: 'education-index-csv', column: 'edindex', named: /education/i, example: 'GDL-Educational-index-data.csv' },
] as const;

function table({ id, column: variable, example }: (typeof tables)[number]): Format {
  return {
    id,
    looksLike: `Country, ISO_Code, Level, GDLCODE, Region, then one column a year, in a file named like ${example}`,
    async matches(file) {
      const fitting = tables.filter(({ named }) => named.test(file.name));
      if (fitting.length !== 1 || fitting[0]?.id !== id) return false;
      return (await csvHeader(file))?.has('Country', 'ISO_Code', 'Level', 'GDLCODE', 'Region', '2000') ?? false;
    },
    rows: readCsv,
    *map(row, context) {
      const indicator = context.indicators.find(({ column }) => column === variable);
      if (indicator) yield* placeFigures(row, indicator.id, context);
    },
    carries: async (_file, { indicators }) =>
      indicators.filter(({ column }) => column === variable).map((indicator) => indicator.id),
  };
}

function* placeFigures(row: SourceRow, indicator: string, context: MapContext): Generator<Figure> {
  const figures = [...yearly(row)];
  const last = figures.at(-1)?.year;
  if (last === undefined) return;
  const code = row.required('ISO_Code');
  const country = context.country('iso3', code, last);
  if (country === null) return;
  const place = isNational(row) ? { country } : { region: yield* regionFigure(row, country, context) };
  for (const figure of figures) yield { kind: 'observation', indicator, ...place, ...figure };
}

function* regionFigure(row: SourceRow, country: string, context: MapContext): Generator<Figure, string> {
  const { id, name } = regionOf(row, context);
  yield { kind: 'region', id, name, country };
  return id;
}

function regionOf(row: SourceRow, context: MapContext): KnownRegion {
  const code = row.required('GDLCODE');
  // The continent came with the later division.
  const early = !row.header.has('Continent');
  const id = early && redivided.has(code) ? `${code}-2018` : code;
  return context.region(code) ?? { id, name: row.required('Region') };
}

function isNational(row: SourceRow): boolean {
  const level = row.required('Level');
  if (level === 'National') return true;
  if (level === 'Subnat') return false;
  throw new Error(`column "Level" holds "${level}": expected National or Subnat.`);
}

function* yearly(row: SourceRow): Generator<{ year: number; value: number }> {
  for (const column of row.header.columns) {
    if (!/^\d{4}$/.test(column) || Number(column) < FIRST_YEAR) continue;
    const value = row.number(column);
    if (value !== null) yield { year: Number(column), value };
  }
}

export default defineImporter({ source: 'gdl', formats: () => tables.map(table) });
