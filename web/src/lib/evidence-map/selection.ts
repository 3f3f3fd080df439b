import { distance } from 'fastest-levenshtein';
import { directions, type Direction } from '../evidence/directions.ts';
import { themes as themeList, type Theme } from '../evidence/themes.ts';

/**
 * The shareable state of the evidence map: which findings, laid out how, which cell is open. The address is the
 * state, and this module alone reads and writes it; codes in it are those of the API. What cannot be read is told
 * as a problem and left out, never dropped in silence.
 */

export const axes = ['RECOMMENDATION', 'OUTCOME', 'DESIGN', 'COUNTRY', 'DIRECTION'] as const;
export type Axis = (typeof axes)[number];

export const views = ['matrix', 'table', 'world'] as const;
export type View = (typeof views)[number];

export const questions = ['REMEDY', 'PROBLEM'] as const;
export type Question = (typeof questions)[number];

/** Stands for samples of many countries among the countries. */
export const MANY = 'MANY';

export interface Filters {
  themes: readonly Theme[];
  recommendations: readonly string[];
  outcomes: readonly string[];
  directions: readonly Direction[];
  designs: readonly string[];
  roles: readonly string[];
  /** ISO codes, and MANY */
  countries: readonly string[];
  verifications: readonly string[];
  question: Question | null;
  /** True: only findings whose direction two coders could not settle; false: only the others */
  disputed: boolean | null;
  from: number | null;
  to: number | null;
  text: string;
}

export interface Selection {
  rows: Axis;
  columns: Axis;
  view: View;
  /** The open cell; either alone stands for a whole row or column */
  row: string | null;
  column: string | null;
  /** The whole list of findings, and not only its beginning */
  all: boolean;
  filters: Filters;
}

export const noFilters: Filters = {
  themes: [],
  recommendations: [],
  outcomes: [],
  directions: [],
  designs: [],
  roles: [],
  countries: [],
  verifications: [],
  question: null,
  disputed: null,
  from: null,
  to: null,
  text: '',
};

export const defaults: Selection = {
  rows: 'RECOMMENDATION',
  columns: 'OUTCOME',
  view: 'matrix',
  row: null,
  column: null,
  all: false,
  filters: noFilters,
};

export interface Word {
  id: string;
  name: string;
}

/** The codes that exist in the data release that answers. */
export interface Vocabulary {
  recommendations: readonly Word[];
  outcomes: readonly Word[];
  designs: readonly Word[];
  roles: readonly Word[];
  verifications: readonly Word[];
  countries: readonly Word[];
}

/** Filters that take several values: their name in the address and what one is called. */
export const lists = {
  theme: { filter: 'themes', noun: 'theme' },
  recommendation: { filter: 'recommendations', noun: 'recommendation' },
  outcome: { filter: 'outcomes', noun: 'outcome' },
  direction: { filter: 'directions', noun: 'direction' },
  design: { filter: 'designs', noun: 'design' },
  role: { filter: 'roles', noun: 'role' },
  country: { filter: 'countries', noun: 'country' },
  verification: { filter: 'verifications', noun: 'level of verification' },
} as const;
export type ListName = keyof typeof lists;
const listNames = Object.keys(lists) as ListName[];

/** `release` belongs to every address of the site. */
const layoutNames = ['rows', 'columns', 'view', 'row', 'column', 'all'];
const otherNames = ['question', 'disputed', 'from', 'to', 'text', 'release'];
export const parameters = [...layoutNames, ...listNames, ...otherNames];

export interface Reading {
  selection: Selection;
  /** What in the address could not be followed, a sentence each */
  problems: string[];
}

export function parse(query: URLSearchParams, vocabulary: Vocabulary): Reading {
  const problems: string[] = [];
  const value = (name: string) =>
    query
      .getAll(name)
      .findLast((one) => one.trim() !== '')
      ?.trim() ?? null;

  const oneOf = <T extends string>(name: string, codes: readonly T[], noun: string): T | null => {
    const asked = value(name);
    return asked === null ? null : codeAmong(codes, asked, noun, problems);
  };
  const several = (name: ListName) =>
    unique(
      query
        .getAll(name)
        .filter((asked) => asked.trim() !== '')
        .map((asked) => codeAmong(codesOf(name, vocabulary), asked.trim(), lists[name].noun, problems)),
    );
  const yearOf = (name: 'from' | 'to'): number | null => {
    const asked = value(name);
    if (asked === null) return null;
    if (/^\d{4}$/.test(asked)) return Number(asked);
    problems.push(`“${asked}” is no year to count “${name}”; a year has four digits.`);
    return null;
  };

  for (const name of new Set(query.keys())) {
    if (!parameters.includes(name)) problems.push(`There is no setting “${name}”${nearestTo(name, parameters)}`);
  }

  const { rows, columns } = parseAxes(
    oneOf('rows', axes, 'kind of rows'),
    oneOf('columns', axes, 'kind of columns'),
    problems,
  );
  const header = (name: 'row' | 'column', axis: Axis) =>
    oneOf(name, codesOf(axisLists[axis], vocabulary), lists[axisLists[axis]].noun);
  let [from, to] = [yearOf('from'), yearOf('to')];
  if (from !== null && to !== null && from > to) {
    problems.push(`No year is both ${from} or later and ${to} or earlier.`);
    [from, to] = [null, null];
  }
  const disputed = oneOf('disputed', ['true', 'false'], 'answer to “disputed”');
  return {
    selection: {
      rows,
      columns,
      view: oneOf('view', views, 'view') ?? defaults.view,
      row: header('row', rows),
      column: header('column', columns),
      all: oneOf('all', ['true', 'false'], 'answer to “all”') === 'true',
      filters: {
        // Each code was just found among those of its kind.
        themes: several('theme') as Theme[],
        recommendations: several('recommendation'),
        outcomes: several('outcome'),
        directions: several('direction') as Direction[],
        designs: several('design'),
        roles: several('role'),
        countries: several('country'),
        verifications: several('verification'),
        question: oneOf('question', questions, 'question'),
        disputed: disputed === null ? null : disputed === 'true',
        from,
        to,
        text: value('text') ?? '',
      },
    },
    problems,
  };
}

