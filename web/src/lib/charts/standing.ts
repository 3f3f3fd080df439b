/** Where a country stands among all with a figure in the same year: in words, without better or worse. */

export interface Distribution {
  year: number;
  countries: number;
  minimum: number;
  p5: number;
  p25: number;
  median: number;
  p75: number;
  p95: number;
  maximum: number;
}

export interface Standing {
  value: number;
  /** Share of countries with a lower value, equal ones counted half; 0 to 1 */
  percentile: number;
  /** The indicator's own words for "a higher figure", such as "more exclusion" */
  moreMeans: string;
}

/** "More exclusion than in 83% of 174 countries, 2023" */
export function standingInWords({ value, percentile, moreMeans }: Standing, world: Distribution): string {
  const among = `${world.countries} countries, ${world.year}`;
  if (world.minimum === world.maximum) return `The same figure in all ${among}`;
  // A figure that very many share has no place among them: half of nothing below it would read as a rank.
  if (value === world.p25 && value === world.p75) return `The same figure as in at least half of ${among}`;
  if (value === world.minimum && value === world.median) return `The same figure as in at least half of ${among}`;
  if (value === world.minimum && value === world.p25) return `The same figure as in at least a quarter of ${among}`;
  if (value === world.minimum) return `No lower figure among ${among}`;
  if (value === world.maximum) return `No higher figure among ${among}`;
  return `${capital(moreMeans)} than in ${share(percentile)} of ${among}`;
}

/** Whole percents that never round to none or all. */
function share(part: number): string {
  const percent = Math.round(part * 100);
  if (percent < 1) return 'under 1%';
  if (percent > 99) return 'over 99%';
  return `${percent}%`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
