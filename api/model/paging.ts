import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { BadInput } from '../errors.ts';
import { limits } from '../limits.ts';

@ObjectType('PageInfo', { description: 'Where a page lies in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows; ask for it with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry; null on an empty page.' })
  endCursor!: string | null;
}

@ArgsType()
export class Paging {
  @Field(() => Int, {
    nullable: true,
    defaultValue: limits.defaultFirst,
    description: `Entries wanted, 1 to ${limits.maxFirst}. More is an error: nothing is cut off silently.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor after which to go on: `pageInfo.endCursor` of the page before. It stays good in later data releases.',
  })
  after?: string | null;
}

export interface Page<T> {
  nodes: T[];
  totalCount: number;
  pageInfo: PageInfo;
  edges: { cursor: string; node: T }[];
}

/** A key that orders a list and survives changes to it. */
export type Key = readonly (string | number)[];

/** The page's size, checked. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? limits.defaultFirst;
  if (size < 1 || size > limits.maxFirst) {
    const advice = size < 1 ? '' : ' Take pages: pass `pageInfo.endCursor` as `after`.';
    throw new BadInput(`\`first\` is ${size}; expected 1 to ${limits.maxFirst}.${advice}`);
  }
  return size;
}

/** Entries are the keys of a list, not places in it, so a cursor means the same after rows came or went. */
export function encodeCursor(key: Key): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor; `shape` is a key of the same list, to compare kinds with. */
export function decodeCursor(cursor: string, shape: Key): Key {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Falls through to the message below: what it held does not matter.
  }
  if (
    !Array.isArray(key) ||
    key.length !== shape.length ||
    !key.every((part, index) => typeof part === typeof shape[index])
  ) {
    throw notACursor();
  }
  return key as Key;
}

export function notACursor(): BadInput {
  return new BadInput(
    '`after` is not a cursor of this list. Use `pageInfo.endCursor` or an edge’s `cursor` as it was given by the same ' +
      'list; for its first page leave `after` away.',
  );
}

export function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < a.length; index += 1) {
    const [left, right] = [a[index] ?? '', b[index] ?? ''];
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return 0;
}

/** A page of entries that are ordered by id. */
export function pageById<T extends { id: string }>(items: readonly T[], { first, after }: Paging): Page<T> {
  const size = pageSize(first);
  const start = after == null ? 0 : firstAfter(items, decodeCursor(after, ['']));
  const nodes = items.slice(start, start + size);
  return page(nodes, ({ id }) => [id], {
    before: start > 0,
    more: start + nodes.length < items.length,
    total: () => items.length,
  });
}

/** What costs something to work out is worked out only when it is asked for. */
export function page<T>(
  nodes: T[],
  keyOf: (node: T) => Key,
  { before, more, total }: { before: boolean; more: boolean; total: () => number },
): Page<T> {
  const cursor = (node: T | undefined) => (node === undefined ? null : encodeCursor(keyOf(node)));
  return {
    nodes,
    get totalCount() {
      return total();
    },
    get pageInfo() {
      return {
        hasNextPage: more,
        hasPreviousPage: before,
        startCursor: cursor(nodes[0]),
        endCursor: cursor(nodes.at(-1)),
      };
    },
    get edges() {
      return nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
    },
  };
}

function firstAfter(items: readonly { id: string }[], key: Key): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys([items[middle]?.id ?? ''], key) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The connection type of a class and its edge type, under the names GraphQL clients expect. */
export function connectionOf<T extends object>(name: string, node: ClassType<T>, what: string): ClassType<Page<T>> {
  @ObjectType(`${name}Edge`, { description: `One of ${what}, with its cursor.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Its place in the list, for `after`.' })
    cursor!: string;

    @Field(() => node, { description: 'The entry.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${what}.`, simpleResolvers: true })
  class Connection {
    @Field(() => Int, { description: 'How many there are in all, on every page together.' })
    totalCount!: number;

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo;

    @Field(() => [Edge], { description: 'The entries with their cursors.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The entries alone.' })
    nodes!: T[];
  }
  return Connection;
}
