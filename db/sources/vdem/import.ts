import { countriesInLastYear, countriesLost } from '../../importing/checks.ts';
import { carriedBy, columnFigures, yearFrom1990 } from '../../importing/columns.ts';
import type { CountryScheme } from '../../importing/countries.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';

/** V-Dem's data sets, all one row per country and year: https://www.v-dem.net/data/ */
interface Layout {
  id: string;
  looksLike: string;
  scheme: CountryScheme;
  /** Column with the country's code in that scheme. */
  country: string;
  /** Columns that tell this layout from the others. */
  marks: readonly string[];
  /** Which of V-Dem's indicators to take, and under which column each stands here; null = not this one. */
  column(indicator: ColumnIndicator): string | null;
}

/** Indicators of one vintage only carry it in their id, so that figures of two vintages never share a series. */
const vintageOf = (id: string): string | null => /_(v\d+)$/.exec(id)?.[1] ?? null;

const layouts: readonly Layout[] = [
  {
    id: 'country-year-csv',
    looksLike: "V-Dem's own country-year table with the columns country_text_id, country_id, year and V-Dem variables",
    scheme: 'vdem',
    country: 'country_id',
    marks: ['country_text_id', 'country_id', 'year', 'v2x_polyarchy', 'v2x_libdem'],
    column: ({ id, column }) => (vintageOf(id) === null ? column : null),
  },
  {
    id: 'v16-exclusion-csv',
    looksLike: 'the V-Dem v16 table of exclusion by social group: iso3, year, v2xpe_exlsocgr and its five components',
    scheme: 'iso3',
    country: 'iso3',
    marks: ['iso3', 'year', 'v2xpe_exlsocgr', 'v2pepwrsoc', 'v2clsocgrp'],
    column: ({ id, column }) => (vintageOf(id) === 'v16' ? column : null),
  },
  {
    id: 'v12-demspaces-csv',
    looksLike: 'the V-Dem v12 table of the Democratic Spaces Barometer: gwcode, year and columns named lag0_…',
    scheme: 'gw',
    country: 'gwcode',
    marks: ['gwcode', 'year', 'lag0_v2svstterr'],
    column: ({ id, column }) => (vintageOf(id) === 'v12' ? `lag0_${column}` : null),
  },
  {
    id: 'v15-ordinal-csv',
    looksLike: 'the V-Dem v15 table of the Early Warning Project: COWcode, year and ordinal items named …_ord',
    scheme: 'cow',
    country: 'COWcode',
    marks: ['COWcode', 'year', 'v2pepwrsoc_ord', 'v2csreprss_ord'],
    column: ({ id, column }) => (vintageOf(id) === 'v15' ? column : null),
  },
];

function countryYear(layout: Layout): Format {
  let asked: ColumnIndicator[] | null = null;
  return {
    id: layout.id,
    looksLike: layout.looksLike,
    matches: async (file) => (await csvHeader(file))?.has(...layout.marks) ?? false,
    rows: readCsv,
    *map(row, context) {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const country = context.country(layout.scheme, row.required(layout.country), year);
      if (country === null) return;
      asked ??= carriedBy(row.header, inColumnsOf(layout, context.indicators));
      yield* columnFigures(row, asked, { country, year });
    },
    carries: async (file, { indicators }) =>
      carriedBy(await csvHeader(file), inColumnsOf(layout, indicators)).map(({ id }) => id),
  };
}

function inColumnsOf(layout: Layout, indicators: readonly ColumnIndicator[]): ColumnIndicator[] {
  return indicators.flatMap((indicator) => {
    const column = layout.column(indicator);
    return column === null ? [] : [{ ...indicator, column }];
  });
}

export default defineImporter({
  source: 'vdem',
  formats: () => layouts.map(countryYear),
  checks: [countriesInLastYear(165), countriesLost(0.1)],
});
