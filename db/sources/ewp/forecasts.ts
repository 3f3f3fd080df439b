import type { Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import type { Header } from '../../importing/row.ts';

interface Risk {
  column: string;
  indicator: string;
  /** First year that the risk is of. */
  year: number;
}

/** `risk.2025and2026.from2024` is of two years, `risk.2025only.from2024` of one. */
function risksIn(header: Header | null): Risk[] {
  return (header?.columns ?? []).flatMap((column) => {
    const [, year, kind] = /^risk\.(\d{4})(and\d{4}|only)\.from\d{4}$/.exec(column) ?? [];
    if (year === undefined) return [];
    return [{ column, indicator: kind === 'only' ? 'ewp.risk_one_year' : 'ewp.risk_two_years', year: Number(year) }];
  });
}

/** The published assessment of one edition, one row per country with the risks it states and what they rest on. */
export function forecasts(): Format {
  return {
    id: 'forecasts-csv',
    looksLike: 'the published risks: ewp_name, ccode and columns such as risk.2025and2026.from2024',
    async matches(file) {
      const header = await csvHeader(file);
      return (header?.has('ewp_name', 'ccode') ?? false) && risksIn(header).length > 0;
    },
    rows: readCsv,
    *map(row, context) {
      for (const { column, indicator, year } of risksIn(row.header)) {
        const value = row.number(column);
        if (value === null) continue;
        const country = context.country('cow', row.required('ccode'), year);
        if (country === null) return;
        yield { kind: 'observation', indicator, country, year, value };
      }
    },
    carries: async (file) => [...new Set(risksIn(await csvHeader(file)).map(({ indicator }) => indicator))],
  };
}
