import type { ResultOf } from '../graphql.ts';
import type { readingDocument } from './query.ts';

/** What there is to read of one country beside its figures. */
export interface Reading {
  cases: { id: string; title: string }[];
  findings: number;
}

/** By country; those without a case or a finding are left out. */
export function readingOf({ cases, evidenceMatrix }: ResultOf<typeof readingDocument>): Record<string, Reading> {
  const ofCases = Map.groupBy(cases.nodes, ({ country }) => country.id);
  const findings = new Map(evidenceMatrix.rows.map(({ id, tally }) => [id, tally.findings]));
  const countries = new Set([...ofCases.keys(), ...findings.keys()]);
  return Object.fromEntries(
    [...countries].flatMap((id) => {
      const reading = {
        cases: (ofCases.get(id) ?? []).map(({ id: of, title }) => ({ id: of, title })),
        findings: findings.get(id) ?? 0,
      };
      return reading.cases.length || reading.findings ? [[id, reading] as const] : [];
    }),
  );
}
