import type { Case, SourcedStatement } from '../model/case.ts';
import type { Country } from '../model/country.ts';
import type { EvidenceTerm, TermKind } from '../model/evidence-term.ts';
import { shortReference, type Publication } from '../model/publication.ts';
import type { SourceReference } from '../model/source-reference.ts';
import { byId, need } from './linking.ts';
import type { Tables } from './load.ts';

/** Turns the ids in the tables of evidence into the things they stand for, both ways. */
export function linkEvidence(tables: Tables, countries: Map<string, Country>): void {
  const terms = new Map(tables.terms.map((term) => [`${term.kind} ${term.id}`, term]));
  const termOf = (kind: TermKind, id: string): EvidenceTerm => need(terms, `${kind} ${id}`, 'term');
  const publications = byId(tables.publications);

  for (const country of tables.countries) {
    country.allFindings = [];
    country.allCases = [];
    country.allActors = [];
  }
  for (const publication of tables.publications) publication.disputedBy = [];
  for (const publication of tables.publications) {
    publication.findings = [];
    publication.countries = publication.countryIds.map((id) => need(countries, id, 'country'));
    publication.designTerm = termOf('design', publication.design);
    publication.roleTerm = termOf('role', publication.role);
    publication.verificationTerm = termOf('verification', publication.verification);
    publication.disputes = publication.disputedIds.map((id) => need(publications, id, 'publication'));
    for (const disputed of publication.disputes) disputed.disputedBy.push(publication);
  }
  linkRecommendations(tables, publications);
  const recommendations = byId(tables.recommendations);
  for (const finding of tables.findings) {
    finding.publication = need(publications, finding.publicationId, 'publication');
    finding.publication.findings.push(finding);
    finding.recommendation = need(recommendations, finding.recommendationId, 'recommendation');
    finding.recommendation.allFindings.push(finding);
    finding.outcomeTerm = termOf('outcome', finding.outcome);
    finding.countries = finding.countryIds.map((id) => need(countries, id, 'country'));
    for (const country of finding.countries) country.allFindings.push(finding);
  }
  linkCases(tables, countries);
}

function linkRecommendations(tables: Tables, publications: Map<string, Publication>): void {
  const factors = byId(tables.riskFactors);
  const conditions = byId(tables.conditions);
  for (const recommendation of tables.recommendations) {
    recommendation.allFindings = [];
    recommendation.allCases = [];
    recommendation.actsOn = recommendation.riskFactors.map((id) => need(factors, id, 'risk factor'));
    recommendation.mayRaise = recommendation.raisedRiskFactorIds.map((id) => need(factors, id, 'risk factor'));
    recommendation.conditions = recommendation.conditionIds.map((id) => need(conditions, id, 'condition'));
    const { inBrief } = recommendation;
    inBrief.publication = need(publications, inBrief.publicationId, 'publication');
  }
}

function linkCases(tables: Tables, countries: Map<string, Country>): void {
  const cases = byId(tables.cases);
  const groups = byId(tables.groups);
  const recommendations = byId(tables.recommendations);
  const references = new Map<string, SourceReference>([
    ...tables.publications.map((publication) => [publication.id, referenceTo(publication)] as const),
    ...tables.pages.map(({ id, label, url }) => [id, { id, publication: null, label, url }] as const),
  ]);
  const sourcesOf = (ids: readonly string[]) => ids.map((id) => need(references, id, 'source'));
  const link = (statement: SourcedStatement): void => {
    statement.sources = sourcesOf(statement.sourceIds);
    // A list from a file of another release of EPR may lack a group: the sentence stands without it.
    statement.ethnicGroups = statement.ethnicGroupIds.flatMap((id) => groups.get(id) ?? []);
  };

  for (const one of tables.cases) {
    one.actors = [];
    one.country = need(countries, one.countryId, 'country');
    one.country.allCases.push(one);
    one.summarySources = sourcesOf(one.summarySourceIds);
    for (const event of one.events) event.sources = sourcesOf(event.sourceIds);
    for (const statement of [...one.groups, ...one.inequalities, ...one.resilience]) link(statement);
    one.recommendations = one.recommendationIds.map((id) => need(recommendations, id, 'recommendation'));
    for (const recommendation of one.recommendations) recommendation.allCases.push(one);
  }
  for (const actor of tables.actors) {
    actor.countries = actor.countryIds.map((id) => need(countries, id, 'country'));
    for (const country of actor.countries) country.allActors.push(actor);
    actor.sources = sourcesOf(actor.sourceIds);
    actor.cases = actor.caseIds.map((id) => need(cases, id, 'case'));
    for (const one of actor.cases) one.actors.push(actor);
  }
  for (const one of tables.cases) listSources(one);
}

function listSources(one: Case): void {
  const all = new Set(
    [
      one.summarySources,
      ...[...one.events, ...one.groups, ...one.inequalities, ...one.resilience, ...one.actors].map(
        ({ sources }) => sources,
      ),
    ].flat(),
  );
  const used = [...all].toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
  one.sources = used.flatMap(({ publication }) => publication ?? []);
  one.pages = used.filter(({ publication }) => publication === null);
}

function referenceTo(publication: Publication): SourceReference {
  return { id: publication.id, publication, label: shortReference(publication.csl), url: publication.url };
}
