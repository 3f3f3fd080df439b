import { countriesLost } from '../../importing/checks.ts';
import { carriedBy, columnFigures, FIRST_YEAR, yearFrom1990 } from '../../importing/columns.ts';
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

/** The whole data set as one long table, one row per place and year, with all indices as columns. */
function total(): Format {
  const given = new Set<string>();
  return {
    id: 'total-csv',
    looksLike: 'the whole data set: iso_code, country, year, GDLCODE, level, region, shdi, healthindex …',
    matches: async (file) =>
      (await csvHeader(file))?.has('iso_code', 'year', 'GDLCODE', 'level', 'region', 'shdi') ?? false,
    rows: readCsv,
    *map(row, context) {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const country = context.country('iso3', row.required('iso_code'), year);
      if (country === null) return;
      const figures = [...columnFigures(row, carriedBy(row.header, context.indicators), { country, year })];
      if (figures.length === 0) return;
      if (isNational(row, 'level')) {
        yield* figures;
        return;
      }
      const region = context.region(row.required('GDLCODE')) ?? {
        id: row.required('GDLCODE'),
        name: row.required('region'),
      };
      // A region has a row for each year.
      if (!given.has(region.id)) yield { kind: 'region', ...region, country };
      given.add(region.id);
      for (const { country: _country, ...figure } of figures) yield { ...figure, region: region.id };
    },
    carries: async (file, { indicators }) => carriedBy(await csvHeader(file), indicators).map(({ id }) => id),
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

function isNational(row: SourceRow, column = 'Level'): boolean {
  const level = row.required(column);
  if (level === 'National') return true;
  if (level === 'Subnat') return false;
  throw new Error(`column "${column}" holds "${level}": expected National or Subnat.`);
}

function* yearly(row: SourceRow): Generator<{ year: number; value: number }> {
  for (const column of row.header.columns) {
    if (!/^\d{4}$/.test(column) || Number(column) < FIRST_YEAR) continue;
    const value = row.number(column);
    if (value !== null) yield { year: Number(column), value };
  }
}

export default defineImporter({
  source: 'gdl',
  formats: () => [...tables.map(table), total()],
  checks: [countriesLost(0.1)],
});
