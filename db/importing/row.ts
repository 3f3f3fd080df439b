/** Column names of a table, shared by all its rows. */
export class Header {
  readonly columns: readonly string[];
  readonly #positions: ReadonlyMap<string, number>;

  constructor(columns: readonly string[]) {
    this.columns = columns;
    this.#positions = new Map(columns.map((column, position) => [column, position]));
  }

  has(...columns: readonly string[]): boolean {
    return columns.every((column) => this.#positions.has(column));
  }

  position(column: string): number {
    const position = this.#positions.get(column);
    if (position === undefined) throw new Error(`the file has no column "${column}".`);
    return position;
  }
}

/** Cells by their position: a list of them, or a record that cuts them out of its text when asked. */
export interface Cells {
  readonly length: number;
  at(position: number): string | null | undefined;
}

/** Every cell of a row, for looking at it whole. */
export const cellsOf = (cells: Cells): string[] =>
  Array.from({ length: cells.length }, (_, position) => cells.at(position) ?? '');

/**
 * One row of a producer's file with the line it came from. Cells stay text until asked for, so that a row of hundreds
 * of columns costs little more than the few that are read. Blank is null.
 */
export class SourceRow {
  readonly line: number;
  readonly header: Header;
  readonly #cells: Cells;

  constructor(line: number, header: Header, cells: Cells) {
    this.line = line;
    this.header = header;
    this.#cells = cells;
  }

  /** All cells, for showing the row as it is. */
  get cells(): readonly string[] {
    return cellsOf(this.#cells);
  }

  text(column: string): string | null {
    const text = this.#cells.at(this.header.position(column))?.trim();
    return text === undefined || text === '' ? null : text;
  }

  /** Text of a column that may not be blank. */
  required(column: string): string {
    const text = this.text(column);
    if (text === null) throw new Error(`column "${column}" is blank: expected a value.`);
    return text;
  }

  number(column: string): number | null {
    const text = this.text(column);
    if (text === null) return null;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    const comma = /^[+-]?\d+,\d+$/.test(text)
      ? ' If the comma stands before decimals, save the table with decimal points.'
      : '';
    throw new Error(`column "${column}" holds "${text}": expected a number or a blank.${comma}`);
  }

  /** A whole number that may not be blank, such as a year. */
  integer(column: string): number {
    const text = this.required(column);
    const number = Number(text);
    if (Number.isInteger(number)) return number;
    throw new Error(`column "${column}" holds "${text}": expected a whole number.`);
  }
}
