/** How many countries have a figure, by indicator and year. */

export interface CoverageRow {
  id: string;
  name: string;
  href: string;
  /** Countries with a figure, one number a year in the order of the table's years; 0 = none */
  countries: readonly number[];
}

export interface CoverageGroup {
  heading: string;
  rows: readonly CoverageRow[];
}

/** Lowest count of each shade, palest first. */
export const coverageSteps = [1, 50, 100, 150, 180] as const;

/** 0 = no country has a figure, 1 to 5 = palest to fullest. */
export function coverageClass(countries: number): number {
  return coverageSteps.filter((step) => countries >= step).length;
}

export function coverageStepWords(index: number): string {
  const [from, next] = [coverageSteps[index], coverageSteps[index + 1]];
  return next === undefined ? `${from} or more` : `${from}–${next - 1}`;
}
