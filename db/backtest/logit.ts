import { deviation, mean } from 'd3-array';

/** Turns the features of a row into a probability. */
export type Fitted = (features: readonly number[]) => number;

/** Pulls coefficients of standardised features a little towards zero, so that a perfect split has an end. */
const RIDGE = 1;
const MOST_STEPS = 50;
const CLOSE_ENOUGH = 1e-9;

/** A logistic regression by Newton's method, on features of mean 0 and deviation 1 over the rows it is fitted on. */
export function fitLogit(features: readonly (readonly number[])[], came: readonly boolean[]): Fitted {
  const positives = came.filter(Boolean).length;
  // With one kind only there is no slope to find: the share, moved off zero and one.
  if (positives === 0 || positives === came.length) {
    const share = (positives + 0.5) / (came.length + 1);
    return () => share;
  }
  const width = features[0]?.length ?? 0;
  const scales = Array.from({ length: width }, (_, column) => {
    const values = features.map((row) => row[column] ?? 0);
    return { centre: mean(values) ?? 0, spread: deviation(values) || 1 };
  });
  const standard = (row: readonly number[]) => [
    1,
    ...scales.map(({ centre, spread }, column) => ((row[column] ?? 0) - centre) / spread),
  ];
  const rows = features.map(standard);
  const share = positives / came.length;
  let coefficients = [Math.log(share / (1 - share)), ...scales.map(() => 0)];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = newtonStep(rows, came, coefficients);
    coefficients = coefficients.map((value, index) => value + (change[index] ?? 0));
    if (Math.max(...change.map(Math.abs)) < CLOSE_ENOUGH) break;
  }
  return (row) => probability(coefficients, standard(row));
}

function probability(coefficients: readonly number[], row: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < row.length; index += 1) sum += (coefficients[index] ?? 0) * (row[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

function newtonStep(
  rows: readonly (readonly number[])[],
  came: readonly boolean[],
  coefficients: readonly number[],
): number[] {
  const size = coefficients.length;
  // The gradient stands in the last column, so that elimination solves for the step.
  const system = coefficients.map((value, i) =>
    Float64Array.from({ length: size + 1 }, (_, j) =>
      i === 0 ? 0 : j === i ? RIDGE : j === size ? -RIDGE * value : 0,
    ),
  );
  rows.forEach((row, place) => {
    const p = probability(coefficients, row);
    const miss = (came[place] ? 1 : 0) - p;
    const curvature = p * (1 - p);
    for (let i = 0; i < size; i += 1) {
      const line = system[i];
      const own = row[i] ?? 0;
      if (!line) continue;
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + curvature * own * (row[j] ?? 0);
      line[size] = (line[size] ?? 0) + miss * own;
    }
  });
  return solve(system);
}

/** Gauss–Jordan without pivoting: the matrix is symmetric and positive. */
function solve(system: Float64Array[]): number[] {
  const size = system.length;
  system.forEach((line, i) => {
    const pivot = line[i] ?? 1;
    for (let j = i; j <= size; j += 1) line[j] = (line[j] ?? 0) / pivot;
    system.forEach((other, k) => {
      const factor = other[i] ?? 0;
      if (k === i || factor === 0) return;
      for (let j = i; j <= size; j += 1) other[j] = (other[j] ?? 0) - factor * (line[j] ?? 0);
    });
  });
  return system.map((line) => line[size] ?? 0);
}
