import type { SourceRow } from './row.ts';

/** A row that gave no figure, as the file has it. */
export interface SkippedRow {
  line: number;
  row: string;
}

/** Takes every row that is left out. */
interface RowList {
  /** A promise where it cannot take more for now. */
  add(file: string, reason: string, row: SourceRow): Promise<void> | null;
}

const EXAMPLES = 3;
/** An example is to be found again, not read whole: tables of hundreds of columns exist. */
const LONGEST = 160;

/** Rows of a file that gave no figure: a few of each reason as examples, and all of them on a list where one is kept. */
export class SkippedRows {
  readonly #examples = new Map<string, SkippedRow[]>();
  /** Where all are to be listed. */
  list: RowList | null = null;

  /** A promise where the list cannot take more for now. */
  add(file: string, reason: string, row: SourceRow): Promise<void> | null {
    const examples = this.#examples.get(reason) ?? [];
    if (examples.length < EXAMPLES) {
      const text = row.cells.join(',');
      const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      this.#examples.set(reason, [...examples, { line: row.line, row: shown }]);
    }
    return this.list?.add(file, reason, row) ?? null;
  }

  examples(reason: string): readonly SkippedRow[] {
    return this.#examples.get(reason) ?? [];
  }
}
