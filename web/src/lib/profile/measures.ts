/** A measure in words: the figure behind it, the year it is of, and how far it was carried. */

import { completeWords } from '../complete.ts';
import { formatCount, formatValue, missing, unitNote, type Measure } from '../format.ts';
import type { ScoredMeasure } from './query.ts';

/** Years a reading that looks back takes in, the year itself included. */
const windowOf = 5;

/** What is measured, where the name of the indicator alone would not say it. */
export function measureName({ reading, indicator }: Pick<ScoredMeasure, 'reading' | 'indicator'>): string {
  switch (reading) {
    case 'LOG_OF_WORST_IN_5':
      return `${indicator.shortName}, worst of five years`;
    case 'EVER_1000':
      return `${indicator.shortName}, 1,000 or more in any year since 1989`;
    case 'ANY_IN_5':
      return `${indicator.shortName} in five years`;
    default:
      return indicator.shortName;
  }
}

/** "36 deaths", "1 death", "16% of the population", "0.34 (index, 0 to 1)": a figure never without its unit. */
export function withUnit(value: number, indicator: Measure): string {
  const figure = formatValue(value, indicator);
  const unit = unitNote(indicator);
  if (unit === '') return figure;
  if (/index|scale/.test(unit)) return `${figure} (${unit})`;
  return `${figure} ${figure === '1' ? unit.replace(/^(\w+)s$/, '$1') : unit}`;
}

/** "0.34 (index, 0 to 1)", "485 deaths", "yes": what the score is read from. */
export function figureWords({
  reading,
  read,
  indicator,
}: Pick<ScoredMeasure, 'reading' | 'read' | 'indicator'>): string {
  if (read === null) return missing;
  switch (reading) {
    case 'LOG':
      return formatCount(Math.exp(read));
    case 'LOG_OF_WORST_IN_5':
      return `${formatCount(Math.expm1(read))} ${indicator.unit}`;
    case 'EVER_1000':
      return read > 0 ? 'yes' : 'no';
    case 'ANY_IN_5':
      return read > 0 ? 'yes' : 'none seen';
    default:
      return withUnit(read, indicator);
  }
}

/** "2023"; "2019–2023" for readings that look back; "2021 figure, carried forward 2 years". */
export function yearWords(
  { reading, carriedYears, indicator }: Pick<ScoredMeasure, 'reading' | 'carriedYears' | 'indicator'>,
  year: number,
): string {
  const last = year - carriedYears;
  const carried = carriedYears > 0 ? `, carried forward ${carriedYears} ${carriedYears === 1 ? 'year' : 'years'}` : '';
  switch (reading) {
    case 'LOG_OF_WORST_IN_5':
      return `${last - windowOf + 1}–${last}${carried}`;
    // Events are looked for in the year's own five years, so nothing is carried.
    case 'ANY_IN_5':
      return [`${year - windowOf + 1}–${year}`, completeWords(indicator, year)].filter(Boolean).join(', ');
    case 'EVER_1000':
      return `1989–${last}${carried}`;
    default:
      return carried ? `${last} figure${carried}` : String(last);
  }
}

/** Which way it counts, since half of the measures are turned round. */
export function turnWords({ direction }: Pick<ScoredMeasure, 'direction'>): string {
  return direction === 1 ? 'more counts up' : 'more counts down';
}

/** Whether at least half of what a dimension rests on is older than its year. */
export function isMostlyCarried(measures: readonly Pick<ScoredMeasure, 'score' | 'carriedYears'>[]): boolean {
  const known = measures.filter(({ score }) => score !== null);
  return known.length > 0 && known.filter(({ carriedYears }) => carriedYears > 0).length * 2 >= known.length;
}
