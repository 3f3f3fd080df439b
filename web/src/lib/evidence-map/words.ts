import { directions, splitSentence, wordings, type Counts } from '../evidence/directions.ts';
import { themes } from '../evidence/themes.ts';
import { countOf } from '../format.ts';
import type { Matrix } from './matrix.ts';
import { lists, MANY, type Axis, type Filters, type ListName, type Vocabulary, type Word } from './selection.ts';

/** The evidence map in words: its axes, its cells, its filters. */

export const axisWords: Record<Axis, { one: string; all: string }> = {
  RECOMMENDATION: { one: 'Recommendation', all: 'all recommendations' },
  OUTCOME: { one: 'Outcome', all: 'all outcomes' },
  DESIGN: { one: 'Design of the study', all: 'all designs' },
  COUNTRY: { one: 'Country', all: 'all countries' },
  DIRECTION: { one: 'Direction', all: 'all directions' },
};

export const questionWords = {
  REMEDY: 'Does the remedy work?',
  PROBLEM: 'Is this the problem?',
} as const;

export const manyCountriesName = 'Samples of many countries';

export type Gap = 'ABSOLUTE' | 'SYNTHESIS' | null;

export interface CellCounts extends Counts {
  findings: number;
  publications: number;
}

/** "Reform policing … by trust in the state": names of places and recommendations keep their capital. */
export function cellName(row: string | null, column: string | null, axes: { rows: Axis; columns: Axis }): string {
  const second = column ?? axisWords[axes.columns].all;
  const isName = axes.columns === 'COUNTRY' || axes.columns === 'RECOMMENDATION';
  const across = isName && column !== null ? `“${second}”` : second.toLowerCase();
  if (row === null && column === null) return 'All of the matrix';
  if (row === null) return `${column}, ${axisWords[axes.rows].all}`;
  if (column === null) return `${row}, ${second}`;
  return `${row} by ${across}`;
}

/** What stands in a cell, after its name: "11 findings: 1 supports, 6 qualify, …", "no study." */
export function cellSentence(counts: CellCounts, gap: Gap): string {
  if (gap === 'ABSOLUTE') return 'no study.';
  if (counts.findings === 0) return 'none among what is shown; there is other evidence.';
  const review = gap === 'SYNTHESIS' ? ' No review.' : '';
  return `${splitSentence(counts)}.${review}`;
}

/** What the cells as a whole do not hold: "27 of 120 cells have no study, and 9 have three findings or more and no review of them." */
export function gapSentence({ absolute, synthesis, cells }: Matrix['gaps']): string {
  const empty = `${absolute} of ${countOf(cells, 'cell')} ${absolute === 1 ? 'has' : 'have'} no study`;
  if (synthesis === null) {
    return `${empty}. Where a review is missing is told with other axes: by design or direction, it would stand in another cell.`;
  }
  return `${empty}, and ${synthesis} ${synthesis === 1 ? 'has' : 'have'} three findings or more and no review of them.`;
}

/** "207 findings in 110 publications". */
export function countWords({ findings, publications }: { findings: number; publications: number }): string {
  return `${countOf(findings, 'finding')} in ${countOf(publications, 'publication')}`;
}

/** What the values of a filter are called. */
export function wordsOf(name: ListName, vocabulary: Vocabulary): readonly Word[] {
  if (name === 'theme') return themes;
  if (name === 'direction') return directions.map((id) => ({ id, name: wordings[id].name }));
  const words = vocabulary[lists[name].filter as keyof Vocabulary];
  return name === 'country' ? [...words, { id: MANY, name: manyCountriesName }] : words;
}

/** One condition that holds, and the filters without it. */
export interface Condition {
  label: string;
  without: Filters;
}

/** Every condition in words, in the order of the form. */
export function conditionsOf(filters: Filters, vocabulary: Vocabulary): Condition[] {
  const several = (Object.keys(lists) as ListName[]).flatMap((name) => {
    const { filter, noun } = lists[name];
    const words = wordsOf(name, vocabulary);
    return filters[filter].map((id) => ({
      label: `${noun}: ${words.find((word) => word.id === id)?.name ?? id}`,
      without: { ...filters, [filter]: filters[filter].filter((one) => one !== id) },
    }));
  });
  const { question, disputed, from, to, text } = filters;
  return [
    ...(question === null ? [] : [{ label: questionWords[question], without: { ...filters, question: null } }]),
    ...several,
    ...(disputed === null
      ? []
      : [
          {
            label: disputed ? 'coders differ on the direction' : 'coders agree on the direction',
            without: { ...filters, disputed: null },
          },
        ]),
    ...(from === null ? [] : [{ label: `${from} or later`, without: { ...filters, from: null } }]),
    ...(to === null ? [] : [{ label: `${to} or earlier`, without: { ...filters, to: null } }]),
    ...(text === '' ? [] : [{ label: `text holds “${text}”`, without: { ...filters, text: '' } }]),
  ];
}
