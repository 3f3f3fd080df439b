import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { ask } from './ask.ts';

interface Named {
  id: string;
  name: string;
}

interface Linked {
  countries: {
    nodes: {
      id: string;
      ethnicGroups: { year: number; status: string; size: number | null; group: Named }[];
      violence: Record<'type' | 'perpetrator', string>[];
    }[];
  };
  cases: {
    nodes: {
      id: string;
      title: string;
      country: Named;
      sources: { id: string }[];
      actors: { id: string; name: string; type: string; countries: Named[] }[];
    }[];
  };
  recommendations: { id: string; title: string; theme: string }[];
  evidenceTerms: { designs: Named[] };
}

interface Publications {
  publications: {
    nodes: {
      id: string;
      title: string;
      year: number | null;
      design: string;
      findings: { id: string; direction: string; text: string; recommendation: Named; countries: Named[] }[];
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

const LINKED = `{
  countries(first: 1000) { nodes {
    id
    ethnicGroups(year: 2021) { year status size group { id name } }
    violence(from: 2022) { year type perpetrator deaths_best: deathsBest deaths_low: deathsLow deaths_high: deathsHigh }
  } }
  cases { nodes { id title country { id name } sources { id } actors { id name type countries { id name } } } }
  recommendations { id title theme }
  evidenceTerms { designs { id name } }
}`;

const PUBLICATIONS = `query Publications($after: String) {
  publications(first: 1000, after: $after) {
    nodes { id title year design findings { id direction text recommendation { id } countries { id } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

/**
 * The tables that the peers answer from, in a schema of their own beside ours: figures and names from our tables, what is
 * linked (which ours hold as lists of ids) from our own answers, in their order.
 */
export async function makeTables(database: string, api: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    await client.query(readFileSync(resolve(import.meta.dirname, 'peers/tables.sql'), 'utf8'));
    for (const [table, rows] of await linkedRows(api)) {
      const text = `insert into bench.${table} select * from jsonb_populate_recordset(null::bench.${table}, $1)
        on conflict do nothing`;
      await client.query(text, [JSON.stringify(rows)]);
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** In the order of their keys: what is referred to comes first. */
async function linkedRows(api: string): Promise<[string, object[]][]> {
  const { countries, cases, recommendations, evidenceTerms } = (await ask(api, LINKED)) as Linked;
  const publications = await allPublications(api);
  const statuses = countries.nodes.flatMap(({ id, ethnicGroups }) =>
    ethnicGroups.map(({ group, ...status }, position) => ({ country_id: id, position, group, ...status })),
  );
  const actors = cases.nodes.flatMap((one) => one.actors);
  const findings = publications.flatMap((publication) =>
    publication.findings.map((finding, position) => ({ ...finding, position, publication_id: publication.id })),
  );
  return [
    ['ethnic_group', statuses.map(({ group }) => group)],
    ['group_status', statuses.map(({ group, ...status }) => ({ ...status, group_id: group.id }))],
    [
      'violence',
      countries.nodes.flatMap(({ id, violence }) =>
        violence.map((row, position) => ({ ...row, country_id: id, position })),
      ),
    ],
    ['case_study', cases.nodes.map(({ id, title, country }) => ({ id, title, country_id: country.id }))],
    ['actor', actors.map(({ id, name, type }) => ({ id, name, type }))],
    ['case_actor', cases.nodes.flatMap((one) => links('case_id', one, 'actor_id', one.actors))],
    ['actor_country', actors.flatMap((actor) => links('actor_id', actor, 'country_id', actor.countries))],
    ['design', evidenceTerms.designs.map(({ id, name }, position) => ({ id, label: name, position }))],
    ['publication', publications.map(({ id, title, year, design }) => ({ id, title, year, design }))],
    ['case_source', cases.nodes.flatMap((one) => links('case_id', one, 'publication_id', one.sources))],
    ['recommendation', recommendations.map((recommendation, position) => ({ ...recommendation, position }))],
    ['finding', findings.map((finding) => ({ ...finding, recommendation_id: finding.recommendation.id }))],
    ['finding_country', findings.flatMap((finding) => links('finding_id', finding, 'country_id', finding.countries))],
  ];
}

function links(from: string, { id }: { id: string }, to: string, targets: readonly { id: string }[]): object[] {
  return targets.map((target, position) => ({ [from]: id, position, [to]: target.id }));
}

async function allPublications(api: string): Promise<Publications['publications']['nodes']> {
  const found: Publications['publications']['nodes'] = [];
  let after: string | null = null;
  do {
    const { publications } = (await ask(api, PUBLICATIONS, { after })) as Publications;
    found.push(...publications.nodes);
    after = publications.pageInfo.hasNextPage ? publications.pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}
