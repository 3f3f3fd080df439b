import type { Session } from '../api/session.ts';
import { findingId, type EvidenceContent } from './evidence.ts';
import { csvLine, textArray } from './importing/csv.ts';
import { mergeVersioned, type Changes } from './importing/merge.ts';
import { tables, type VersionedTable } from './importing/tables.ts';

const ALL = { sql: 'true', parameters: [] };

/** Makes the evidence what holds from data release `ordinal` on. */
export async function mergeEvidence(session: Session, evidence: EvidenceContent, ordinal: number): Promise<Changes[]> {
  const parts: [VersionedTable, string[]][] = [
    [tables.riskFactor, riskFactorLines(evidence)],
    [tables.condition, conditionLines(evidence)],
    [tables.evidenceTerm, termLines(evidence)],
    [tables.recommendation, recommendationLines(evidence)],
    [tables.publication, publicationLines(evidence)],
    [tables.finding, findingLines(evidence)],
    [tables.pressPage, [...evidence.pages.values()].map(({ id, label, url }) => csvLine([id, label, url]))],
    [tables.caseStudy, caseLines(evidence)],
    [tables.actor, actorLines(evidence)],
  ];
  const changes: Changes[] = [];
  for (const [table, lines] of parts) changes.push(await mergeVersioned(session, table, ALL, ordinal, lines));
  return changes;
}

function riskFactorLines({ riskFactors }: EvidenceContent): string[] {
  return riskFactors.map(({ id, name, crimes, nameChecked, measured }, index) =>
    csvLine([id, index + 1, name, crimes, nameChecked, measured]),
  );
}

function conditionLines({ conditions }: EvidenceContent): string[] {
  return [...conditions].map(([id, { title, description, warning, proxies }]) =>
    csvLine([id, title, description, warning, proxies]),
  );
}

function termLines({ evidenceTerms }: EvidenceContent): string[] {
  return evidenceTerms.map(({ kind, id, name, description, question, weight }, index) =>
    csvLine([kind, id, index + 1, name, description, question, weight]),
  );
}

function recommendationLines({ recommendations }: EvidenceContent): string[] {
  return [...recommendations].map(([id, one]) =>
    csvLine([
      id,
      one.order,
      one.theme,
      one.title,
      one.statement,
      one.basis,
      textArray(one.mechanisms),
      one.mechanism,
      JSON.stringify({ text: one.inBrief.text, place: one.inBrief.place, publicationId: one.inBrief.publication }),
      textArray(one.actsOn),
      textArray(one.mayRaise),
      textArray(one.conditions),
      one.backfire,
      one.isWarning,
      one.reading,
    ]),
  );
}

function publicationLines({ publications }: EvidenceContent): string[] {
  return [...publications].map(([id, one]) =>
    csvLine([
      id,
      JSON.stringify(one.csl),
      one.design,
      one.role,
      textArray(one.countries),
      one.verified.level,
      one.verified.how,
      one.generalKnowledge,
      textArray(one.missing),
      textArray(one.disputes),
      one.note,
    ]),
  );
}

function findingLines({ publications }: EvidenceContent): string[] {
  return [...publications].flatMap(([id, { findings, countries }]) =>
    findings.map((finding) =>
      csvLine([
        findingId(id, finding),
        id,
        finding.recommendation,
        finding.direction,
        finding.outcome,
        finding.text,
        textArray(finding.countries ?? countries),
        finding.coders,
        finding.disputed,
      ]),
    ),
  );
}

function caseLines({ cases }: EvidenceContent): string[] {
  return [...cases].map(([id, one]) =>
    csvLine([
      id,
      one.country,
      one.title,
      one.summary,
      textArray(one.summarySources),
      JSON.stringify(
        one.events
          .toSorted((a, b) => (a.date < b.date ? -1 : 1))
          .map(({ date, title, sources }) => ({ date, title, sourceIds: sources })),
      ),
      statements(one.groups),
      statements(one.inequalities),
      statements(one.resilience),
      textArray(one.recommendations),
      one.note,
    ]),
  );
}

interface Statement {
  text: string;
  sources: readonly string[];
  contrary?: boolean;
  ethnicGroups?: readonly string[];
}

function statements(list: readonly Statement[]): string {
  return JSON.stringify(
    list.map(({ text, sources, contrary = false, ethnicGroups = [] }) => ({
      text,
      sourceIds: sources,
      contrary,
      ethnicGroupIds: ethnicGroups,
    })),
  );
}

function actorLines({ actors }: EvidenceContent): string[] {
  return [...actors].map(([id, one]) =>
    csvLine([
      id,
      one.name,
      textArray(one.aliases),
      one.type,
      one.description,
      textArray(one.countries),
      textArray(one.cases),
      textArray(one.sources),
    ]),
  );
}
