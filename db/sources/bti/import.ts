import { defineImporter, type Format } from '../../importing/importer.ts';
import { readWorkbook, type Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';

const EDITION = 'edition';
const COUNTRY = 'country';
/** What the producer writes where a country has no score on a question. */
const NONE: ReadonlySet<string | null> = new Set(['n/a', '-', null]);

/** Questions are told by their number: `Q1.1 | Monopoly on the use of force`; the words vary between editions. */
const codeOf = (column: string | null): string => (column ?? '').split('|')[0]?.trim() ?? '';

const editionOf = ({ name }: Sheet): string | null => /^BTI (\d{4})$/.exec(name.trim())?.[1] ?? null;

const isScores = (sheet: Sheet): boolean =>
  editionOf(sheet) !== null && (sheet.cells[0] ?? []).some((cell) => codeOf(cell) === 'Q1.1');

/** Bertelsmann Transformation Index, the workbook of scores: one sheet per edition, the newest first. */
function workbook(): Format {
  return {
    id: 'scores-xlsx',
    looksLike: 'the workbook of scores with a sheet per edition (BTI 2022 …) and a column per question (Q1.1 | …)',
    matches: async (file) => (await readWorkbook(file))?.some(isScores) ?? false,
    async *rows(file) {
      for (const sheet of (await readWorkbook(file)) ?? []) {
        if (!isScores(sheet)) continue;
        const header = new Header([EDITION, COUNTRY, ...(sheet.cells[0] ?? []).slice(1).map(codeOf)]);
        for (const [index, cells] of sheet.cells.entries()) {
          if (index === 0 || cells[0] === null) continue;
          yield new SourceRow(index + 1, header, [editionOf(sheet), ...cells]);
        }
      }
    },
    *map(row, context) {
      const year = row.integer(EDITION);
      const name = row.required(COUNTRY);
      for (const { id, column } of context.indicators) {
        const value = row.header.has(column) && !NONE.has(row.text(column)) ? row.number(column) : null;
        if (value === null) continue;
        const country = context.country('name', name, year);
        if (country === null) return;
        yield { kind: 'observation', indicator: id, country, year, value };
      }
    },
    carries: async (_file, { indicators }) => indicators.map(({ id }) => id),
  };
}

export default defineImporter({ source: 'bti', formats: () => [workbook()] });
