import { countriesLost } from '../../importing/checks.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import type { Header } from '../../importing/row.ts';

/** UNDP composite indices, complete time series: one row per country, one column per index and year (`hdi_1990`). */
function timeSeries(): Format {
  let series: Series[] | null = null;
  return {
    id: 'time-series-csv',
    looksLike: 'the composite indices with iso3, country, hdicode and columns such as hdi_1990, le_1990, gnipc_1990',
    matches: async (file) => (await csvHeader(file))?.has('iso3', 'country', 'hdicode', 'hdi_2000', 'le_2000') ?? false,
    rows: readCsv,
    *map(row, context) {
      const code = row.required('iso3');
      if (code.startsWith('ZZ')) return context.skip('an aggregate of countries');
      series ??= seriesIn(row.header, context.indicators);
      for (const { id, year, column } of series) {
        const value = row.number(column);
        if (value === null) continue;
        const country = context.country('iso3', code, year);
        if (country === null) return;
        yield { kind: 'observation', indicator: id, country, year, value };
      }
    },
    async carries(file, { indicators }) {
      const header = await csvHeader(file);
      return header ? [...new Set(seriesIn(header, indicators).map(({ id }) => id))] : [];
    },
  };
}

interface Series {
  id: string;
  year: number;
  column: string;
}

function seriesIn(header: Header, indicators: readonly ColumnIndicator[]): Series[] {
  const idOf = new Map(indicators.map(({ id, column }) => [column, id]));
  return header.columns.flatMap((column) => {
    const [, name = '', year] = /^(.+)_(\d{4})$/.exec(column) ?? [];
    const id = idOf.get(name);
    return id ? [{ id, year: Number(year), column }] : [];
  });
}

export default defineImporter({ source: 'hdr', formats: () => [timeSeries()], checks: [countriesLost(0.1)] });
