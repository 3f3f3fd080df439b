export function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** What the import has checked to be there. */
export function need<T>(items: ReadonlyMap<string, T>, id: string, kind: string): T {
  const item = items.get(id);
  if (item === undefined) throw new Error(`The database refers to ${kind} ${id}, which it does not hold.`);
  return item;
}
