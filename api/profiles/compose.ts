import { DIMENSIONS_NEEDED, FLOOR, type ProfileDefinition } from './definition.ts';

/** Shares of dimensions in a profile, and of measures in each dimension. Only their proportions count. */
export interface Weights {
  dimensions: readonly number[];
  measures: readonly (readonly number[])[];
}

export function equalWeights({ dimensions }: ProfileDefinition): Weights {
  return {
    dimensions: dimensions.map(() => 1),
    measures: dimensions.map(({ measures }) => measures.map(() => 1)),
  };
}

/** Weighted mean of the scores there are; NaN where less than half of the weight is observed. */
export function dimensionScore(scores: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let observed = 0;
  let total = 0;
  scores.forEach((score, index) => {
    const weight = weights[index] ?? 0;
    total += weight;
    if (Number.isNaN(score)) return;
    observed += weight;
    sum += weight * score;
  });
  return observed > 0 && observed >= total / 2 ? sum / observed : Number.NaN;
}

/** The profile of a country and year from its dimensions, over those there are. Asked only of rows with enough data. */
export function profileScore(
  dimensions: readonly number[],
  weights: readonly number[],
  aggregation: ProfileDefinition['aggregation'],
): number {
  let sum = 0;
  let observed = 0;
  dimensions.forEach((score, index) => {
    const weight = weights[index] ?? 0;
    if (Number.isNaN(score) || weight === 0) return;
    observed += weight;
    sum += weight * (aggregation === 'ARITHMETIC' ? score : Math.log(Math.max(FLOOR, score)));
  });
  if (observed === 0) return Number.NaN;
  return aggregation === 'ARITHMETIC' ? sum / observed : Math.exp(sum / observed);
}

/** Why a country has no score in a year, or null where it has enough data. */
export function whatIsMissing({ kind, dimensions }: ProfileDefinition, scores: readonly number[]): string | null {
  const missing = dimensions.filter((_, index) => Number.isNaN(scores[index] ?? Number.NaN));
  const lacks = (id: string) => missing.some((dimension) => dimension.id === id);
  const names = missing.map(({ name }) => name.toLowerCase()).join(', ');
  if (missing.length === dimensions.length) return 'No figures for any of its dimensions.';
  if (dimensions.length - missing.length < DIMENSIONS_NEEDED) {
    return `Too few figures: nothing to go by for ${names}. Three of four dimensions are needed.`;
  }
  if (kind === 'RISK' && lacks('VIOLENCE')) {
    return 'No count of organised violence of its own, without which risk is not scored.';
  }
  if (kind === 'RISK' && lacks('COERCION') && lacks('EXCLUSION')) {
    return 'Neither unaccountable force nor horizontal exclusion can be told, and risk needs one of them.';
  }
  return null;
}
