import { columnFigures } from '../../importing/columns.ts';
import type { ColumnIndicator, Format } from '../../importing/importer.ts';
import { readWorkbook, type Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';
import { Regions } from './regions.ts';

const ISO3 = 'ISO country code';
const REGION = 'Subnational region';
const YEAR = 'Year';
const MPI = 'Multidimensional Poverty Index (MPI = H*A)';
const SHARE = 'Population share by region';
const named: ReadonlySet<string> = new Set([ISO3, REGION, YEAR, MPI, SHARE]);

/**
 * Table 5.1 of OPHI's workbook of subnational results. It leaves out countries whose surveys cannot be divided and has
 * no national rates, so it carries indicators of its own instead of replacing those of the full table.
 */
export function regionTable(): Format {
  const regions = new Regions();
  const carried = (indicators: readonly ColumnIndicator[]): ColumnIndicator[] =>
    indicators.filter(({ column }) => column === MPI || column === SHARE);
  return {
    id: 'regions-xlsx',
    looksLike: "OPHI's workbook of subnational results with the sheet “5.1 MPI Region”",
    matches: async (file) => table51((await readWorkbook(file)) ?? []) !== null,
    async *rows(file) {
      const sheet = table51((await readWorkbook(file)) ?? []);
      if (sheet) yield* sheetRows(sheet);
    },
    *map(row, context) {
      // "2022-2023": the year in which the fieldwork ended.
      const year = Number(row.required(YEAR).slice(-4));
      const iso3 = row.required(ISO3);
      const country = context.country('iso3', iso3, year);
      if (country === null) return;
      const region = yield* regions.figure(iso3, row.required(REGION), country, context);
      yield* columnFigures(row, carried(context.indicators), { region, year });
    },
    carries: async (_file, { indicators }) => carried(indicators).map(({ id }) => id),
  };
}

function table51(sheets: readonly Sheet[]): Sheet | null {
  const sheet = sheets.find(({ name }) => name.startsWith('5.1 '));
  return sheet && columnPositions(sheet).size === named.size ? sheet : null;
}

/** The header spans several lines with merged cells; a column is known by whichever of its cells has a name we want. */
function columnPositions(sheet: Sheet): Map<number, string> {
  const positions = new Map<number, string>();
  for (const cells of sheet.cells.slice(0, firstRow(sheet))) {
    for (const [position, cell] of cells.entries()) {
      const name = cell?.replace(/\s+/g, ' ').trim() ?? '';
      if (named.has(name)) positions.set(position, name);
    }
  }
  return positions;
}

/** Rows begin with the numeric code of a country. */
function firstRow(sheet: Sheet): number {
  const at = sheet.cells.findIndex((cells) => isRow(cells));
  return at === -1 ? sheet.cells.length : at;
}

const isRow = (cells: readonly (string | null)[]): boolean => /^\d+$/.test(cells[0] ?? '') && cells[1] !== null;

function* sheetRows(sheet: Sheet): Generator<SourceRow> {
  const positions = columnPositions(sheet);
  const width = Math.max(...sheet.cells.map((cells) => cells.length));
  const header = new Header(
    Array.from({ length: width }, (_, position) => positions.get(position) ?? `column ${position + 1}`),
  );
  for (const [index, cells] of sheet.cells.entries()) if (isRow(cells)) yield new SourceRow(index + 1, header, cells);
}
