import type { ProfileKind } from '../model/enums.ts';
import { profiles, type DimensionId } from './definition.ts';

/** The indicator under which a profile, or a dimension of it, is published as a figure like any other. */
export function scoreIndicator(kind: ProfileKind, dimension?: DimensionId): string {
  const name = `forestall.${kind.toLowerCase()}`;
  return dimension ? `${name}_${dimension.toLowerCase()}` : name;
}

/** All of them. */
export function scoredIndicators(): string[] {
  return Object.values(profiles).flatMap(({ kind, dimensions }) => [
    scoreIndicator(kind),
    ...dimensions.map(({ id }) => scoreIndicator(kind, id)),
  ]);
}

const scores: ReadonlySet<string> = new Set(scoredIndicators());

/** Whether an indicator is one of them. */
export const isScore = (indicator: string): boolean => scores.has(indicator);
