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

type Value = string | number | boolean | null;

/** What a line of the table holds of its finding. */
const fields: Record<string, (finding: ExportedFinding) => Value> = {
  finding_id: ({ id }) => id,
  recommendation_id: ({ recommendation }) => recommendation.id,
  recommendation: ({ recommendation }) => recommendation.title,
  theme: ({ recommendation }) => recommendation.theme,
  direction: ({ direction }) => direction,
  dispute: ({ dispute }) => dispute,
  coders: ({ coders }) => coders,
  finding: ({ text }) => text,
  outcome_id: ({ outcomeTerm }) => outcomeTerm.id,
  outcome: ({ outcomeTerm }) => outcomeTerm.name,
  question: ({ publication }) => publication.roleTerm.question,
  role_id: ({ publication }) => publication.roleTerm.id,
  role: ({ publication }) => publication.roleTerm.name,
  design_id: ({ publication }) => publication.designTerm.id,
  design: ({ publication }) => publication.designTerm.name,
  country_ids: ({ countries }) => joined(countries.map(({ id }) => id)),
  countries: ({ countries }) => joined(countries.map(({ name }) => name)),
  many_countries: ({ countries }) => countries.length === 0,
  verification_id: ({ publication }) => publication.verificationTerm.id,
  verification: ({ publication }) => publication.verificationTerm.name,
  general_knowledge: ({ publication }) => publication.generalKnowledge,
  publication_id: ({ publication }) => publication.id,
  title: ({ publication }) => publication.title,
  authors: ({ publication }) => joined(publication.authors),
  year: ({ publication }) => publication.year,
  type: ({ publication }) => publication.type,
  container: ({ publication }) => publication.container,
  volume: ({ publication }) => cslOf(publication).volume ?? null,
  issue: ({ publication }) => cslOf(publication).issue ?? null,
  page: ({ publication }) => cslOf(publication).page ?? null,
  publisher: ({ publication }) => publication.publisher,
  doi: ({ publication }) => publication.doi,
  url: ({ publication }) => publication.url,
  not_seen: ({ publication }) => joined(publication.missing),
  note: ({ publication }) => publication.note,
  disputes: ({ publication }) => joined(publication.disputes.map(({ id }) => id)),
  disputed_by: ({ publication }) => joined(publication.disputedBy.map(({ id }) => id)),
  citation_apa: ({ publication }) => publication.apa,
};

function csv({ findings, dataRelease }: Taken): string {
  const data = findings.map((finding) => [...Object.values(fields).map((field) => field(finding)), dataRelease]);
  return `${Papa.unparse({ fields: [...Object.keys(fields), 'data_release'], data }, { newline: '\n' })}\n`;
}

function joined(values: readonly string[]): string {
  return values.join('; ');
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
  const end = `N1  - Forestall evidence map, data release ${dataRelease}\r\nER  - \r\n`;
  return publications.map((publication) => publication.ris.trim().replace(/^ER {2}-$/m, end)).join('');
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
