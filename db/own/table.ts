import type { Format, Importer } from '../importing/importer.ts';
import { ImportError } from '../importing/reading.ts';
import { csvHeader, readCsv, type HeaderRule } from '../importing/readers.ts';
import { isWorkbook, readWorkbook } from '../importing/workbook.ts';
import { Header, SourceRow } from '../importing/row.ts';
import type { SourceFile } from '../importing/source-file.ts';
import type { Description } from './description.ts';
import { Numbers } from './numbers.ts';
import { Places, type KnownRegions, type Unit } from './places.ts';

type Indicator = Description['indicators'][number];
/** A column with the year that its figures are of; null where the row says it. */
interface Column {
  indicator: Indicator;
  column: string;
  low: string | null;
  high: string | null;
  year: number | null;
}

const YEAR = '{year}';

/** The importer that a description amounts to. */
export function describedImporter(description: Description, regions: KnownRegions): Importer {
  return { source: description.source.id, formats: () => [describedTable(description, regions)] };
}

function describedTable(description: Description, regions: KnownRegions): Format {
  const places = new Places(description, regions);
  const numbers = new Numbers(description);
  let columns: AskedColumns | null = null;
  return {
    id: 'described',
    looksLike: `the table that ${description.path} describes`,
    // The description has been chosen for the file; where it does not fit, the rows say so better than a refusal could.
    matches: async () => true,
    async *rows(file) {
      numbers.ofWorkbook = await isWorkbook(file);
      yield* tableRows(file, description);
    },
    *map(row, context) {
      const other = otherThan(row, description.table.only);
      if (other !== null) return context.skip(other);
      columns ??= new AskedColumns(columnsIn(row.header, description));
      const asked = columns.of(row);
      if (asked.length === 0) return context.skip('about none of the indicators that are described');
      const ownYear = rowYear(row, description);
      let foundIn: number | null = null;
      let unit: Unit | null = null;
      for (const column of asked) {
        const year = column.year ?? ownYear;
        const figure = year === null ? null : numbers.figure(row, column);
        if (year === null || figure === null) continue;
        // A code may stand for another country in another year.
        if (foundIn !== year) unit = yield* places.unit(row, year, context);
        foundIn = year;
        if (unit === null) return;
        const indicator = `${description.source.id}.${column.indicator.id}`;
        yield { kind: 'observation', indicator, ...unit, year, ...figure };
      }
    },
    carries: async (_file, { indicators }) => indicators.map(({ id }) => id),
  };
}

async function* tableRows(file: SourceFile, description: Description): AsyncGenerator<SourceRow> {
  const { headerLine, separator, decimal, sheet } = description.table;
  if (await isWorkbook(file)) {
    yield* sheetRows(file, description);
    return;
  }
  if (sheet !== null) {
    throw new ImportError(`${file.name} is no workbook, so it has no sheet "${sheet}". Nothing was imported.`);
  }
  const given = separator ?? (decimal === ',' ? ';' : ',');
  const sign = given === 'tab' ? '\t' : given;
  const nth = (): HeaderRule => {
    let line = 0;
    return () => (line += 1) === headerLine;
  };
  checkColumns((await csvHeader(file, nth(), sign)) ?? new Header([]), file, description, given);
  yield* readCsv(file, nth(), { separator: sign, isNote: (cells) => isNote(cells, description) });
}

async function* sheetRows(file: SourceFile, description: Description): AsyncGenerator<SourceRow> {
  const { sheet: wanted, headerLine, thousands } = description.table;
  if (thousands !== null) {
    throw new ImportError(
      `${file.name} is a workbook, where a number has no thousands sign: leave table.thousands out. Nothing was imported.`,
    );
  }
  const sheets = (await readWorkbook(file)) ?? [];
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  if (wanted === null && sheets.length > 1) {
    throw new ImportError(
      `${file.name} has the sheets ${names}: say which one under table.sheet. Nothing was imported.`,
    );
  }
  const sheet = wanted === null ? sheets[0] : sheets.find(({ name }) => name.trim() === wanted);
  if (!sheet) throw new ImportError(`${file.name} has no sheet "${wanted}", but ${names}. Nothing was imported.`);
  const filled = [...sheet.cells.entries()].filter(([, cells]) => cells.some((cell) => cell !== null));
  const header = new Header((filled[headerLine - 1]?.[1] ?? []).map((cell) => cell?.trim() ?? ''));
  checkColumns(header, file, description, null);
  for (const [index, cells] of filled.slice(headerLine)) {
    if (!isNote(cells, description)) yield new SourceRow(index + 1, header, cells);
  }
}

