import type { TadaDocumentNode, VariablesOf } from 'gql.tada';
import type { Direction } from '../evidence/directions.ts';
import { contraryFirst } from '../evidence/directions.ts';

import type { matrixDocument } from './query.ts';
import { MANY, type Axis, type Filters, type Selection } from './selection.ts';

/** From the state in the address to the findings it names. */

export type FindingFilter = NonNullable<VariablesOf<typeof matrixDocument>['filter']>;

/** The filter as the API takes it. */
export function findingFilter(filters: Filters): FindingFilter {
  const several = <T>(values: readonly T[]) => (values.length > 0 ? [...values] : null);
  const named = filters.countries.filter((id) => id !== MANY);
  return {
    themes: several(filters.themes),
    recommendations: several(filters.recommendations),
    outcomes: several(filters.outcomes),
    directions: several(filters.directions),
    designs: several(filters.designs),
    roles: several(filters.roles),
    countries: several(named),
    manyCountries: filters.countries.includes(MANY) ? true : null,
    verifications: several(filters.verifications),
    question: filters.question,
    disputed: filters.disputed,
    from: filters.from,
    to: filters.to,
    text: filters.text || null,
  };
}

/** What of a finding says under which headers it stands. */
interface Placed {
  direction: Direction;
  outcomeTerm: { id: string };
  countries: readonly { id: string }[];
  recommendation: { id: string };
  publication: { designTerm: { id: string } };
}

/** Ids of the headers a finding stands under; several for a study of several countries. */
function headersOf(finding: Placed, axis: Axis): string[] {
  switch (axis) {
    case 'RECOMMENDATION':
      return [finding.recommendation.id];
    case 'OUTCOME':
      return [finding.outcomeTerm.id];
    case 'DESIGN':
      return [finding.publication.designTerm.id];
    case 'DIRECTION':
      return [finding.direction];
    case 'COUNTRY':
      return finding.countries.length > 0 ? finding.countries.map(({ id }) => id) : [MANY];
    default:
      return axis satisfies never;
  }
}

/** Those in the open cell, row or column; all of them where none is open. */
export function inCell<F extends Placed>(
  findings: readonly F[],
  { rows, columns, row, column }: Pick<Selection, 'rows' | 'columns' | 'row' | 'column'>,
): F[] {
  const isIn = (finding: F, axis: Axis, id: string | null) => id === null || headersOf(finding, axis).includes(id);
  return findings.filter((finding) => isIn(finding, rows, row) && isIn(finding, columns, column));
}

interface Listed {
  direction: Direction;
  publication: { year: number | null; authors: readonly string[]; title: string };
}

/** What speaks against first, then the newest; a publication without a year last. */
export function inOrder<F extends Listed>(findings: readonly F[]): F[] {
  const place = ({ direction }: F) => contraryFirst.indexOf(direction);
  const name = ({ publication }: F) => publication.authors[0] ?? publication.title;
  return findings.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      (b.publication.year ?? -Infinity) - (a.publication.year ?? -Infinity) ||
      name(a).localeCompare(name(b), 'en'),
  );
}

/** Different publications among findings. */
export function publicationsOf<P extends { id: string }>(findings: readonly { publication: P }[]): P[] {
  return [...new Map(findings.map(({ publication }) => [publication.id, publication])).values()];
}

interface Page<F> {
  findings: { nodes: F[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
type Ask = App.Locals['graphql'];

/** Every finding a filter leaves, page by page. */
export async function everyFinding<F>(
  ask: Ask,
  document: TadaDocumentNode<Page<F>, { filter?: FindingFilter | null; after?: string | null }>,
  filter: FindingFilter,
): Promise<F[]> {
  const found: F[] = [];
  let after: string | null = null;
  do {
    const { findings }: Page<F> = await ask(document, { filter, after });
    found.push(...findings.nodes);
    after = findings.pageInfo.hasNextPage ? findings.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}
