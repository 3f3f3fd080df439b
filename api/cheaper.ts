import {
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { limits } from './limits.ts';

const FIRST = 'first';

/** A form of a query that is answered: pages of `first` entries of these lists. */
export interface Cheaper {
  lists: string[];
  first: number;
  cost: number;
}

/**
 * The largest pages of a query's outermost lists with which it stays within the limit; null where not even single
 * entries do, or where there are no pages to make smaller. A cost grows with `first` by the same amount each, so that
 * two forms tell all others; the third measurement makes sure.
 */
export function cheaperForm(
  schema: GraphQLSchema,
  document: DocumentNode,
  costOf: (document: DocumentNode) => number,
): Cheaper | null {
  const { lists } = withPages(schema, document, 1);
  if (lists.length === 0) return null;
  const cost = (first: number): number => costOf(withPages(schema, document, first).document);
  const [one, two] = [cost(1), cost(2)];
  if (one > limits.maxCost) return null;
  const most = Math.floor((limits.maxCost - one) / Math.max(1, two - one)) + 1;
  const first = Math.min(limits.maxFirst, most);
  const fits = cost(first);
  return fits <= limits.maxCost ? { lists: [...new Set(lists)], first, cost: fits } : null;
}

/** The same query with `first` entries of its outermost pages. */
function withPages(
  schema: GraphQLSchema,
  document: DocumentNode,
  first: number,
): { document: DocumentNode; lists: string[] } {
  const types = new TypeInfo(schema);
  const lists: string[] = [];
  let within = 0;
  const edited = visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(field) {
          if (!isPage(types)) return;
          within += 1;
          if (within > 1) return;
          lists.push(field.name.value);
          return withFirst(field, first);
        },
        leave() {
          if (isPage(types)) within -= 1;
        },
      },
    }),
  );
  return { document: edited, lists };
}

function isPage(types: TypeInfo): boolean {
  return types.getFieldDef()?.args.some(({ name }) => name === FIRST) ?? false;
}

function withFirst(field: FieldNode, first: number): FieldNode {
  const argument = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: FIRST },
    value: { kind: Kind.INT, value: String(first) },
  } as const;
  const others = (field.arguments ?? []).filter(({ name }) => name.value !== FIRST);
  return { ...field, arguments: [...others, argument] };
}
