/**
 * Codes that stand for other areas in the releases up to 2018 than in those since: the Global Data Lab divided these
 * countries anew and gave the old codes to new regions. Found by comparing the names in the two releases; regions that
 * were only spelt anew are not listed.
 */
export const redivided: ReadonlySet<string> = new Set([
  ...codes('ARG', 101, 111),
  ...codes('CAF', 101, 101),
  ...codes('CAF', 104, 104),
  ...codes('CIV', 101, 110),
  ...codes('CUB', 101, 104),
  ...codes('GEO', 104, 104),
  ...codes('GEO', 108, 112),
  ...codes('HTI', 108, 108),
  ...codes('KGZ', 102, 104),
  ...codes('NPL', 101, 105),
  ...codes('PSE', 101, 106),
]);

function codes(country: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${country}r${from + index}`);
}
