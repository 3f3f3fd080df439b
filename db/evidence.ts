import { join } from 'node:path';
import type { z } from 'zod';
import { actorContent, type ActorContent } from './kinds/actor.ts';
import { caseContent, type CaseContent } from './kinds/case.ts';
import { conditionContent, conditionId, type ConditionContent } from './kinds/condition.ts';
import { evidenceTermRow, type EvidenceTerm } from './kinds/evidence-term.ts';
import { pageRow, type Page } from './kinds/page.ts';
import type { Problem } from './kinds/problems.ts';
import { publicationContent, type PublicationContent } from './kinds/publication.ts';
import { readFolder, type Described, type Written } from './kinds/read.ts';
import { recommendationContent, recommendationId, type RecommendationContent } from './kinds/recommendation.ts';
import { riskFactorRow, type RiskFactor } from './kinds/risk-factor.ts';
import { readCells, readTable, type TableRow } from './kinds/table.ts';
import type { IdForm } from './kinds/words.ts';
import { checkReferences, references, type Known } from './references.ts';

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

/**
 * Reads the evidence; what is wrong with it, references from file to file included, is added to `problems`.
 *
 * @param groups By the id of an ethnic group of EPR, the country that it lives in.
 */
export async function readEvidence(
  directory: string,
  groups: ReadonlyMap<string, string>,
  problems: Problem[],
): Promise<EvidenceContent> {
  const [factorFile, termFile, pageFile, countryFile] = [
    'risk-factors.csv',
    'evidence-terms.csv',
    'pages.csv',
    'countries.csv',
  ].map((name) => join(directory, name)) as [string, string, string, string];
  const riskFactors = await readTable(factorFile, riskFactorRow, problems);
  const terms = await readTable(termFile, evidenceTermRow, problems);
  const pages = await readTable(pageFile, pageRow, problems);
  const folder = <S extends z.ZodType>(name: string, schema: S, ids?: IdForm) =>
    readFolder(join(directory, name), schema, problems, ids);
  const conditions = await folder('conditions', conditionContent, conditionId);
  const recommendations = await folder('recommendations', recommendationContent, recommendationId);
  const publications = await folder('publications', publicationContent);
  const cases = await folder('cases', caseContent);
  const actors = await folder('actors', actorContent);

  // What is written may be referred to, right or wrong: else one mistake would be reported in many places.
  const codes = await readCells(termFile, []);
  const codesOf = (kind: EvidenceTerm['kind']) =>
    new Set(codes.flatMap(({ value }) => (value.kind === kind ? (value.id ?? []) : [])));
  const pageIds = await idsIn(pageFile);
  const known: Known = {
    country: new Set(await idsIn(countryFile)),
    condition: idsOf(conditions.written),
    recommendation: idsOf(recommendations.written),
    publication: idsOf(publications.written),
    source: new Set([...idsOf(publications.written), ...pageIds]),
    case: idsOf(cases.written),
    design: codesOf('design'),
    role: codesOf('role'),
    outcome: codesOf('outcome'),
    verification: codesOf('verification'),
  };
  const folders = { recommendations, publications, cases, actors };
  for (const kind of Object.keys(references) as (keyof typeof references)[]) {
    for (const file of folders[kind].written) checkReferences(file, references[kind], known, problems);
  }
  checkOrder(recommendations.described, problems);
  for (const file of publications.described) checkPublication(file, problems);
  // Without figures, as before the first release is built, there is nothing to compare with.
  if (groups.size > 0) for (const file of cases.described) checkGroups(file, groups, problems);
  const caseCountries = new Map(cases.described.map(({ id, value }) => [id, value.country]));
  for (const file of actors.described) checkPlace(file, caseCountries, problems);
  checkPages(pageFile, pages, known.publication, problems);
  checkDois(publications.described, problems);
  checkTwice(termFile, terms, ({ kind, id }) => `${kind} ${id}`, problems);
  checkTwice(factorFile, riskFactors, ({ id }) => id, problems);

  return {
    riskFactors: riskFactors.map(({ value }) => value),
    evidenceTerms: terms.map(({ value }) => value),
    pages: new Map(pages.map(({ value }) => [value.id, value])),
    conditions: mapOf(conditions.described),
    recommendations: mapOf(recommendations.described),
    publications: mapOf(publications.described),
    cases: mapOf(cases.described),
    actors: mapOf(actors.described),
  };
}

