import { directions, type Direction } from '../../../lib/evidence/directions.ts';
import type { ListedFinding } from '../../../lib/evidence/fragments.ts';
import type { CellAnswer, TermAnswer } from './query.ts';

export interface DesignRow {
  design: TermAnswer;
  counts: Record<Direction, number>;
  total: number;
}

/** How many findings of each design point which way; designs without a finding are left out. */
export function byDesign(findings: readonly ListedFinding[], designs: readonly TermAnswer[]): DesignRow[] {
  return designs.flatMap((design) => {
    const ofDesign = findings.filter(({ publication }) => publication.designTerm.id === design.id);
    if (!ofDesign.length) return [];
    const count = (wanted: Direction) => ofDesign.filter(({ direction }) => direction === wanted).length;
    const counts = Object.fromEntries(directions.map((direction) => [direction, count(direction)]));
    return [{ design, counts: counts as Record<Direction, number>, total: ofDesign.length }];
  });
}

export interface Gaps {
  /** Outcomes on which there is no study */
  withoutStudy: string[];
  /** Outcomes with findings that no review draws together */
  withoutReview: { outcome: string; findings: number }[];
  /** Whether a review stands behind any finding at all */
  reviewed: boolean;
}

/** An outcome that says how much is known is no effect that a study of the remedy could have missed. */
const notAnEffect = 'evidence-availability';

export function gapsOf(
  cells: readonly CellAnswer[],
  outcomes: readonly TermAnswer[],
  findings: readonly ListedFinding[],
): Gaps {
  const names = new Map(outcomes.map(({ id, name }) => [id, name]));
  const effects = cells.filter(({ column }) => column !== notAnEffect);
  const nameOf = ({ column }: CellAnswer) => names.get(column) ?? column;
  return {
    withoutStudy: effects.filter(({ gap }) => gap === 'ABSOLUTE').map(nameOf),
    withoutReview: effects
      .filter(({ gap }) => gap === 'SYNTHESIS')
      .map((cell) => ({ outcome: nameOf(cell), findings: cell.tally.findings })),
    reviewed: findings.some(({ publication }) => publication.roleTerm.id === 'evidence-synthesis'),
  };
}

export interface Place {
  /** Null: samples of many countries */
  country: { id: string; name: string } | null;
  findings: number;
}

/** Where findings come from, most first; one from several countries counts in each. */
export function placesOf(findings: readonly ListedFinding[]): Place[] {
  const places = new Map<string | null, Place>();
  for (const finding of findings) {
    for (const country of finding.countries.length ? finding.countries : [null]) {
      const place = places.get(country?.id ?? null) ?? { country, findings: 0 };
      place.findings += 1;
      places.set(country?.id ?? null, place);
    }
  }
  const named = (place: Place) => place.country?.name ?? '';
  return [...places.values()].toSorted((a, b) => b.findings - a.findings || named(a).localeCompare(named(b), 'en'));
}
