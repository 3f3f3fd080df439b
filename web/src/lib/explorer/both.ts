import { token, type Theme } from '../tokens.ts';
import type { LayerData, ListedIndicator } from './query.ts';

/** Risk and resilience at once, side by side and never added: its id as a layer, and the layers it is made of. */
export const both = {
  id: 'risk-x-resilience',
  name: 'Risk × resilience',
  risk: 'forestall.risk',
  resilience: 'forestall.resilience',
} as const;

/** Scores that part the frozen panel into thirds. */
export type Thirds = readonly [first: number, second: number];

export interface Both {
  resilience: LayerData;
  riskThirds: Thirds;
  resilienceThirds: Thirds;
}

export const thirdNames = ['low', 'middle', 'high'] as const;

export function thirdOf(value: number | null, [first, second]: Thirds): number | null {
  if (value === null) return null;
  return value < first ? 0 : value < second ? 1 : 2;
}

/** Nine classes, row by row: low risk with low, middle and high resilience first. */
export function bothClass(risk: number | null, resilience: number | null): number | null {
  return risk === null || resilience === null ? null : risk * 3 + resilience;
}

export const bothClasses = Array.from({ length: 9 }, (_, index) => index);

/** "high risk, low resilience" */
export function bothText(index: number): string {
  return `${thirdNames[Math.floor(index / 3)]} risk, ${thirdNames[index % 3]} resilience`;
}

export function bothColours(theme: Theme): string[] {
  return bothClasses.map((index) => token(`both-${Math.floor(index / 3) + 1}${(index % 3) + 1}`, theme));
}

/** The cells on which the text of pale grounds is read. */
const pale: Record<Theme, readonly number[]> = { light: [0, 1, 2, 3, 4, 6], dark: [0, 1, 3] };

export function bothTextColours(theme: Theme): string[] {
  return bothClasses.map((index) => token(pale[theme].includes(index) ? 'on-pale' : 'on-deep', theme));
}

/** What can be picked: the indicators, and both profiles at once where there are any, first of their topic. */
export function pickable(indicators: readonly ListedIndicator[]): ListedIndicator[] {
  const risk = indicators.find(({ id }) => id === both.risk);
  const first = indicators.findIndex(({ topic }) => topic === risk?.topic);
  if (!risk || risk.countryCount === 0) return [...indicators];
  const entry = { ...risk, id: both.id, shortName: both.name, name: 'Risk × resilience, side by side' };
  return indicators.toSpliced(first, 0, entry);
}
