import {
  Kind,
  print,
  TypeInfo,
  getNamedType,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type NameNode,
} from 'graphql';
import { BadInput } from '../../errors.ts';
import { isConnection, type Branch } from './plan.ts';
import { entriesOf, type Value } from './rows.ts';

/** Where the answer says of each page whether more follows, asked for beside what the query asks. */
const ALIAS = 'forestallPage';

export interface PageEnd {
  hasNextPage: boolean;
  endCursor: string | null;
}

const asked: FieldNode = {
  kind: Kind.FIELD,
  alias: named(ALIAS),
  name: named('pageInfo'),
  selectionSet: {
    kind: Kind.SELECTION_SET,
    selections: [
      { kind: Kind.FIELD, name: named('hasNextPage') },
      { kind: Kind.FIELD, name: named('endCursor') },
    ],
  },
};

function named(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

/** The query, which also asks of every page whether more follows: a table must not end before its time in silence. */
export function askingForPages(schema: GraphQLSchema, document: DocumentNode): string {
  const types = new TypeInfo(schema);
  const Field = {
    enter(field: FieldNode) {
      const type = types.getType();
      if (!field.selectionSet || !type || !isConnection(getNamedType(type))) return undefined;
      const selections = [...field.selectionSet.selections, asked];
      return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
    },
  };
  return print(visit(document, visitWithTypeInfo(types, { Field })));
}

/** Where the top page ends, null where the table is no page; an error where a list inside it was cut. */
export function endOf(top: Branch, data: Record<string, unknown>): PageEnd | null {
  for (const branch of top.children) refuseCut(branch, entriesOf(top, data[top.key]));
  return top.kind === 'PAGE' ? pageOf(data[top.key]) : null;
}

function refuseCut(branch: Branch, parents: readonly Value[]): void {
  if (branch.children.length === 0) return;
  const values = parents.map((parent) => parent?.[branch.key]);
  if (branch.kind === 'PAGE' && values.some((value) => pageOf(value)?.hasNextPage === true)) {
    throw new BadInput(
      `\`${branch.key}\` goes on after its first page, so the table would be cut. Ask for more of it at once (\`first\`), or for it alone.`,
    );
  }
  const entries = values.flatMap((value) => entriesOf(branch, value));
  for (const child of branch.children) refuseCut(child, entries);
}

function pageOf(value: unknown): PageEnd | null {
  return ((value ?? {}) as Record<string, PageEnd | undefined>)[ALIAS] ?? null;
}
