import { join } from 'node:path';
import { actorContent, type ActorContent } from './kinds/actor.ts';
import { caseContent, type CaseContent } from './kinds/case.ts';
import { conditionContent, type ConditionContent } from './kinds/condition.ts';
import { evidenceTermRow, type EvidenceTerm } from './kinds/evidence-term.ts';
import { pageRow, type Page } from './kinds/page.ts';
import type { Problem } from './kinds/problems.ts';
import { publicationContent, type PublicationContent } from './kinds/publication.ts';
import { readKind, type Described } from './kinds/read.ts';
import { recommendationContent, type RecommendationContent } from './kinds/recommendation.ts';
import { riskFactorRow, type RiskFactor } from './kinds/risk-factor.ts';
import { readTable, type TableRow } from './kinds/table.ts';

/** What people wrote on evidence, by id, in the order of the files. */
export interface EvidenceContent {
  riskFactors: readonly RiskFactor[];
  evidenceTerms: readonly EvidenceTerm[];
  pages: ReadonlyMap<string, Page>;
  conditions: ReadonlyMap<string, ConditionContent>;
  recommendations: ReadonlyMap<string, RecommendationContent>;
  publications: ReadonlyMap<string, PublicationContent>;
  cases: ReadonlyMap<string, CaseContent>;
  actors: ReadonlyMap<string, ActorContent>;
}

/** The id of a finding: its publication and what it bears on. */
export function findingId(
  publication: string,
  { recommendation, about }: PublicationContent['findings'][number],
): string {
  return [publication, recommendation, about].filter((part) => part !== null).join(':');
}

/** Reads the evidence; what is wrong with it, references from file to file included, is added to `problems`. */
export async function readEvidence(
  directory: string,
  countries: ReadonlySet<string>,
  problems: Problem[],
): Promise<EvidenceContent> {
  const riskFactors = await readTable(join(directory, 'risk-factors.csv'), riskFactorRow, problems);
  const terms = await readTable(join(directory, 'evidence-terms.csv'), evidenceTermRow, problems);
  const pageFile = join(directory, 'pages.csv');
  const pages = await readTable(pageFile, pageRow, problems);
  const conditions = await readKind(join(directory, 'conditions'), conditionContent, problems);
  const recommendations = await readKind(join(directory, 'recommendations'), recommendationContent, problems);
  const publications = await readKind(join(directory, 'publications'), publicationContent, problems);
  const cases = await readKind(join(directory, 'cases'), caseContent, problems);
  const actors = await readKind(join(directory, 'actors'), actorContent, problems);

  const known: Known = {
    country: countries,
    condition: idsOf(conditions),
    recommendation: idsOf(recommendations),
    publication: idsOf(publications),
    source: new Set([...idsOf(publications), ...pages.map(({ value }) => value.id)]),
    case: idsOf(cases),
    design: codesOf(terms, 'design'),
    role: codesOf(terms, 'role'),
    outcome: codesOf(terms, 'outcome'),
    verification: codesOf(terms, 'verification'),
  };
  for (const file of recommendations) checkRecommendation(file, known, problems);
  for (const file of publications) checkPublication(file, known, problems);
  for (const file of cases) checkCase(file, known, problems);
  for (const file of actors) checkActor(file, known, problems);
  checkPages(pageFile, pages, known, problems);
  checkDois(publications, problems);
  checkTwice(join(directory, 'evidence-terms.csv'), terms, ({ kind, id }) => `${kind} ${id}`, problems);
  checkTwice(join(directory, 'risk-factors.csv'), riskFactors, ({ id }) => id, problems);

  return {
    riskFactors: riskFactors.map(({ value }) => value),
    evidenceTerms: terms.map(({ value }) => value),
    pages: new Map(pages.map(({ value }) => [value.id, value])),
    conditions: mapOf(conditions),
    recommendations: mapOf(recommendations),
    publications: mapOf(publications),
    cases: mapOf(cases),
    actors: mapOf(actors),
  };
}

type Known = Record<
  | 'country'
  | 'condition'
  | 'recommendation'
  | 'publication'
  | 'source'
  | 'case'
  | 'design'
  | 'role'
  | 'outcome'
  | 'verification',
  ReadonlySet<string>
>;

const where: Record<keyof Known, string> = {
  country: 'a row of countries.csv',
  condition: 'a file of conditions/',
  recommendation: 'a file of recommendations/',
  publication: 'a file of publications/',
  source: 'a file of publications/ or a row of pages.csv',
  case: 'a file of cases/',
  design: 'a row of evidence-terms.csv',
  role: 'a row of evidence-terms.csv',
  outcome: 'a row of evidence-terms.csv',
  verification: 'a row of evidence-terms.csv',
};

