import type { SourceRow } from '../importing/row.ts';
import type { Description } from './description.ts';

interface Columns {
  column: string;
  low: string | null;
  high: string | null;
}
interface Bounded {
  value: number;
  low: number | null;
  high: number | null;
}

/** What `Number` takes and a person would write: neither 0x10 nor an empty text. */
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Numbers as the table writes them. */
export class Numbers {
  readonly #decimal: string;
  readonly #thousands: string | null;
  readonly #missing: ReadonlySet<string>;
  /** Cells of a workbook that hold numbers are given with a point, whatever the language of the workbook. */
  ofWorkbook = false;

  constructor({ table }: Description) {
    this.#decimal = table.decimal;
    this.#thousands = table.thousands;
    this.#missing = new Set(table.missing);
  }

  figure(row: SourceRow, { column, low, high }: Columns): Bounded | null {
    const value = this.#number(row, column);
    if (value === null) return null;
    const bounds = {
      low: low === null ? null : this.#number(row, low),
      high: high === null ? null : this.#number(row, high),
    };
    if ((bounds.low ?? value) > value || (bounds.high ?? value) < value) {
      throw new Error(`column "${column}": ${value} does not lie between its bounds ${bounds.low} and ${bounds.high}.`);
    }
    return { value, ...bounds };
  }

  #number(row: SourceRow, column: string): number | null {
    const text = row.text(column);
    if (text === null || this.#missing.has(text)) return null;
    const grouped = this.#thousands === null ? text : this.#ungrouped(text, this.#thousands);
    const sign = this.ofWorkbook && PLAIN.test(grouped) ? '.' : this.#decimal;
    // A point where a comma is announced could be a thousands sign: 1.500 is then no number at all.
    const number = sign === '.' ? grouped : grouped.replaceAll('.', '?').replace(sign, '.');
    if (PLAIN.test(number)) return Number(number);
    throw new Error(
      `column "${column}" holds "${text}": expected a number with "${this.#decimal}" before its decimals, or a blank. ` +
        'If it stands for "no figure", list it under table.missing.',
    );
  }

  /** Only where the sign stands before each group of three, so that 1.5 is never read as 15. */
  #ungrouped(text: string, sign: string): string {
    const bare = sign === ' ' ? text.replace(/[\u00a0\u202f]/g, ' ') : text;
    const [whole = '', ...rest] = bare.split(this.#decimal);
    const groups = whole.split(sign);
    if (groups.length === 1) return bare;
    const wellFormed =
      /^[+-]?\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));
    return wellFormed ? [groups.join(''), ...rest].join(this.#decimal) : bare;
  }
}