const idsOf = (files: readonly Written[]): Set<string> => new Set(files.map(({ id }) => id));

async function idsIn(file: string): Promise<string[]> {
  return (await readCells(file, [])).flatMap(({ value }) => value.id ?? []);
}

function mapOf<T>(files: readonly Described<T>[]): Map<string, T> {
  return new Map(files.map(({ id, value }) => [id, value]));
}

/** Two recommendations in one place would change places from one start to the next. */
function checkOrder(files: readonly Described<RecommendationContent>[], problems: Problem[]): void {
  const seen = new Map<number, string>();
  for (const { id, file, value, lineOf } of files) {
    const other = seen.get(value.order);
    if (other !== undefined) {
      const what = `order: ${other} has the place ${value.order} already: give each its own`;
      problems.push({ file, line: lineOf('order'), what });
    }
    seen.set(value.order, id);
  }
}

function checkPublication({ id, file, value, lineOf }: Described<PublicationContent>, problems: Problem[]): void {
  value.disputes.forEach((disputed, index) => {
    if (disputed !== id) return;
    problems.push({ file, line: lineOf('disputes', index), what: 'disputes: this publication itself: remove it' });
  });
  const seen = new Set<string>();
  value.findings.forEach((finding, index) => {
    const own = findingId(id, finding);
    if (seen.has(own)) {
      problems.push({
        file,
        line: lineOf('findings', index),
        what: `findings.${index}: a second finding on ${finding.recommendation}: give each its own "about", such as about: police`,
      });
    }
    seen.add(own);
    finding.countries?.forEach((country, place) => {
      if (value.countries.length === 0 || value.countries.includes(country)) return;
      problems.push({
        file,
        line: lineOf('findings', index, 'countries', place),
        what: `findings.${index}.countries: ${country} is not among the countries of the publication: add it there, or remove it here`,
      });
    });
  });
}

function checkGroups(
  { file, value, lineOf }: Described<CaseContent>,
  groups: ReadonlyMap<string, string>,
  problems: Problem[],
): void {
  value.groups.forEach(({ ethnicGroups }, index) => {
    ethnicGroups.forEach((group, place) => {
      const country = groups.get(group);
      if (country === value.country) return;
      const wrong = country === undefined ? `EPR has no group ${group}` : `group ${group} of EPR lives in ${country}`;
      problems.push({
        file,
        line: lineOf('groups', index, 'ethnicGroups', place),
        what: `groups.${index}.ethnicGroups: ${wrong}: give the gwgroupid of a group in ${value.country}`,
      });
    });
  });
}

/** An actor of a case appears in the case's country. */
function checkPlace(
  { file, value, lineOf }: Described<ActorContent>,
  caseCountries: ReadonlyMap<string, string>,
  problems: Problem[],
): void {
  value.cases.forEach((id, index) => {
    const country = caseCountries.get(id);
    if (country === undefined || value.countries.includes(country)) return;
    problems.push({
      file,
      line: lineOf('cases', index),
      what: `cases: the case ${id} is of ${country}, which is not among the countries: add it there, or remove the case`,
    });
  });
}

/** Sources are named by one id, so a page may not have that of a publication, nor that of another page. */
function checkPages(
  file: string,
  pages: readonly TableRow<Page>[],
  publications: ReadonlySet<string>,
  problems: Problem[],
): void {
  const seen = new Set<string>();
  for (const { line, value } of pages) {
    if (seen.has(value.id) || publications.has(value.id)) {
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
