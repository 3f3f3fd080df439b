import { defineImporter, type Format } from '../../importing/importer.ts';
import { readWorkbook, type Sheet } from '../../importing/workbook.ts';
import { Header, SourceRow } from '../../importing/row.ts';

/** Half the width of the interval the producer states, 90%, in standard errors, as in its own columns. */
const STANDARD_ERRORS = 1.64;

const headerLine = ({ cells }: Sheet): number => cells.findIndex((row) => row[1]?.trim() === 'ISO3');

/** "CPI score 2022", "CPI Score 2017": the spelling varies between years. */
const score = /^CPI score (\d{4})$/i;

function yearsIn(header: Header): { year: number; score: string; error: string | null }[] {
  return header.columns.flatMap((column) => {
    const year = score.exec(column)?.[1];
    if (year === undefined) return [];
    const error = header.columns.find((name) => name.toLowerCase() === `standard error ${year}`) ?? null;
    return [{ year: Number(year), score: column, error }];
  });
}

function headerOf(sheet: Sheet): Header | null {
  const names = sheet.cells[headerLine(sheet)];
  return names ? new Header(names.map((cell) => cell?.replaceAll(/\s+/g, ' ').trim() ?? '')) : null;
}

/** The scores since 2012 can be compared; earlier ones were made in another way. */
const isSeries = (sheet: Sheet): boolean => yearsIn(headerOf(sheet) ?? new Header([])).length > 1;

/** Corruption Perceptions Index, the workbook of results: its sheet with the scores of all years since 2012. */
function workbook(): Format {
  return {
    id: 'results-xlsx',
    looksLike: 'the workbook of results with a sheet of scores since 2012: ISO3, CPI score 2022, Standard error 2022 …',
    matches: async (file) => (await readWorkbook(file))?.some(isSeries) ?? false,
    async *rows(file) {
      const sheet = (await readWorkbook(file))?.find(isSeries);
      const header = sheet && headerOf(sheet);
      if (!sheet || !header) return;
      for (const [index, cells] of sheet.cells.entries()) {
        if (index > headerLine(sheet) && (cells[1] ?? null) !== null) yield new SourceRow(index + 1, header, cells);
      }
    },
    *map(row, context) {
      for (const { year, score: column, error } of yearsIn(row.header)) {
        const value = row.number(column);
        if (value === null) continue;
        const country = context.country('iso3', row.required('ISO3'), year);
        if (country === null) return;
        const spread = error === null ? null : row.number(error);
        const half = spread === null ? null : spread * STANDARD_ERRORS;
        for (const { id } of context.indicators) {
          const bounds = { low: half === null ? null : value - half, high: half === null ? null : value + half };
          yield { kind: 'observation', indicator: id, country, year, value, ...bounds };
        }
      }
    },
    carries: async (_file, { indicators }) => indicators.map(({ id }) => id),
  };
}

export default defineImporter({ source: 'cpi', formats: () => [workbook()] });
