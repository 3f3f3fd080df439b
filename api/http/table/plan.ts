import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { BadInput } from '../../errors.ts';

/** A field of a query, as the columns or rows it gives. */
export interface Branch {
  /** What it is called in the answer. */
  key: string;
  /** LEAVES: a list of plain values, which is one column. LIST and PAGE give a row an entry. */
  kind: 'LEAF' | 'LEAVES' | 'OBJECT' | 'LIST' | 'PAGE';
  /** Of the object, of an entry of the list, or of a node of the page. */
  children: readonly Branch[];
  /** For a page, where its nodes are. */
  nodes: 'nodes' | 'edges';
  /** The schema's field; null for what every type has (`__typename`). */
  field: GraphQLField<unknown, unknown> | null;
}

/** What a query asks under one name, and the schema's field for it. */
interface Found {
  fields: FieldNode[];
  field: GraphQLField<unknown, unknown> | null;
}

/** How the answer to a query is laid out as a table; an error in words where it cannot be. */
export function planOf(schema: GraphQLSchema, document: DocumentNode, name: string | null): Branch | null {
  const operation = operationOf(document, name);
  const root = schema.getQueryType();
  if (!operation || !root) return null;
  const planner = new Planner(schema, document);
  const [table, ...others] = planner.branches([operation.selectionSet], root);
  if (!table) return null;
  if (others.length > 0) {
    throw new BadInput(
      `A table is made of one field of the query, but this one has ${[table, ...others].map(({ key }) => key).join(', ')}. ` +
        'Ask for each in a request of its own.',
    );
  }
  oneChain(table, table.key);
  return table;
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (name === null) return operations.length === 1 ? (operations[0] ?? null) : null;
  return operations.find((one) => one.name?.value === name) ?? null;
}

class Planner {
  private readonly fragments: Map<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    this.fragments = new Map(
      document.definitions
        .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
  }

  branches(selections: readonly SelectionSetNode[], type: GraphQLCompositeType): Branch[] {
    const found = new Map<string, Found>();
    for (const selection of selections) this.collect(selection, type, found, new Set());
    return [...found].map(([key, { fields, field }]) => this.branch(key, fields, field));
  }

  private collect(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    found: Map<string, Found>,
    open: Set<string>,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = found.get(key);
        if (known) known.fields.push(selection);
        else found.set(key, { fields: [selection], field: fieldOf(type, selection.name.value) });
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const name = isSpread ? selection.name.value : null;
      const fragment = isSpread ? this.fragments.get(selection.name.value) : selection;
      // One that is missing or goes round in a circle is refused when the query is validated.
      if (!fragment || (name !== null && open.has(name))) continue;
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition === undefined ? type : this.schema.getType(condition);
      if (!isCompositeType(narrowed)) continue;
      this.collect(fragment.selectionSet, narrowed, found, name === null ? open : new Set([...open, name]));
    }
  }

  private branch(key: string, fields: readonly FieldNode[], field: Found['field']): Branch {
    const selections = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    const bare = field && getNullableType(field.type);
    const named = field && getNamedType(field.type);
    const isList = isListType(bare);
    if (!isCompositeType(named))
      return { key, kind: isList ? leaves(key, bare) : 'LEAF', children: [], nodes: 'nodes', field };
    const children = this.branches(selections, named);
    if (isList) return { key, kind: 'LIST', children, nodes: 'nodes', field };
    return isConnection(named) ? page(key, children, field) : { key, kind: 'OBJECT', children, nodes: 'nodes', field };
  }
}

function fieldOf(type: GraphQLCompositeType, name: string): Found['field'] {
  return 'getFields' in type ? (type.getFields()[name] ?? null) : null;
}

export function isConnection(type: unknown): boolean {
  return isObjectType(type) && type.name.endsWith('Connection') && 'pageInfo' in type.getFields();
}

function leaves(key: string, { ofType }: { ofType: GraphQLOutputType }): 'LEAVES' {
  if (isListType(getNullableType(ofType))) {
    throw new BadInput(`\`${key}\` is a table in itself, which has no place in one. Ask for \`observations\` instead.`);
  }
  return 'LEAVES';
}

/** A page is its nodes; where it lies is told in headers. */
function page(key: string, children: readonly Branch[], field: Found['field']): Branch {
  const nodes = children.find((child) => child.key === 'nodes');
  const node = children.find((child) => child.key === 'edges')?.children.find((child) => child.key === 'node');
  const entry = nodes ?? node;
  if (!entry) throw new BadInput(`\`${key}\` gives no rows. Select \`nodes\` and what you want of them.`);
  return { key, kind: 'PAGE', children: entry.children, nodes: nodes ? 'nodes' : 'edges', field };
}

/** Lists may lie in each other but not side by side: their entries would have to be paired at random. */
function oneChain(branch: Branch, path: string): string[] {
  const below = branch.children.flatMap((child) => oneChain(child, `${path}.${child.key}`).slice(0, 1));
  if (below.length > 1) {
    throw new BadInput(
      `Two lists stand side by side: ${below.join(' and ')}. Their entries have no common rows; ask for each in a request of its own.`,
    );
  }
  const isRows = branch.kind === 'LIST' || branch.kind === 'PAGE';
  return isRows ? [path] : below;
}
