import type { MapLayer } from './layer.ts';

/** Full, or faded because the country's class is filtered out; faded is never gone. */
export function strengthOf(layer: MapLayer, index: number, filter: ReadonlySet<number> | null): number {
  const ownClass = layer.classes[index] ?? null;
  return filter === null || (ownClass !== null && filter.has(ownClass)) ? 1 : 0.35;
}

/** Ids of the countries in one class. */
export function idsInClass(layer: MapLayer, wanted: number | null): string[] {
  return wanted === null ? [] : layer.ids.filter((_, index) => layer.classes[index] === wanted);
}
