import type { BackTest, Contender, Outcome } from './query.ts';

const MINUS = '−';

/** Two decimals; the third would be noise. */
export const two = (value: number): string => value.toFixed(2).replace('-', MINUS);

export const interval = ({ low, high }: { low: number; high: number }): string => `${two(low)} to ${two(high)}`;

/** "+0.05 (−0.01 to 0.10)". */
export function differenceInWords(difference: { value: number; low: number; high: number }): string {
  const sign = difference.value > 0 && two(difference.value) !== '0.00' ? '+' : '';
  return `${sign}${two(difference.value)} (${interval(difference)})`;
}

/** An interval that holds zero tells no difference. */
export const isClear = ({ low, high }: { low: number; high: number }): boolean => low > 0 || high < 0;

export const contender = ({ contenders }: Outcome, id: string): Contender | undefined =>
  contenders.find((one) => one.id === id);

/** Contenders of any of the outcomes, the risk profile aside, in the order they first come. */
export function rivals(outcomes: readonly Outcome[]): { id: string; name: string }[] {
  const all = outcomes.flatMap(({ contenders }) => contenders.filter(({ riskMinusThis }) => riskMinusThis));
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}

export const ofKind = ({ outcomes }: BackTest, kind: string): Outcome[] =>
  outcomes.filter((outcome) => outcome.kind === kind);

/** "1 in 18", from a share. */
export const oneIn = (share: number): string => `1 in ${Math.round(1 / share)}`;
