/**
 * The figures of one indicator for all countries, or for all regions: one number per unit and year, NaN = no data.
 * A row of figures is contiguous, so a country's history and a map's year are both a matter of an offset.
 */
export class Cube {
  readonly values: Float64Array;
  /** Bounds, null where the source gives none. */
  low: Float64Array | null = null;
  high: Float64Array | null = null;
  private readonly perUnit: Uint16Array;
  private readonly perYear: Uint32Array;
  /** Cell of each unit's newest figure; -1 where it has none. */
  private readonly newest: Int32Array;
  private readonly sorted = new Map<number, Float64Array>();

  constructor(
    readonly units: number,
    readonly firstYear: number,
    readonly years: number,
  ) {
    this.values = new Float64Array(units * years).fill(Number.NaN);
    this.perUnit = new Uint16Array(units);
    this.perYear = new Uint32Array(years);
    this.newest = new Int32Array(units).fill(-1);
  }

  get lastYear(): number {
    return this.firstYear + this.years - 1;
  }

  /** Used while loading; `low` and `high` are NaN where there are none. */
  set(unit: number, year: number, value: number, low: number, high: number): void {
    const cell = unit * this.years + (year - this.firstYear);
    this.values[cell] = value;
    this.perUnit[unit] = this.inUnit(unit) + 1;
    this.newest[unit] = Math.max(cell, this.latest(unit));
    this.perYear[year - this.firstYear] = this.inYear(year) + 1;
    if (!Number.isNaN(low)) (this.low ??= this.emptyBounds())[cell] = low;
    if (!Number.isNaN(high)) (this.high ??= this.emptyBounds())[cell] = high;
  }

  /** Where the figure of a unit and year lies; -1 where there is none. */
  cell(unit: number, year: number): number {
    const column = year - this.firstYear;
    if (column < 0 || column >= this.years) return -1;
    const cell = unit * this.years + column;
    return Number.isNaN(this.values[cell]) ? -1 : cell;
  }

  year(cell: number): number {
    return this.firstYear + (cell % this.years);
  }

  /** Cells of a unit that hold a figure, oldest first, from one year to another. */
  *cells(unit: number, from: number, to: number): Generator<number> {
    if (this.inUnit(unit) === 0) return;
    const last = Math.min(to, this.lastYear);
    for (let year = Math.max(from, this.firstYear); year <= last; year += 1) {
      const cell = this.cell(unit, year);
      if (cell >= 0) yield cell;
    }
  }

  /** Newest figure of a unit; -1 where there is none. */
  latest(unit: number): number {
    return this.newest[unit] ?? -1;
  }

  /** Figures a unit has from one year to another. */
  count(unit: number, from: number, to: number): number {
    if (from <= this.firstYear && to >= this.lastYear) return this.inUnit(unit);
    let count = 0;
    for (const _ of this.cells(unit, from, to)) count += 1;
    return count;
  }

  inUnit(unit: number): number {
    return this.perUnit[unit] ?? 0;
  }

  inYear(year: number): number {
    return this.perYear[year - this.firstYear] ?? 0;
  }

  unitsWithFigures(): number {
    return this.perUnit.reduce((count, figures) => count + (figures > 0 ? 1 : 0), 0);
  }

  /** All figures of a year, ascending. Sorted when first asked for, then kept. */
  spread(year: number): Float64Array {
    const known = this.sorted.get(year);
    if (known) return known;
    const figures = new Float64Array(this.inYear(year));
    let next = 0;
    for (let unit = 0; unit < this.units && next < figures.length; unit += 1) {
      const cell = this.cell(unit, year);
      if (cell >= 0) figures[next++] = this.values[cell] ?? Number.NaN;
    }
    figures.sort();
    this.sorted.set(year, figures);
    return figures;
  }

  private emptyBounds(): Float64Array {
    return new Float64Array(this.values.length).fill(Number.NaN);
  }
}

/** Number, or null where a cell is empty or the cube has no such bounds. Missing is never zero. */
export function figure(numbers: Float64Array | null, cell: number): number | null {
  const value = numbers?.[cell];
  return value === undefined || Number.isNaN(value) ? null : value;
}
