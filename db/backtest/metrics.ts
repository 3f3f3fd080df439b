/**
 * How well scores order rows, and how far probabilities lie from what came. Every measure takes a weight per row, so
 * that a bootstrap over countries is only another set of weights.
 */

/** Rows with a score, the highest first; rows of equal score form one step. */
export interface Ordered {
  /** Places of the rows, in falling order of their score. */
  order: Int32Array;
  /** Where each run of equal scores ends in `order`, exclusive. */
  ends: Int32Array;
}

export function orderByScore(scores: ArrayLike<number>): Ordered {
  const order = Int32Array.from({ length: scores.length }, (_, index) => index).sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b,
  );
  const ends: number[] = [];
  for (let index = 1; index <= order.length; index += 1) {
    const last = scores[order[index - 1] ?? 0];
    if (index === order.length || scores[order[index] ?? 0] !== last) ends.push(index);
  }
  return { order, ends: Int32Array.from(ends) };
}

/** What a pass over ordered rows gives. NaN where there is nothing of one kind. */
export interface Ordering {
  /** Chance that a row where it came stands above one where it did not; equal scores count half. */
  auc: number;
  /** Mean precision at each step, weighted by what the step adds in recall. */
  aucPr: number;
}

export function ordering({ order, ends }: Ordered, came: Uint8Array, weights: ArrayLike<number>): Ordering {
  let positives = 0;
  let total = 0;
  for (let row = 0; row < came.length; row += 1) {
    const weight = weights[row] ?? 0;
    total += weight;
    if (came[row]) positives += weight;
  }
  const negatives = total - positives;
  let foundPositives = 0;
  let foundNegatives = 0;
  let pairs = 0;
  let precisions = 0;
  let from = 0;
  for (const end of ends) {
    let stepPositives = 0;
    let stepNegatives = 0;
    for (let index = from; index < end; index += 1) {
      const row = order[index] ?? 0;
      const weight = weights[row] ?? 0;
      if (came[row]) stepPositives += weight;
      else stepNegatives += weight;
    }
    from = end;
    foundPositives += stepPositives;
    foundNegatives += stepNegatives;
    pairs += stepPositives * (negatives - foundNegatives + stepNegatives / 2);
    if (stepPositives > 0) precisions += (stepPositives * foundPositives) / (foundPositives + foundNegatives);
  }
  return { auc: pairs / (positives * negatives), aucPr: precisions / positives };
}

/** Mean squared distance of probabilities from what came. */
export function brier(probabilities: ArrayLike<number>, came: Uint8Array, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < came.length; row += 1) {
    const weight = weights[row] ?? 0;
    sum += weight * ((probabilities[row] ?? Number.NaN) - (came[row] ?? 0)) ** 2;
    total += weight;
  }
  return sum / total;
}

/**
 * How much of each row is on the list of its year: 1 for the `size` highest scores, 0 for the rest. Scores that are
 * equal where the list ends share the places left, so that no order of files decides.
 */
export function listed(scores: ArrayLike<number>, years: ArrayLike<number>, size: number): Float64Array {
  const result = new Float64Array(scores.length);
  const byYear = Map.groupBy(result.keys(), (row) => years[row] ?? 0);
  for (const rows of byYear.values()) {
    const sorted = rows.map((row) => scores[row] ?? 0).sort((a, b) => b - a);
    const last = sorted[Math.min(size, sorted.length) - 1] ?? Number.NaN;
    const above = sorted.filter((score) => score > last).length;
    const equal = sorted.filter((score) => score === last).length;
    for (const row of rows) {
      const score = scores[row] ?? 0;
      if (score > last) result[row] = 1;
      else if (score === last) result[row] = Math.min(1, (size - above) / equal);
    }
  }
  return result;
}

/** What a list of that many rows a year holds. */
export interface Listing {
  /** Share of what came that was on the list. */
  recall: number;
  /** Share of the list where it came. */
  precision: number;
  /** Precision against the share among all rows. */
  lift: number;
}

export function listing(onList: Float64Array, came: Uint8Array, weights: ArrayLike<number>): Listing {
  let hits = 0;
  let positives = 0;
  let places = 0;
  let total = 0;
  for (let row = 0; row < came.length; row += 1) {
    const weight = weights[row] ?? 0;
    const place = weight * (onList[row] ?? 0);
    total += weight;
    places += place;
    if (!came[row]) continue;
    positives += weight;
    hits += place;
  }
  const precision = hits / places;
  return { recall: hits / positives, precision, lift: precision / (positives / total) };
}
