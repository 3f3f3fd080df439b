import { redirect } from '@sveltejs/kit';
import { everyFinding, findingFilter, inCell, inOrder, publicationsOf } from '../../lib/evidence-map/findings.ts';
import { matrixOf } from '../../lib/evidence-map/matrix.ts';
import { openCellOf } from '../../lib/evidence-map/open-cell.ts';
import { placesOf } from '../../lib/evidence-map/places.ts';
import { findingsDocument, matrixDocument, wordsDocument } from '../../lib/evidence-map/query.ts';
import { axisLists, format, parse, type Filters, type Vocabulary } from '../../lib/evidence-map/selection.ts';
import { conditionsOf, wordsOf, type CellCounts } from '../../lib/evidence-map/words.ts';
import { vocabularyOf } from '../../lib/evidence-map/words-of-release.ts';
import type { Direction } from '../../lib/evidence/directions.ts';
import type { ListedFinding } from '../../lib/evidence/fragments.ts';
import type { PageServerLoad } from './$types';

/** So many findings are listed before the reader asks for all. */
const first = 40;

export const load: PageServerLoad = async ({ locals, url }) => {
  const words = await locals.graphql(wordsDocument);
  const vocabulary = vocabularyOf(words);
  const { selection, problems } = parse(url.searchParams, vocabulary);
  const query = format(selection, url.searchParams);
  // A form without scripts sends every empty field along.
  if ([...url.searchParams.values()].includes('') && problems.length === 0) redirect(303, `/evidence${query}`);

  const { rows, columns, filters } = selection;
  const [answer, found] = await Promise.all([
    locals.graphql(matrixDocument, {
      rows,
      columns,
      filter: findingFilter(filters),
      anyQuestion: findingFilter({ ...filters, question: null }),
      anywhere: findingFilter({ ...filters, countries: [] }),
    }),
    everyFinding(locals.graphql, findingsDocument, findingFilter(filters)),
  ]);
  const conditions = conditionsOf(filters, vocabulary);
  const matrix = matrixOf(answer, selection, filters, words.recommendations);
  const findings = inOrder(inCell(found, selection));
  const nameOf = (part: 'row' | 'column') => headerName(selection[part], selection[`${part}s`], vocabulary);
  const cell = openCellOf(matrix, selection, findings, nameOf);
  return {
    dataRelease: words.meta.dataRelease,
    selection,
    problems,
    query,
    conditions,
    vocabulary: { ...vocabulary, countries: chosenOf(vocabulary, filters) },
    // Only the world map points at countries without evidence.
    countries: selection.view === 'world' ? words.countries.nodes.filter(({ existsTo }) => existsTo === null) : [],
    all: answer.all,
    byQuestion: answer.byQuestion,
    matrix,
    places: placesOf(answer.places.rows),
    cell,
    counts: countsOf(findings),
    findings: cell || selection.all ? findings : findings.slice(0, first),
  };
};

/** Names of all countries would travel with every page; those the filters name are enough. */
function chosenOf({ countries }: Vocabulary, filters: Filters): Vocabulary['countries'] {
  return countries.filter(({ id }) => filters.countries.includes(id));
}

function headerName(id: string | null, axis: keyof typeof axisLists, vocabulary: Vocabulary): string | null {
  return id === null ? null : (wordsOf(axisLists[axis], vocabulary).find((word) => word.id === id)?.name ?? id);
}

function countsOf(findings: readonly ListedFinding[]): CellCounts {
  const count = (direction: Direction) => findings.filter((finding) => finding.direction === direction).length;
  return {
    findings: findings.length,
    publications: publicationsOf(findings).length,
    supports: count('SUPPORTS'),
    qualifies: count('QUALIFIES'),
    contradicts: count('CONTRADICTS'),
    context: count('CONTEXT'),
  };
}
