import type { Tally } from '../evidence/fragments.ts';
import { ratingWords } from '../evidence/rating.ts';
import { themeName, type Theme } from '../evidence/themes.ts';
import type { MatrixAnswer } from './query.ts';
import { axisLists, countFilters, lists, type Axis, type Filters } from './selection.ts';
import type { CellCounts, Gap } from './words.ts';

/** The matrix as it is drawn: rows in groups, cells in the order of the columns, totals at the ends. */

export interface MatrixCell {
  column: string;
  counts: CellCounts;
  gap: Gap;
}

export interface MatrixRow {
  id: string;
  label: string;
  total: CellCounts;
  /** How far research on the remedy points one way; null where that is not asked or would mislead */
  rating: string | null;
  cells: MatrixCell[];
}

export interface MatrixColumn {
  id: string;
  label: string;
  total: CellCounts;
}

export interface Matrix {
  /** One group without a name where rows have no themes */
  groups: { name: string | null; rows: MatrixRow[] }[];
  columns: MatrixColumn[];
  total: CellCounts;
  /** Cells without any study; cells with three findings or more and no review, null where the axes tell of none */
  gaps: { absolute: number; synthesis: number | null; cells: number };
}

interface Themed {
  id: string;
  theme: Theme;
}

export function matrixOf(
  { matrix, shown }: Pick<MatrixAnswer, 'matrix' | 'shown'>,
  axes: { rows: Axis; columns: Axis },
  filters: Filters,
  recommendations: readonly Themed[],
): Matrix {
  // The rating is of research on the remedy: beside other counts it would seem to contradict them.
  const isRated = axes.rows === 'RECOMMENDATION' && filters.question === 'REMEDY' && countFilters(filters) === 0;
  const isAsked = (axis: Axis) => askedHeaders(axis, filters, recommendations);
  const columns = matrix.columns.filter(({ id }) => isAsked(axes.columns)(id));
  const cellAt = new Map(matrix.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const rows = matrix.rows
    .filter(({ id }) => isAsked(axes.rows)(id))
    .map(({ id, label, tally }) => ({
      id,
      label,
      total: countsOf(tally),
      rating: isRated ? ratingWords(tally) : null,
      cells: columns.flatMap((column) => {
        const cell = cellAt.get(`${id} ${column.id}`);
        return cell ? [{ column: column.id, counts: cell.tally, gap: cell.gap }] : [];
      }),
    }));
  const cells = rows.flatMap((row) => row.cells);
  // A design or a direction holds some of the studies on a question, and a review may be among the others.
  const tellsReviews = ![axes.rows, axes.columns].some((axis) => axis === 'DESIGN' || axis === 'DIRECTION');
  return {
    groups: grouped(rows, axes.rows, recommendations),
    columns: columns.map(({ id, label, tally }) => ({ id, label, total: countsOf(tally) })),
    total: countsOf(shown),
    gaps: {
      absolute: cells.filter(({ gap }) => gap === 'ABSOLUTE').length,
      synthesis: tellsReviews ? cells.filter(({ gap }) => gap === 'SYNTHESIS').length : null,
      cells: cells.length,
    },
  };
}

function countsOf({ findings, publications, supports, qualifies, contradicts, context }: Tally): CellCounts {
  return { findings, publications, supports, qualifies, contradicts, context };
}

/** A header the filter leaves out would stand over cells that look like gaps. */
function askedHeaders(axis: Axis, filters: Filters, recommendations: readonly Themed[]): (id: string) => boolean {
  const asked: readonly string[] = filters[lists[axisLists[axis]].filter];
  const themeOf = new Map(recommendations.map(({ id, theme }) => [id, theme]));
  return (id) => {
    const theme = axis === 'RECOMMENDATION' ? themeOf.get(id) : undefined;
    const isOfTheme = theme === undefined || filters.themes.length === 0 || filters.themes.includes(theme);
    return isOfTheme && (asked.length === 0 || asked.includes(id));
  };
}

function grouped(rows: MatrixRow[], axis: Axis, recommendations: readonly Themed[]): Matrix['groups'] {
  if (axis !== 'RECOMMENDATION') return [{ name: null, rows }];
  const themeOf = new Map(recommendations.map(({ id, theme }) => [id, theme]));
  const groups = Map.groupBy(rows, ({ id }) => themeOf.get(id));
  return [...groups].map(([theme, ofTheme]) => ({ name: theme ? themeName(theme) : null, rows: ofTheme }));
}
