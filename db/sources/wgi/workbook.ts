import type { Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';

/** Titles in the first cell of the six sheets, and the producer's short codes for them. */
const codes: Readonly<Record<string, string>> = {
  'Voice and Accountability': 'va',
  'Political Stability and Absence of Violence/Terrorism': 'pv',
  'Government Effectiveness': 'ge',
  'Regulatory Quality': 'rq',
  'Rule of Law': 'rl',
  'Control of Corruption': 'cc',
};
const NO_FIGURE = '#N/A';

const codeOf = (sheet: Sheet): string | undefined => codes[sheet.cells[0]?.[0]?.trim() ?? ''];

export const isWgiSheet = (sheet: Sheet): boolean => codeOf(sheet) !== undefined && headerLine(sheet) > 0;

/** Position of the line that names the columns; the years stand in the line above it. */
function headerLine(sheet: Sheet): number {
  return sheet.cells.findIndex((cells) => cells[1] === 'Code' && cells[2] === 'Estimate');
}

/** Rows of all six sheets, one per indicator and country, with columns named `1996 Estimate`, `1996 StdErr` and so on. */
export function* wgiRows(sheets: readonly Sheet[]): Generator<SourceRow> {
  for (const sheet of sheets) {
    if (!isWgiSheet(sheet)) continue;
    const at = headerLine(sheet);
    const years = sheet.cells[at - 1] ?? [];
    const names = sheet.cells[at] ?? [];
    const header = new Header(['indicator', ...names.map((name, column) => columnName(years[column], name))]);
    for (const [index, cells] of sheet.cells.entries()) {
      if (index <= at || cells[1] === null || cells[1] === undefined) continue;
      const figures = cells.map((cell) => (cell === NO_FIGURE ? null : cell));
      yield new SourceRow(index + 1, header, [codeOf(sheet) ?? '', ...figures]);
    }
  }
}

/** In some sheets the two columns without a year have a word above them. */
function columnName(year: string | null | undefined, name: string | null): string {
  return /^\d{4}$/.test(year ?? '') ? `${year} ${name}` : (name ?? '');
}

const known = new WeakMap<Header, { year: number; estimate: string; error: string }[]>();

export function yearColumns(header: Header): { year: number; estimate: string; error: string }[] {
  const columns =
    known.get(header) ??
    header.columns.flatMap((column) => {
      const year = /^(\d{4}) Estimate$/.exec(column)?.[1];
      return year ? [{ year: Number(year), estimate: column, error: `${year} StdErr` }] : [];
    });
  known.set(header, columns);
  return columns;
}