/** A line of words, such as the source below the rows, by how it begins. */
function isNote(cells: readonly (string | null)[], { table }: Description): boolean {
  const first = cells[0]?.trim() ?? '';
  return table.notes.some((beginning) => first.startsWith(beginning));
}

/** Every column that is spoken of must be there: a misspelled one would otherwise be a blank everywhere. */
function checkColumns(header: Header, file: SourceFile, description: Description, separator: string | null): void {
  const { country, region, year, table, indicators } = description;
  const named = [
    country.column,
    region?.column,
    region?.nameColumn,
    year?.column,
    ...Object.keys(table.only),
    ...indicators.flatMap(({ column, lowColumn, highColumn, only }) => [
      column,
      lowColumn,
      highColumn,
      ...Object.keys(only),
    ]),
  ].filter((column): column is string => typeof column === 'string');
  const missing = named.filter((column) =>
    column.includes(YEAR) ? yearsOf(column, header).length === 0 : !header.has(column),
  );
  const twice = named.find((column) => header.columns.filter((name) => name === column).length > 1);
  if (twice !== undefined) {
    throw new ImportError(`${file.name} has two columns "${twice}": rename one. Nothing was imported.`);
  }
  if (missing.length === 0) return;
  const hint =
    separator !== null && header.columns.length === 1
      ? ` The line was read as one column: is "${separator}" the right separator?`
      : '';
  throw new ImportError(
    `${file.name}:${table.headerLine}: there is no column ${missing.map((column) => `"${column}"`).join(', ')}. ` +
      `The columns are ${header.columns.map((column) => `"${column}"`).join(', ')}.${hint} Nothing was imported.`,
  );
}

/** Years that the header has a column for. */
function yearsOf(column: string, header: Header): number[] {
  const [before = '', after = ''] = column.split(YEAR);
  return header.columns.flatMap((name) => {
    const year =
      name.startsWith(before) && name.endsWith(after) ? name.slice(before.length, name.length - after.length) : '';
    return /^\d{4}$/.test(year) ? [Number(year)] : [];
  });
}

function columnsIn(header: Header, { indicators }: Description): Column[] {
  return indicators.flatMap((indicator): Column[] => {
    const { column, lowColumn: low, highColumn: high } = indicator;
    if (!column.includes(YEAR)) return [{ indicator, column, low, high, year: null }];
    const of = (name: string | null, year: number): string | null => {
      const filled = name?.replace(YEAR, `${year}`) ?? null;
      return filled !== null && header.has(filled) ? filled : null;
    };
    return yearsOf(column, header).map((year) => ({
      indicator,
      column: column.replace(YEAR, `${year}`),
      low: of(low, year),
      high: of(high, year),
      year,
    }));
  });
}

/** Of how many kinds of rows the answer is kept; a table with more is one where it would hardly be asked for again. */
const KINDS_KEPT = 10_000;

/** Which columns are asked for in a row: where indicators stand below each other, one of hundreds. */
class AskedColumns {
  readonly #columns: readonly Column[];
  /** The columns that tell. */
  readonly #telling: readonly string[];
  readonly #known = new Map<string, readonly Column[]>();

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#telling = [...new Set(columns.flatMap(({ indicator }) => Object.keys(indicator.only)))];
  }

  of(row: SourceRow): readonly Column[] {
    if (this.#telling.length === 0) return this.#columns;
    const kind = this.#telling.map((column) => row.text(column) ?? '').join('\n');
    const known = this.#known.get(kind);
    if (known) return known;
    const asked = this.#columns.filter(({ indicator }) => otherThan(row, indicator.only) === null);
    if (this.#known.size < KINDS_KEPT) this.#known.set(kind, asked);
    return asked;
  }
}

/** Why a row is not among those asked for, such as one sex where both are; null where it is. */
function otherThan(row: SourceRow, only: Indicator['only']): string | null {
  for (const [column, wanted] of Object.entries(only)) {
    const found = row.text(column);
    if (found === null || !wanted.includes(found)) return `${column} is not ${wanted.join(' or ')}`;
  }
  return null;
}

function rowYear(row: SourceRow, { year }: Description): number | null {
  if (!year) return null;
  return year.column === undefined ? (year.fixed ?? null) : row.integer(year.column);
}
