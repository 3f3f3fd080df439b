/** What is set side by side, and what may be said of the differences. */

import { byYear, sum, violenceTypes, type Deaths, type ViolenceOfYear } from '../charts/violence.ts';
import { listed } from '../evidence/names.ts';
import { formatCount } from '../format.ts';
import type { Compared, ComparedProfile } from './query.ts';

/** Years of violence shown, the asked one included. */
export const violenceYears = 10;

/** Figures beside the profiles; those of groups come first, since they are the subject. */
export const keyFigures = [
  { id: 'groups', name: 'Groups kept from power', indicators: ['epr.excluded_share', 'epr.discriminated_share'] },
  {
    id: 'security',
    name: 'Security sector and oversight',
    indicators: ['vdem.v2x_clphy', 'vdem.v2x_ex_military', 'vdem.v2xlg_legcon', 'vdem.v2x_jucon'],
  },
  {
    id: 'equality',
    name: 'Equality between groups',
    indicators: ['vdem.v2pepwrsoc', 'vdem.v2peapssoc', 'vdem.v2peasjsoc'],
  },
  {
    id: 'surroundings',
    name: 'Surroundings',
    indicators: ['wgi.rl', 'wdi.sp.dyn.imrt.in', 'wdi.sp.pop.totl'],
  },
] as const;

export interface Figure {
  year: number;
  value: number;
  low: number | null;
  high: number | null;
}

/** The newest figure up to the year asked for; null where the source has none in the five years before either. */
export function newestOf({ observations }: Pick<Compared, 'observations'>, indicator: string): Figure | null {
  return observations.findLast((one) => one.indicator.id === indicator) ?? null;
}

/** The years of violence up to one, those without data included. */
export function violenceOf({ violence }: Pick<Compared, 'violence'>, year: number): ViolenceOfYear[] {
  return byYear(violence, year - violenceYears + 1, year);
}

/** Highest upper estimate of any year and country: one scale for all. */
export function highestOf(all: readonly (readonly ViolenceOfYear[])[]): number {
  return Math.max(1, ...all.flat().map(({ total }) => total?.high ?? 0));
}

/** "1,204 (1,100–1,400)" over the years that have data; null where none has. */
export function deathsWords(years: readonly ViolenceOfYear[]): string | null {
  const all = sum(years.map(({ total }) => total));
  return all && deaths(all);
}

export function deaths({ best, low, high }: Deaths): string {
  return low === high ? formatCount(best) : `${formatCount(best)} (${formatCount(low)}–${formatCount(high)})`;
}

/** Deaths by type over all years, in the order of the types. */
export function byType(years: readonly ViolenceOfYear[]): (Deaths | null)[] {
  return violenceTypes.map((type) => sum(years.map((year) => year.byType[type])));
}

interface Banded {
  name: string;
  profile: Pick<ComparedProfile, 'low' | 'high'>;
}

/** Which ranges lie apart, the higher named first; the rest are no clear difference. Null with fewer than two ranges. */
export function differenceWords(all: readonly Banded[]): string | null {
  const banded = all.flatMap(({ name, profile: { low, high } }) =>
    low === null || high === null ? [] : [{ name, low, high }],
  );
  if (banded.length < 2) return null;
  const apart = banded.flatMap((one) => {
    const below = banded.filter((other) => one.low > other.high).map(({ name }) => name);
    return below.length ? [{ name: one.name, below }] : [];
  });
  if (apart.length === 0) return 'The ranges overlap: no clear difference.';
  const pairs = (banded.length * (banded.length - 1)) / 2;
  const clear = apart.reduce((count, { below }) => count + below.length, 0);
  const rest = clear < pairs ? ' Other ranges overlap: no clear difference between them.' : '';
  return `${apart.map(({ name, below }) => `${name} lies above ${listed(below)}`).join('; ')}; the ranges do not overlap.${rest}`;
}

/** Recommendations that the figures point to in at least one of the countries, in their own order. */
export function salientAnywhere(
  compared: readonly Pick<Compared, 'levers'>[],
): Compared['levers'][number]['recommendation'][] {
  const first = compared[0]?.levers ?? [];
  return first
    .map(({ recommendation }) => recommendation)
    .filter(({ id }) =>
      compared.some(({ levers }) =>
        levers.some((lever) => lever.recommendation.id === id && lever.salience === 'SALIENT'),
      ),
    );
}

/** What a lever rests on in a few words: the names of its figures, or the explanation where there is no single one. */
export function reasonsInShort(
  reasons: readonly { explanation: string; indicator: { shortName: string } | null }[],
): string {
  const words = reasons.map(({ indicator, explanation }) => indicator?.shortName ?? explanation.replace(/\.$/, ''));
  return [...new Set(words)].join('; ');
}
