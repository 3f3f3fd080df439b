import { countriesLost, worldTotal } from '../../importing/checks.ts';
import { carriedBy, columnFigures, yearFrom1990 } from '../../importing/columns.ts';
import { defineImporter, type ColumnIndicator, type Format } from '../../importing/importer.ts';
import { csvHeader, readCsv } from '../../importing/readers.ts';
import { bulk } from './bulk.ts';
import { databank } from './databank.ts';
import { unnamedSeries } from './unnamed-series.ts';

/**
 * Columns of the Early Warning Project's pull and the series they hold, as its code states. Its population is not taken:
 * the World Bank's own population series carries that indicator, whichever of the two files comes last.
 */
const pulled: Readonly<Record<string, string>> = {
  'SP.DYN.IMRT.IN': 'wdi.imrate.new',
  'NY.GDP.PCAP.KD': 'wdi.gdppc.new',
  'NY.GDP.PCAP.KD.ZG': 'wdi.gdppcgrow.new',
  'NE.TRD.GNFS.ZS': 'wdi.trade.new',
};

function inPulledColumns(indicators: readonly ColumnIndicator[]): ColumnIndicator[] {
  return indicators.flatMap((indicator) => {
    const column = pulled[indicator.column];
    return column ? [{ ...indicator, column }] : [];
  });
}

function earlyWarningPull(): Format {
  let asked: ColumnIndicator[] | null = null;
  return {
    id: 'early-warning-pull-csv',
    looksLike: "the Early Warning Project's pull: country, iso3c, year, wdi.gdppc.new, wdi.imrate.new …",
    matches: async (file) =>
      (await csvHeader(file))?.has('country', 'iso3c', 'year', ...Object.values(pulled)) ?? false,
    rows: readCsv,
    *map(row, context) {
      const year = yearFrom1990(row, 'year', context);
      if (year === null) return;
      const code = row.text('iso3c');
      // Groups of countries by income have no code in this file.
      const country =
        code === null ? context.country('name', row.required('country'), year) : context.country('iso3', code, year);
      if (country === null) return;
      asked ??= carriedBy(row.header, inPulledColumns(context.indicators));
      yield* columnFigures(row, asked, { country, year });
    },
    carries: async (file, { indicators }) =>
      carriedBy(await csvHeader(file), inPulledColumns(indicators)).map(({ id }) => id),
  };
}

export default defineImporter({
  source: 'wdi',
  formats: () => [bulk(), databank(), earlyWarningPull(), ...unnamedSeries()],
  checks: [countriesLost(0.1), worldTotal('wdi.sp.pop.totl', 5e9, 12e9)],
});
