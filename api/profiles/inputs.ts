import type { Cube } from '../read-model/cube.ts';
import { CARRIED_AT_MOST, PANEL, POPULATION, SCORED, type Measure, type Panel } from './definition.ts';

/** What the model needs to know of a country. */
export interface Unit {
  id: string;
  kind: string;
  existsFrom: number | null;
  existsTo: number | null;
}

/** Figures by indicator; a unit's row in every cube is its place in `units`. */
export interface ModelData {
  units: readonly Unit[];
  cubes: ReadonlyMap<string, Cube>;
}

/** Every country in every scored year is one row, country by country. */
export const YEARS = SCORED.lastYear - SCORED.firstYear + 1;
export const rowOf = (unit: number, year: number): number => unit * YEARS + (year - SCORED.firstYear);
export const unitOf = (row: number): number => Math.floor(row / YEARS);
export const yearOf = (row: number): number => SCORED.firstYear + (row % YEARS);

/** A measure for all rows; NaN = missing. */
export interface MeasureColumn {
  measure: Measure;
  raw: Float64Array;
  /** On the scale of `raw`; NaN = the source gives none. */
  low: Float64Array;
  high: Float64Array;
  /** Years the figure was carried forward. */
  carried: Uint8Array;
}

/** One measure for every country and year, as its reading says. */
export function readMeasure(measure: Measure, { units, cubes }: ModelData): MeasureColumn {
  const rows = units.length * YEARS;
  const column: MeasureColumn = {
    measure,
    raw: new Float64Array(rows).fill(Number.NaN),
    low: new Float64Array(rows).fill(Number.NaN),
    high: new Float64Array(rows).fill(Number.NaN),
    carried: new Uint8Array(rows),
  };
  const cube = cubes.get(measure.indicator);
  if (!cube) return column;
  units.forEach((unit, index) => {
    for (let year = SCORED.firstYear; year <= SCORED.lastYear; year += 1) {
      if (!exists(unit, year)) continue;
      const source = sourceYear(cube, year);
      if (source === null) continue;
      // A count of events looks at its own five years: where the source ends before them, none were seen.
      const found = readings[measure.reading](cube, index, measure.reading === 'ANY_IN_5' ? year : source);
      if (found === null) continue;
      const row = rowOf(index, year);
      column.raw[row] = found.raw;
      column.low[row] = found.low;
      column.high[row] = found.high;
      column.carried[row] = year - source;
    }
  });
  return column;
}

/** Countries are scored while they exist; territories and those the list of states lacks, whenever there are figures. */
export function exists({ existsFrom, existsTo }: Unit, year: number): boolean {
  return year >= (existsFrom ?? -Infinity) && year <= (existsTo ?? Infinity);
}

/**
 * The year whose row speaks for `year`: itself, or the newest before it where the source has no row for any country.
 * A blank for one country in a year that has rows stays missing, since it means something: a dissolved legislature.
 */
function sourceYear(cube: Cube, year: number): number | null {
  for (let carried = 0; carried <= CARRIED_AT_MOST; carried += 1) {
    if (cube.inYear(year - carried) > 0) return year - carried;
  }
  return null;
}

interface Found {
  raw: number;
  low: number;
  high: number;
}

const readings: Record<Measure['reading'], (cube: Cube, unit: number, year: number) => Found | null> = {
  AS_IS: (cube, unit, year) => at(cube, cube.cell(unit, year)),
  LOG: (cube, unit, year) => {
    const found = at(cube, cube.cell(unit, year));
    return found && found.raw > 0 ? mapped(found, Math.log) : null;
  },
  LOG_OF_WORST_IN_5: (cube, unit, year) => {
    if (cube.cell(unit, year) < 0) return null;
    const worst: Found = { raw: 0, low: 0, high: 0 };
    for (const cell of cube.cells(unit, year - 4, year)) {
      const { raw, low, high } = at(cube, cell) ?? worst;
      worst.raw = Math.max(worst.raw, raw);
      worst.low = Math.max(worst.low, Number.isNaN(low) ? raw : low);
      worst.high = Math.max(worst.high, Number.isNaN(high) ? raw : high);
    }
    return mapped(worst, Math.log1p);
  },
  EVER_1000: (cube, unit, year) => {
    if (cube.cell(unit, year) < 0) return null;
    return flag([...cube.cells(unit, cube.firstYear, year)].some((cell) => (cube.values[cell] ?? 0) >= 1000));
  },
  ANY_IN_5: (cube, unit, year) => {
    // A country the source never lists is missing; a blank in its own rows is “none seen”.
    if (cube.inUnit(unit) === 0) return null;
    return flag([...cube.cells(unit, year - 4, year)].some((cell) => (cube.values[cell] ?? 0) > 0));
  },
};

function at(cube: Cube, cell: number): Found | null {
  if (cell < 0) return null;
  return {
    raw: cube.values[cell] ?? Number.NaN,
    low: cube.low?.[cell] ?? Number.NaN,
    high: cube.high?.[cell] ?? Number.NaN,
  };
}

const mapped = ({ raw, low, high }: Found, by: (value: number) => number): Found => ({
  raw: by(raw),
  low: by(low),
  high: by(high),
});

const flag = (holds: boolean): Found => ({ raw: holds ? 1 : 0, low: Number.NaN, high: Number.NaN });

/** Rows of a frozen panel; of the published one, states of at least half a million people, 1990 to 2019. */
export function panelRows({ units, cubes }: ModelData, panel: Panel = PANEL): number[] {
  const population = cubes.get(POPULATION);
  const rows: number[] = [];
  units.forEach((unit, index) => {
    if (unit.kind !== 'STATE' && unit.kind !== 'ENDED') return;
    for (let year = panel.firstYear; year <= panel.lastYear; year += 1) {
      const cell = population?.cell(index, year) ?? -1;
      if (exists(unit, year) && (population?.values[cell] ?? 0) >= panel.population) rows.push(rowOf(index, year));
    }
  });
  return rows;
}
