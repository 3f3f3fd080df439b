import { SCORED } from '../profiles/definition.ts';
import { rowOf, YEARS } from '../profiles/inputs.ts';
import { scoreIndicator } from '../profiles/published.ts';
import type { ScoredProfile } from '../profiles/score.ts';
import { Cube } from './cube.ts';

/** How far a score worked out here may be from the published one, which is rounded, and still be the same. */
const SAME = 0.006;

/**
 * The scores of a profile and its dimensions by indicator, as published where they still follow from the figures that
 * are loaded. Where figures were imported since, they are those worked out here, without bands, which were drawn around
 * others; a dimension keeps no band that its profile lost.
 */
export function followedScores(
  { definition, score, dimensions }: ScoredProfile,
  cubes: ReadonlyMap<string, Cube>,
): Map<string, Cube> {
  const whole = scoreIndicator(definition.kind);
  const columns = [
    [whole, score] as const,
    ...definition.dimensions.map(({ id }, index) => [scoreIndicator(definition.kind, id), dimensions[index]] as const),
  ];
  const stands = standsIn(cubes.get(whole), score);
  return new Map(
    columns.flatMap(([indicator, column]) => {
      const published = cubes.get(indicator);
      return published && column ? [[indicator, followed(published, column, stands)] as const] : [];
    }),
  );
}

type Place = (unit: number, year: number) => boolean;

function standsIn(published: Cube | undefined, scores: Float64Array): Place {
  return (unit, year) => {
    const value = published?.values[published.cell(unit, year)] ?? Number.NaN;
    const score = scores[rowOf(unit, year)] ?? Number.NaN;
    return Math.abs(value - score) <= SAME || (Number.isNaN(value) && Number.isNaN(score));
  };
}

function followed(published: Cube, scores: Float64Array, keepsBand: Place): Cube {
  const stands = standsIn(published, scores);
  const cube = new Cube(published.units, SCORED.firstYear, YEARS);
  for (let unit = 0; unit < cube.units; unit += 1) {
    for (let year = cube.firstYear; year <= cube.lastYear; year += 1) {
      const score = scores[rowOf(unit, year)] ?? Number.NaN;
      if (Number.isNaN(score)) continue;
      const cell = published.cell(unit, year);
      const value = stands(unit, year) ? (published.values[cell] ?? score) : Math.round(score * 100) / 100;
      const bounds = stands(unit, year) && keepsBand(unit, year) ? [published.low, published.high] : [null, null];
      const [low, high] = bounds.map((numbers) => numbers?.[cell] ?? Number.NaN);
      cube.set(unit, year, value, low ?? Number.NaN, high ?? Number.NaN);
    }
  }
  return cube;
}
