import { error } from '@sveltejs/kit';
import { directions, countIn, splitSentence } from '../evidence/directions.ts';
import { findingFilter } from '../evidence-map/findings.ts';
import { matrixOf, type Matrix } from '../evidence-map/matrix.ts';
import { matrixDocument, wordsDocument } from '../evidence-map/query.ts';
import { format, parameters as matrixParameters, parse, type Selection } from '../evidence-map/selection.ts';
import { axisWords, conditionsOf, countWords, gapSentence } from '../evidence-map/words.ts';
import { vocabularyOf } from '../evidence-map/words-of-release.ts';
import type { ResultOf } from '../graphql.ts';
import { evidenceOf } from './evidence-behind.ts';
import MatrixPicture from './MatrixPicture.svelte';
import { publicationsBehindDocument } from './queries.ts';
import { view } from './view.ts';

interface Data {
  matrix: Matrix;
  selection: Selection;
  /** The filters in words */
  conditions: readonly string[];
  query: string;
  publications: ResultOf<typeof publicationsBehindDocument>['findings']['nodes'];
}

export const matrix = view<Data>({
  id: 'matrix',
  name: 'Evidence matrix',
  example: '/matrix',
  path: /^\/matrix$/,
  parameters: matrixParameters,
  async load(ask, _, query) {
    const words = await ask(wordsDocument);
    const vocabulary = vocabularyOf(words);
    const { selection, problems } = parse(query, vocabulary);
    if (problems.length > 0) error(400, problems.join(' '));
    const { rows, columns, filters } = selection;
    const filter = findingFilter(filters);
    const [answer, { findings }] = await Promise.all([
      ask(matrixDocument, { rows, columns, filter, anyQuestion: filter, anywhere: filter }),
      ask(publicationsBehindDocument, { filter }),
    ]);
    return {
      matrix: matrixOf(answer, selection, filters, words.recommendations),
      selection,
      conditions: conditionsOf(filters, vocabulary).map(({ label }) => label),
      publications: findings.nodes,
      query: format({ ...selection, row: null, column: null, all: false, view: 'matrix' }, new URLSearchParams()),
    };
  },
  show({ matrix: { groups, columns, total, gaps }, selection, conditions, query, publications }) {
    const [down, across] = [axisWords[selection.rows].one, axisWords[selection.columns].one];
    const only = conditions.length > 0 ? `, only: ${conditions.join('; ')}` : '';
    return {
      title: `What research found: ${down.toLowerCase()} by ${across.toLowerCase()}${only}`,
      unit: `Findings by direction; ${countWords(total)}${only}. “Contradicts” includes null and adverse results.`,
      sentence: `${countWords(total)}: ${splitSentence(total)}. ${conditions.length > 0 ? `Of all studies known, whether shown or not: ` : ''}${gapSentence(gaps)}`,
      notes: ['A gap is not a finding of no effect. Directions were coded by two readers of abstracts.'],
      sheet: {
        columns: [
          { id: 'row', label: down },
          { id: 'row_id', label: `${down}, id` },
          { id: 'column', label: across },
          { id: 'column_id', label: `${across}, id` },
          { id: 'findings', label: 'Findings', unit: 'findings', decimals: 0 },
          { id: 'publications', label: 'Publications', unit: 'publications', decimals: 0 },
          ...directions.map((direction) => ({
            id: direction.toLowerCase(),
            label: direction.charAt(0) + direction.slice(1).toLowerCase(),
            unit: 'findings',
            decimals: 0,
          })),
          { id: 'gap', label: 'Gap, of all studies known' },
        ],
        rows: groups.flatMap(({ rows }) =>
          rows.flatMap((row) =>
            [{ column: null, counts: row.total, gap: null }, ...row.cells].map(({ column, counts, gap }) => [
              row.label,
              row.id,
              column === null ? 'all' : (columns.find(({ id }) => id === column)?.label ?? column),
              column ?? 'ALL',
              counts.findings,
              counts.publications,
              ...directions.map((direction) => countIn(counts, direction)),
              gap,
            ]),
          ),
        ),
      },
      releases: [],
      evidence: evidenceOf(publications.map(({ publication }) => publication)),
      address: `/matrix${query}`,
      page: `/evidence${query}`,
    };
  },
  picture: MatrixPicture,
});
