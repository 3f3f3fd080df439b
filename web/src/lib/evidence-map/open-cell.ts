import type { ListedFinding } from '../evidence/fragments.ts';
import { countOf } from '../format.ts';
import type { Matrix } from './matrix.ts';
import type { Selection } from './selection.ts';
import { axisWords, cellName, type CellCounts, type Gap } from './words.ts';

/** The cell, row or column whose studies are open. */
export interface OpenCell {
  name: string;
  gap: Gap;
  /** Where there is evidence instead, in a sentence; '' where there is none */
  elsewhere: string;
  designs: { name: string; count: number }[];
}

/** Null where nothing is open. */
export function openCellOf(
  matrix: Matrix,
  selection: Pick<Selection, 'rows' | 'columns' | 'row' | 'column'>,
  findings: readonly Pick<ListedFinding, 'publication'>[],
  nameOf: (part: 'row' | 'column') => string | null,
): OpenCell | null {
  if (selection.row === null && selection.column === null) return null;
  const row = matrix.groups.flatMap(({ rows }) => rows).find(({ id }) => id === selection.row);
  const column = matrix.columns.find(({ id }) => id === selection.column);
  const cell = selection.column === null ? undefined : row?.cells.find((one) => one.column === selection.column);
  const isEmpty = findings.length === 0;
  return {
    name: cellName(nameOf('row'), nameOf('column'), selection),
    gap: cell?.gap ?? null,
    elsewhere: isEmpty ? elsewhere(selection, row, column) : '',
    designs: byDesign(findings),
  };
}

/** "13 findings on other outcomes. 12 findings for other recommendations." */
function elsewhere(
  { rows, columns }: Pick<Selection, 'rows' | 'columns'>,
  row: { label: string; total: CellCounts } | undefined,
  column: { label: string; total: CellCounts } | undefined,
): string {
  const along = [
    { header: row, where: axisWords[columns].all },
    { header: column, where: axisWords[rows].all },
  ];
  return along
    .flatMap(({ header, where }) =>
      header ? [`${header.label}: ${countOf(header.total.findings, 'finding')} in ${where}.`] : [],
    )
    .join(' ');
}

function byDesign(findings: readonly Pick<ListedFinding, 'publication'>[]): OpenCell['designs'] {
  const groups = Map.groupBy(findings, ({ publication }) => publication.designTerm.name);
  return [...groups]
    .map(([name, ofDesign]) => ({ name, count: ofDesign.length }))
    .toSorted((a, b) => b.count - a.count);
}
