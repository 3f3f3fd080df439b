import { columnFigures } from '../../importing/columns.ts';
import { defineImporter, type Format } from '../../importing/importer.ts';
import { readWorkbook, type Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';

const marks = ['Country', 'Year', 'Rank', 'Total', 'C1: Security Apparatus'];

const headerOf = ({ cells }: Sheet): Header => new Header((cells[0] ?? []).map((cell) => cell?.trim() ?? ''));

/** Fragile States Index, the workbook of one year. */
function workbook(): Format {
  return {
    id: 'year-xlsx',
    looksLike: 'the workbook of a year with Country, Year, Rank, Total, C1: Security Apparatus …',
    matches: async (file) => (await readWorkbook(file))?.some((sheet) => headerOf(sheet).has(...marks)) ?? false,
    async *rows(file) {
      for (const sheet of (await readWorkbook(file)) ?? []) {
        const header = headerOf(sheet);
        if (!header.has(...marks)) continue;
        for (const [index, cells] of sheet.cells.entries()) {
          if (index > 0 && cells.some((cell) => cell !== null)) yield new SourceRow(index + 1, header, cells);
        }
      }
    },
    *map(row, context) {
      const year = yearOf(row.required('Year'));
      const country = context.country('name', row.required('Country'), year);
      if (country !== null) yield* columnFigures(row, context.indicators, { country, year });
    },
    carries: async (_file, { indicators }) => indicators.map(({ id }) => id),
  };
}

/** Some editions have the number of the year, others its first day as a date. */
function yearOf(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : new Date(text).getUTCFullYear();
  if (Number.isInteger(year)) return year;
  throw new Error(`column "Year" holds "${text}": expected a year.`);
}

export default defineImporter({ source: 'fsi', formats: () => [workbook()] });