const idsOf = (files: readonly { id: string }[]): Set<string> => new Set(files.map(({ id }) => id));

function codesOf(terms: readonly TableRow<EvidenceTerm>[], kind: EvidenceTerm['kind']): Set<string> {
  return new Set(terms.flatMap(({ value }) => (value.kind === kind ? value.id : [])));
}

function mapOf<T>(files: readonly Described<T>[]): Map<string, T> {
  return new Map(files.map(({ id, value }) => [id, value]));
}

/** Reports every reference of a file that leads nowhere, at its line. */
function referrer(file: Described<unknown>, known: Known, problems: Problem[]) {
  return (kind: keyof Known, ids: string | readonly string[], ...path: (string | number)[]): void => {
    const list = typeof ids === 'string' ? [ids] : ids;
    list.forEach((id, index) => {
      if (known[kind].has(id)) return;
      problems.push({
        file: file.file,
        line: typeof ids === 'string' ? file.lineOf(...path) : file.lineOf(...path, index),
        what: `${path.join('.')}: there is no ${kind} "${id}": use the id of ${where[kind]}, or add one`,
      });
    });
  };
}

function checkRecommendation(file: Described<RecommendationContent>, known: Known, problems: Problem[]): void {
  const refer = referrer(file, known, problems);
  refer('condition', file.value.conditions, 'conditions');
  refer('publication', file.value.inBrief.publication, 'inBrief', 'publication');
}

function checkPublication(file: Described<PublicationContent>, known: Known, problems: Problem[]): void {
  const refer = referrer(file, known, problems);
  const { value } = file;
  refer('design', value.design, 'design');
  refer('role', value.role, 'role');
  refer('verification', value.verified.level, 'verified', 'level');
  refer('country', value.countries, 'countries');
  refer('publication', value.disputes, 'disputes');
  const seen = new Set<string>();
  value.findings.forEach((finding, index) => {
    refer('recommendation', finding.recommendation, 'findings', index, 'recommendation');
    refer('outcome', finding.outcome, 'findings', index, 'outcome');
    refer('country', finding.countries ?? [], 'findings', index, 'countries');
    const id = findingId(file.id, finding);
    if (seen.has(id)) {
      problems.push({
        file: file.file,
        line: file.lineOf('findings', index),
        what: `findings.${index}: a second finding on ${finding.recommendation}: give each its own "about", such as about: police`,
      });
    }
    seen.add(id);
  });
}

function checkCase(file: Described<CaseContent>, known: Known, problems: Problem[]): void {
  const refer = referrer(file, known, problems);
  const { value } = file;
  refer('country', value.country, 'country');
  refer('source', value.summarySources, 'summarySources');
  refer('recommendation', value.recommendations, 'recommendations');
  for (const part of ['events', 'groups', 'inequalities', 'resilience'] as const) {
    value[part].forEach(({ sources }, index) => refer('source', sources, part, index, 'sources'));
  }
}

function checkActor(file: Described<ActorContent>, known: Known, problems: Problem[]): void {
  const refer = referrer(file, known, problems);
  refer('country', file.value.countries, 'countries');
  refer('case', file.value.cases, 'cases');
  refer('source', file.value.sources, 'sources');
}

/** Sources are named by one id, so a page may not have that of a publication, nor that of another page. */
function checkPages(file: string, pages: readonly TableRow<Page>[], known: Known, problems: Problem[]): void {
  const seen = new Set<string>();
  for (const { line, value } of pages) {
    if (seen.has(value.id) || known.publication.has(value.id)) {
      problems.push({
        file,
        line,
        what: `the id "${value.id}" is taken by another page or publication: choose another`,
      });
    }
    seen.add(value.id);
  }
}

/** A table lists everything once. */
function checkTwice<T>(
  file: string,
  rows: readonly TableRow<T>[],
  keyOf: (value: T) => string,
  problems: Problem[],
): void {
  const seen = new Map<string, number>();
  for (const { line, value } of rows) {
    const key = keyOf(value);
    const first = seen.get(key);
    if (first !== undefined) {
      problems.push({ file, line, what: `${key} is on line ${first} already: keep one of the two rows` });
    }
    seen.set(key, line);
  }
}

function checkDois(publications: readonly Described<PublicationContent>[], problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const { id, file, value, lineOf } of publications) {
    const doi = value.csl.DOI?.toLowerCase();
    if (doi === undefined) continue;
    const other = seen.get(doi);
    if (other !== undefined) {
      problems.push({
        file,
        line: lineOf('csl', 'DOI'),
        what: `csl.DOI: ${other} has this DOI: keep one of the two, or correct the DOI`,
      });
    }
    seen.set(doi, id);
  }
}
