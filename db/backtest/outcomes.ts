import type { Cube } from '../../api/read-model/cube.ts';
import { exists, rowOf, type ModelData } from '../../api/profiles/inputs.ts';
import { ONE_SIDED_DEATHS, SCORED } from '../../api/profiles/definition.ts';

/** What is looked for in the two years after an origin. */
export interface Outcome {
  id: string;
  name: string;
  /** Deaths by one-sided violence in a country and year. */
  indicator: string;
  threshold: number;
  /** ONSET: after three years below the threshold. INCIDENCE: whether or not it was going on. */
  kind: 'ONSET' | 'INCIDENCE';
}

const counted = [
  { id: 'any-25', by: 'any actor', indicator: ONE_SIDED_DEATHS, threshold: 25 },
  { id: 'any-100', by: 'any actor', indicator: ONE_SIDED_DEATHS, threshold: 100 },
  { id: 'any-1000', by: 'any actor', indicator: ONE_SIDED_DEATHS, threshold: 1000 },
  { id: 'state-25', by: 'the state', indicator: 'ucdp.os_main_govt_killings_best', threshold: 25 },
  { id: 'non-state-25', by: 'non-state groups', indicator: 'ucdp.os_nsgroup_killings_best', threshold: 25 },
] as const;

export const outcomes: readonly Outcome[] = (['ONSET', 'INCIDENCE'] as const).flatMap((kind) =>
  counted.map(({ id, by, indicator, threshold }) => ({
    id: kind === 'ONSET' ? id : `${id}-incidence`,
    name: `One-sided violence by ${by}, ${threshold.toLocaleString('en')} deaths or more in a year`,
    indicator,
    threshold,
    kind,
  })),
);

/** Years below the threshold before the violence counts as new, the origin's own the last of them. */
export const QUIET_YEARS = 3;
/** Years looked at after the origin. */
export const WINDOW = 2;

/** A country in the year its future is asked about. */
export interface Row {
  /** Place among the units; for the bootstrap. */
  unit: number;
  /** The origin: nothing later may be known to what is scored here. */
  year: number;
  /** Where the profiles keep its score. */
  at: number;
  /** Whether the outcome could come at all; an onset cannot where violence is going on. */
  atRisk: boolean;
  came: boolean;
  /** The years it came in: one for an onset by UCDP, any of the window otherwise. */
  when: readonly number[];
}

/** What became of one country after one year; null where the source does not say for all years of the window. */
export function lookAhead(
  deaths: (year: number) => number | null,
  origin: number,
  { threshold, kind }: Pick<Outcome, 'threshold' | 'kind'>,
): Pick<Row, 'atRisk' | 'came' | 'when'> | null {
  const reached: number[] = [];
  for (let year = origin + 1; year <= origin + WINDOW; year += 1) {
    const count = deaths(year);
    if (count === null) return null;
    if (count >= threshold) reached.push(year);
  }
  if (kind === 'INCIDENCE') return { atRisk: true, came: reached.length > 0, when: reached };
  let quiet = true;
  for (let year = origin - QUIET_YEARS + 1; year <= origin; year += 1) {
    const count = deaths(year);
    // A state without three years on record cannot be said to have been quiet.
    if (count === null || count >= threshold) quiet = false;
  }
  const when = quiet ? reached.slice(0, 1) : [];
  return { atRisk: quiet, came: when.length > 0, when };
}

/** All states and origins whose window is closed, whether or not they have a score. */
export function outcomeRows(outcome: Outcome, { units, cubes }: ModelData): Row[] {
  const cube = cubes.get(outcome.indicator);
  if (!cube) throw new Error(`${outcome.indicator} does not ship.`);
  const rows: Row[] = [];
  units.forEach((unit, index) => {
    if (unit.kind !== 'STATE' && unit.kind !== 'ENDED') return;
    for (let year = SCORED.firstYear; year <= cube.lastYear - WINDOW; year += 1) {
      if (!exists(unit, year)) continue;
      const found = lookAhead(deathsIn(cube, index), year, outcome);
      if (found) rows.push({ unit: index, year, at: rowOf(index, year), ...found });
    }
  });
  return rows;
}

const deathsIn = (cube: Cube, unit: number) => (year: number) => {
  const cell = cube.cell(unit, year);
  return cell < 0 ? null : (cube.values[cell] ?? null);
};
