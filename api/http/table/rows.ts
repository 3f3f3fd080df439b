import type { Branch } from './plan.ts';

export type Cell = string | number | boolean | null | readonly (string | number | boolean | null)[];

export interface Table {
  columns: string[];
  rows: Cell[][];
}

/** An answer, or a part of one. */
export type Value = Record<string, unknown> | null | undefined;

/** The answer's one field as a table: its columns are those the query asks for, whatever the answer holds. */
export function tableOf(top: Branch, data: Record<string, unknown>): Table {
  const value = data[top.key];
  if (top.children.length === 0) return { columns: [top.key], rows: isPresent(value) ? [[value as Cell]] : [] };
  return {
    columns: columnsOf(top).map(({ name }) => name),
    rows: entriesOf(top, value).flatMap((entry) => expand(top.children, entry)),
  };
}

/** Columns are named by their path below the field at the top. */
export function columnsOf(top: Branch): { name: string; branch: Branch }[] {
  return top.children.flatMap((child) => leavesBelow(child, ''));
}

function leavesBelow(branch: Branch, prefix: string): { name: string; branch: Branch }[] {
  const name = `${prefix}${branch.key}`;
  return branch.children.length === 0
    ? [{ name, branch }]
    : branch.children.flatMap((child) => leavesBelow(child, `${name}.`));
}

/** Rows of one entry: as many as the list in it is long, and one where it has none. */
function expand(branches: readonly Branch[], value: Value): Cell[][] {
  let rows: Cell[][] = [[]];
  for (const branch of branches) {
    const parts = partsOf(branch, value?.[branch.key]);
    // At most one of the branches has more than one part.
    rows = rows.flatMap((row) => parts.map((part) => [...row, ...part]));
  }
  return rows;
}

function partsOf(branch: Branch, value: unknown): Cell[][] {
  switch (branch.kind) {
    case 'LEAF':
    case 'LEAVES':
      return [[(value ?? null) as Cell]];
    case 'OBJECT':
      return expand(branch.children, value as Value);
    case 'LIST':
    case 'PAGE': {
      const entries = entriesOf(branch, value);
      return entries.length > 0
        ? entries.flatMap((entry) => expand(branch.children, entry))
        : expand(branch.children, null);
    }
  }
}

/** What gives rows of a list, a page or, alone, an object. */
export function entriesOf({ kind, nodes }: Branch, value: unknown): Value[] {
  if (!isPresent(value)) return [];
  if (kind === 'LIST') return value as Value[];
  if (kind !== 'PAGE') return [value as Value];
  const page = value as { nodes?: Value[]; edges?: { node: Value }[] };
  return nodes === 'nodes' ? (page.nodes ?? []) : (page.edges ?? []).map(({ node }) => node);
}

const isPresent = (value: unknown): boolean => value !== null && value !== undefined;
