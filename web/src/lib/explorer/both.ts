import { token, type Theme } from '../tokens.ts';
import { leverLayers, leverTopic } from './lever.ts';
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

/** Two layers at once, each in three classes. */
export interface Both {
  kind: PairKind;
  /** The one that is laid over the first */
  second: LayerData;
  firstThirds: Thirds;
  secondThirds: Thirds;
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

/** Need beside evidence: how many recommendations are salient, and the findings on these that come from there. */
export const need = {
  id: 'need-x-evidence',
  name: 'Need × evidence',
  /** None, one to four, five and more of the eleven that the figures can judge */
  salientEnds: [1, 5],
  /** None, one to three, four and more */
  findingEnds: [1, 4],
} as const;

/** What is said of two layers at once. */
interface Pair {
  id: string;
  name: string;
  /** Up and to the right in the legend */
  up: string;
  across: string;
  rows: readonly string[];
  columns: readonly string[];
  /** Where a country has no class */
  absent: string;
  /** What the classes are */
  note: string;
  /** Under the heading of the table */
  reading: string;
  /** The second figure in files */
  file: string;
}

export type PairKind = 'profiles' | 'need';

export const pairs: Readonly<Record<PairKind, Pair>> = {
  profiles: {
    id: both.id,
    name: both.name,
    up: 'more risk',
    across: 'more resilience',
    rows: thirdNames.map((name) => `${name} risk`),
    columns: thirdNames,
    absent: 'one of them missing',
    note: 'Thirds of all states, 1990–2019; numbers: countries in each. Side by side, never added.',
    reading: 'Risk: higher means more risk. Resilience: higher means more resilience. Read side by side, never added.',
    file: 'resilience',
  },
  need: {
    id: need.id,
    name: need.name,
    up: 'more salient',
    across: 'more findings from there',
    rows: ['none salient', '1 to 4 salient', '5 or more salient'],
    columns: ['none', '1 to 3', '4 or more'],
    absent: 'figures too thin to say',
    note:
      'Up: recommendations that are salient, which is where to look first, not what will work. Right: findings on just these from that country. ' +
      'Numbers: countries. Where nothing is salient, no finding is counted. It shows where research is missing and scores nothing.',
    reading:
      'Salient: look here first, not: this will work. Counted are findings, of any year, on the recommendations that are salient there.',
    file: 'findings_from_country',
  },
};

/** "high risk, low resilience" */
export function bothText(index: number, kind: PairKind = 'profiles'): string {
  const { rows, columns } = pairs[kind];
  const [row, column] = [rows[Math.floor(index / 3)], columns[index % 3]];
  if (kind === 'profiles') return `${row}, ${column} resilience`;
  if (index < 3) return `${row}`;
  return `${row}, ${column === 'none' ? 'no finding' : `${column} findings`} on them from there`;
}

export function bothColours(theme: Theme): string[] {
  return bothClasses.map((index) => token(`both-${Math.floor(index / 3) + 1}${(index % 3) + 1}`, theme));
}

/** The cells on which the text of pale grounds is read. */
const pale: Record<Theme, readonly number[]> = { light: [0, 1, 2, 3, 4, 6], dark: [0, 1, 3] };

export function bothTextColours(theme: Theme): string[] {
  return bothClasses.map((index) => token(pale[theme].includes(index) ? 'on-pale' : 'on-deep', theme));
}

/** What can be picked: the indicators, and where there are profiles what follows from them, beside these. */
export function pickable(
  indicators: readonly ListedIndicator[],
  recommendations: readonly { id: string; title: string }[],
): ListedIndicator[] {
  const risk = indicators.find(({ id }) => id === both.risk);
  const first = indicators.findIndex(({ topic }) => topic === risk?.topic);
  if (!risk || risk.countryCount === 0) return [...indicators];
  const last = indicators.findLastIndex(({ topic }) => topic === risk.topic) + 1;
  return [
    ...indicators.slice(0, first),
    { ...risk, id: both.id, shortName: both.name, name: 'Risk × resilience, side by side' },
    ...indicators.slice(first, last),
    { ...risk, topic: leverTopic, id: need.id, shortName: need.name, name: 'Need × evidence, country by country' },
    ...leverLayers(recommendations),
    ...indicators.slice(last),
  ];
}
