import Papa from 'papaparse';
import type { ResultOf } from 'gql.tada';
import { findingFragment } from '../evidence/fragments.ts';
import { graphql } from '../graphql.ts';

/** The findings of an address as files. What was not seen is an empty field or null, never a guess. */

export const exportDocument = graphql(
  `
    query EvidenceExport($filter: FindingFilter, $after: String) {
      findings(filter: $filter, first: 1000, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...FindingInList
          recommendation {
            id
            title
            theme
          }
          publication {
            id
            type
            container
            publisher
            doi
            url
            missing
            disputes {
              id
            }
            apa: citation(style: APA)
            bibtex: citation(style: BIBTEX)
            ris: citation(style: RIS)
            csl: citation(style: CSL_JSON)
          }
        }
      }
    }
  `,
  [findingFragment],
);

export type ExportedFinding = ResultOf<typeof exportDocument>['findings']['nodes'][number];
type ExportedPublication = ExportedFinding['publication'];

export interface Taken {
  findings: readonly ExportedFinding[];
  publications: readonly ExportedPublication[];
  dataRelease: string;
  /** Query string that names the selection */
  query: string;
}

interface Csl {
  volume?: string | number;
  issue?: string | number;
  page?: string;
}

const codingNote =
  'Directions are our reading, given by two coders from abstracts and not from whole papers: 86.5 % agreement, ' +
  "Cohen's kappa .75, before they settled what they could.";

/** One finding in one line. */
function rowOf(finding: ExportedFinding, dataRelease: string): Record<string, string | number | boolean | null> {
  const { publication, recommendation } = finding;
  const csl = cslOf(publication);
  return {
    finding_id: finding.id,
    recommendation_id: recommendation.id,
    recommendation: recommendation.title,
    theme: recommendation.theme,
    direction: finding.direction,
    dispute: finding.dispute,
    coders: finding.coders,
    finding: finding.text,
    outcome_id: finding.outcomeTerm.id,
    outcome: finding.outcomeTerm.name,
    question: publication.roleTerm.question,
    role_id: publication.roleTerm.id,
    role: publication.roleTerm.name,
    design_id: publication.designTerm.id,
    design: publication.designTerm.name,
    country_ids: finding.countries.map(({ id }) => id).join('; '),
    countries: finding.countries.map(({ name }) => name).join('; '),
    many_countries: finding.countries.length === 0,
    verification_id: publication.verificationTerm.id,
    verification: publication.verificationTerm.name,
    general_knowledge: publication.generalKnowledge,
    publication_id: publication.id,
    title: publication.title,
    authors: publication.authors.join('; '),
    year: publication.year,
    type: publication.type,
    container: publication.container,
    volume: csl.volume ?? null,
    issue: csl.issue ?? null,
    page: csl.page ?? null,
    publisher: publication.publisher,
    doi: publication.doi,
    url: publication.url,
    not_seen: publication.missing.join('; '),
    note: publication.note,
    disputes: publication.disputes.map(({ id }) => id).join('; '),
    disputed_by: publication.disputedBy.map(({ id }) => id).join('; '),
    citation_apa: publication.apa,
    data_release: dataRelease,
  };
}

const columns = [
  ...['finding_id', 'recommendation_id', 'recommendation', 'theme', 'direction', 'dispute', 'coders', 'finding'],
  ...['outcome_id', 'outcome', 'question', 'role_id', 'role', 'design_id', 'design', 'country_ids', 'countries'],
  ...['many_countries', 'verification_id', 'verification', 'general_knowledge', 'publication_id', 'title', 'authors'],
  ...['year', 'type', 'container', 'volume', 'issue', 'page', 'publisher', 'doi', 'url', 'not_seen', 'note'],
  ...['disputes', 'disputed_by', 'citation_apa', 'data_release'],
];

function csv({ findings, dataRelease }: Taken): string {
  const rows = findings.map((finding) => rowOf(finding, dataRelease));
  return `${Papa.unparse({ fields: columns, data: rows }, { newline: '\n' })}\n`;
}

function json({ findings, publications, dataRelease, query }: Taken): string {
  const answer = {
    dataRelease,
    selection: query,
    counts: { findings: findings.length, publications: publications.length },
    note: codingNote,
    findings: findings.map(({ outcomeTerm, publication, ...finding }) => ({
      ...finding,
      outcome: outcomeTerm,
      manyCountries: finding.countries.length === 0,
      publication: publication.id,
    })),
    publications: publications.map((publication) => ({
      id: publication.id,
      title: publication.title,
      authors: publication.authors,
      year: publication.year,
      type: publication.type,
      doi: publication.doi,
      url: publication.url,
      notSeen: publication.missing,
      note: publication.note,
      design: publication.designTerm,
      role: publication.roleTerm,
      verification: publication.verificationTerm,
      generalKnowledge: publication.generalKnowledge,
      disputes: publication.disputes.map(({ id }) => id),
      disputedBy: publication.disputedBy.map(({ id }) => id),
      citation: publication.apa,
      csl: cslOf(publication),
    })),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/** Programs pass over what is no entry; people read it. */
function bib({ publications, dataRelease, query }: Taken): string {
  const head = `@comment{Forestall evidence map, data release ${dataRelease}: publications of /evidence${query}}`;
  return [head, ...publications.map(({ bibtex }) => bibtex.trim())].join('\n\n') + '\n';
}

/** RIS has no comments, so every record carries a note. */
function ris({ publications, dataRelease }: Taken): string {
  const note = `N1  - Forestall evidence map, data release ${dataRelease}`;
  return publications
    .map((publication) => `${publication.ris.trim().replace(/^ER {2}-.*$/m, `${note}\nER  - `)}\n`)
    .join('');
}

/** By the ending of the address. */
export const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: csv },
  json: { type: 'application/json; charset=utf-8', write: json },
  bib: { type: 'application/x-bibtex; charset=utf-8', write: bib },
  ris: { type: 'application/x-research-info-systems; charset=utf-8', write: ris },
} as const;
export type Format = keyof typeof formats;

function cslOf({ csl }: ExportedPublication): Csl {
  // The API writes it from the record itself, whose fields are those of CSL.
  return JSON.parse(csl) as Csl;
}
