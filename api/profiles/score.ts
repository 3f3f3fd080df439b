import { PANEL, profiles, STATE_BASED_DEATHS, type Panel, type ProfileDefinition } from './definition.ts';
import { dimensionScore, equalWeights, profileScore, whatIsMissing, type Weights } from './compose.ts';
import { panelRows, readMeasure, unitOf, YEARS, yearOf, type MeasureColumn, type ModelData } from './inputs.ts';
import { midRank } from './normalise.ts';
import type { ProfileKind } from '../model/enums.ts';

/** Battle-related deaths in a year from which the figures of that year are taken to be less dependable. */
export const CONFLICT_DEATHS = 1000;

/** A measure with its scores, 0 to 10, turned the way of the profile. */
export interface ScoredMeasure extends MeasureColumn {
  /** The panel's figures, ascending. */
  reference: number[];
  score: Float64Array;
}

/** A profile for every country and year, worked out from the figures alone. NaN = not scored. */
export interface ScoredProfile {
  definition: ProfileDefinition;
  /** The countries of the rows. */
  units: ModelData['units'];
  /** By dimension, then by measure. */
  measures: ScoredMeasure[][];
  /** By dimension. */
  dimensions: Float64Array[];
  score: Float64Array;
  /** Rows of the frozen panel that have a score, and their scores, ascending. */
  panelRows: Int32Array;
  panel: number[];
  panelDimensions: number[][];
  /** 0 to 10: how complete, fresh and undisturbed the figures are. */
  reliability: Float64Array;
}

/** Both profiles of all countries in all scored years, against the published panel where no other is named. */
export function scoreAll(data: ModelData, panel: Panel = PANEL): Record<ProfileKind, ScoredProfile> {
  const rows = panelRows(data, panel);
  return { RISK: scoreProfile(profiles.RISK, data, rows), RESILIENCE: scoreProfile(profiles.RESILIENCE, data, rows) };
}

function scoreProfile(definition: ProfileDefinition, data: ModelData, panel: readonly number[]): ScoredProfile {
  const weights = equalWeights(definition);
  const measures = definition.dimensions.map((dimension) =>
    dimension.measures.map((measure) => scoreMeasure(readMeasure(measure, data), panel)),
  );
  const dimensions = measures.map((columns, index) => combine(columns, weights.measures[index] ?? []));
  const score = composeProfile(definition, dimensions, weights);
  const scored = panel.filter((row) => !Number.isNaN(score[row] ?? Number.NaN));
  return {
    definition,
    units: data.units,
    measures,
    dimensions,
    score,
    panelRows: Int32Array.from(scored),
    panel: ascending(score, scored),
    panelDimensions: dimensions.map((column) => ascending(column, panel)),
    reliability: reliabilityOf(measures, data),
  };
}

function scoreMeasure(column: MeasureColumn, panel: readonly number[]): ScoredMeasure {
  const values = ascending(column.raw, panel);
  const normalise = midRank(values);
  const score = column.raw.map((raw) => (Number.isNaN(raw) ? raw : turned(normalise(raw), column.measure.direction)));
  return { ...column, reference: values, score };
}

/** A score in the direction of its profile. */
export const turned = (score: number, direction: 1 | -1): number => (direction === 1 ? score : 10 - score);

function combine(columns: readonly ScoredMeasure[], weights: readonly number[]): Float64Array {
  const rows = columns[0]?.score.length ?? 0;
  return Float64Array.from({ length: rows }, (_, row) =>
    dimensionScore(
      columns.map(({ score }) => score[row] ?? Number.NaN),
      weights,
    ),
  );
}

/** Profile scores under other weights of the dimensions; which rows have enough data does not depend on weights. */
export function composeProfile(
  definition: ProfileDefinition,
  dimensions: readonly Float64Array[],
  { dimensions: weights }: Pick<Weights, 'dimensions'>,
): Float64Array {
  const rows = dimensions[0]?.length ?? 0;
  return Float64Array.from({ length: rows }, (_, row) => {
    const own = dimensions.map((column) => column[row] ?? Number.NaN);
    return whatIsMissing(definition, own) === null ? profileScore(own, weights, definition.aggregation) : Number.NaN;
  });
}

/** The figures of some rows, ascending, without those that are missing. */
export function ascending(column: Float64Array, rows: readonly number[]): number[] {
  const values = Float64Array.from(rows, (row) => column[row] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  // Sorted as typed numbers, which is several times as fast; the library's functions want a plain array.
  return Array.from(values.sort());
}

/** 10 · (1 − share missing) · (1 − ¼·min(1, mean age / 5) − ¼·conflict). */
function reliabilityOf(measures: readonly ScoredMeasure[][], { units, cubes }: ModelData): Float64Array {
  const deaths = cubes.get(STATE_BASED_DEATHS);
  return Float64Array.from({ length: units.length * YEARS }, (_, row) => {
    let missing = 0;
    let age = 0;
    let observed = 0;
    for (const columns of measures) {
      for (const { raw, carried } of columns) {
        if (Number.isNaN(raw[row] ?? Number.NaN)) missing += 1 / measures.length / columns.length;
        else {
          observed += 1;
          age += carried[row] ?? 0;
        }
      }
    }
    const cell = deaths?.cell(unitOf(row), yearOf(row)) ?? -1;
    const conflict = cell >= 0 && (deaths?.values[cell] ?? 0) >= CONFLICT_DEATHS ? 1 : 0;
    const meanAge = observed > 0 ? age / observed : 0;
    return 10 * (1 - missing) * (1 - 0.25 * Math.min(1, meanAge / 5) - 0.25 * conflict);
  });
}