/** The query string with its question mark, '' where everything is at its default. A release in `rest` stays. */
export function format({ filters, ...layout }: Selection, rest?: Pick<URLSearchParams, 'get'>): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null, fallback: string | null = null) => {
    if (value !== null && value !== '' && value !== fallback) query.set(name, value);
  };
  put('rows', layout.rows, defaults.rows);
  put('columns', layout.columns, defaults.columns);
  put('view', layout.view, defaults.view);
  put('question', filters.question);
  for (const name of listNames) for (const value of filters[lists[name].filter]) query.append(name, value);
  put('disputed', filters.disputed === null ? null : String(filters.disputed));
  put('from', filters.from === null ? null : String(filters.from));
  put('to', filters.to === null ? null : String(filters.to));
  put('text', filters.text);
  put('row', layout.row);
  put('column', layout.column);
  put('all', layout.all ? 'true' : null);
  put('release', rest?.get('release') ?? null);
  return query.size > 0 ? `?${query}` : '';
}

/** How many conditions hold the findings down, the question aside. */
export function countFilters(filters: Filters): number {
  const { disputed, from, to, text } = filters;
  const several = listNames.reduce((sum, name) => sum + filters[lists[name].filter].length, 0);
  return several + [disputed !== null, from !== null, to !== null, text !== ''].filter(Boolean).length;
}

/** The filter that takes the headers of an axis as its values. */
export const axisLists: Record<Axis, ListName> = {
  RECOMMENDATION: 'recommendation',
  OUTCOME: 'outcome',
  DESIGN: 'design',
  COUNTRY: 'country',
  DIRECTION: 'direction',
};

function codesOf(name: ListName, vocabulary: Vocabulary): readonly string[] {
  if (name === 'theme') return themeList.map(({ id }) => id);
  if (name === 'direction') return directions;
  const codes = vocabulary[lists[name].filter as keyof Vocabulary].map(({ id }) => id);
  return name === 'country' ? [...codes, MANY] : codes;
}

/** Two different axes, whatever was asked for. */
function parseAxes(rows: Axis | null, columns: Axis | null, problems: string[]): { rows: Axis; columns: Axis } {
  const other = (axis: Axis) => (axis === defaults.columns ? defaults.rows : defaults.columns);
  if (rows !== null && rows === columns) {
    problems.push(`Rows and columns are both ${rows}; a matrix needs two different ones.`);
    return { rows, columns: other(rows) };
  }
  const down = rows ?? (columns === defaults.rows ? defaults.columns : defaults.rows);
  return { rows: down, columns: columns ?? other(down) };
}

/** The code as it is written, whatever its case; null and a problem where there is none. */
function codeAmong<T extends string>(codes: readonly T[], asked: string, noun: string, problems: string[]): T | null {
  const folded = asked.toLowerCase();
  const found = codes.find((code) => code.toLowerCase() === folded);
  if (found !== undefined) return found;
  problems.push(`There is no ${noun} “${asked}”${nearestTo(asked, codes)}`);
  return null;
}

/** "; did you mean “rct”?", or a full stop where nothing is near. */
function nearestTo(asked: string, codes: readonly string[]): string {
  const folded = asked.toLowerCase();
  const ranked = codes
    .map((code) => ({ code, slips: distance(folded, code.toLowerCase()), shared: sharedStart(folded, code) }))
    .toSorted((a, b) => a.slips - b.slips || b.shared - a.shared);
  const nearest = ranked[0];
  const isNear = nearest !== undefined && nearest.slips <= Math.max(2, asked.length / 3);
  return isNear ? `; did you mean “${nearest.code}”?` : '.';
}

/** Letters both begin with: slips come late in a word. */
function sharedStart(folded: string, code: string): number {
  const other = code.toLowerCase();
  const differs = [...folded].findIndex((letter, index) => letter !== other[index]);
  return differs === -1 ? folded.length : differs;
}

function unique(codes: readonly (string | null)[]): string[] {
  return [...new Set(codes.filter((code) => code !== null))];
}
