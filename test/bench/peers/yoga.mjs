// GraphQL Yoga with a DataLoader for each relation and rows by pg: the same documents as ours are asked of it.
import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import pg from 'pg';
import { listen } from './listen.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function rows(name, text, values = []) {
  return (await pool.query({ name, text, values })).rows;
}

/** Of a row by its id, and of the rows that belong to an id. */
function one(table, columns = '*') {
  return new DataLoader(async (ids) => {
    const found = await rows(`one ${table}`, `select ${columns} from bench.${table} where id = any ($1)`, [ids]);
    const byId = new Map(found.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}

function many(table, key, order = 'position') {
  return new DataLoader(async (ids) => {
    const text = `select * from bench.${table} where ${key} = any ($1) order by ${key}, ${order}`;
    const byKey = Map.groupBy(await rows(`many ${table} ${key}`, text, [ids]), (row) => row[key]);
    return ids.map((id) => byKey.get(id) ?? []);
  });
}

/** The newest figures of many countries at once; all of a request ask for the same indicators. */
function newest() {
  const text = `select o.* from unnest($1::text[]) c (id) cross join unnest($2::text[]) i (id) cross join lateral (
    select * from bench.observation o where o.indicator_id = i.id and o.country_id = c.id order by o.year desc limit 1
  ) o order by c.id, i.id`;
  return new DataLoader(
    async (keys) => {
      const byCountry = Map.groupBy(
        await rows('newest', text, [keys.map(({ id }) => id), keys[0].indicators]),
        (row) => row.country_id,
      );
      return keys.map(({ id }) => byCountry.get(id) ?? []);
    },
    { cacheKeyFn: ({ id }) => id },
  );
}

const typeDefs = /* GraphQL */ `
  type Query {
    country(id: ID!): Country
    countries(first: Int): Countries!
    cases: Cases!
    evidenceMatrix(rows: MatrixAxis!, columns: MatrixAxis!, filter: FindingFilter): Matrix!
    observations(filter: ObservationFilter!, first: Int): Observations!
  }
  enum MatrixAxis {
    RECOMMENDATION
    DESIGN
  }
  input FindingFilter {
    from: Int
  }
  input ObservationFilter {
    indicators: [ID!]
  }
  type Countries {
    nodes: [Country!]!
  }
  type Country {
    id: ID!
    name: String!
    region: String!
    subregion: String
    existsFrom: Int
    latest(indicators: [ID!]): [Observation!]!
    ethnicGroups(year: Int): [GroupStatus!]!
    violence(from: Int): [Violence!]!
    cases: [Case!]!
  }
  type Observation {
    year: Int!
    value: Float!
    low: Float
    high: Float
    country: Country!
    indicator: Indicator!
    release: Release!
  }
  type Indicator {
    id: ID!
    shortName: String!
    unit: String!
  }
  type Release {
    id: ID!
  }
  type GroupStatus {
    year: Int!
    status: String!
    size: Float
    group: Group!
  }
  type Group {
    id: ID!
    name: String!
  }
  type Violence {
    year: Int!
    type: String!
    perpetrator: String
    deathsBest: Int!
    deathsLow: Int!
    deathsHigh: Int!
  }
  type Cases {
    nodes: [Case!]!
  }
  type Case {
    id: ID!
    title: String!
    country: Country!
    actors: [Actor!]!
    sources: [Publication!]!
  }
  type Actor {
    id: ID!
    name: String!
    type: String!
    countries: [Country!]!
  }
  type Publication {
    id: ID!
    title: String!
    year: Int
    findings: [Finding!]!
  }
  type Finding {
    id: ID!
    direction: String!
    text: String!
    recommendation: Recommendation!
    countries: [Country!]!
  }
  type Recommendation {
    id: ID!
    title: String!
    theme: String!
  }
  type Header {
    id: ID!
    label: String!
  }
  type Tally {
    findings: Int!
    publications: Int!
    supports: Int!
    contradicts: Int!
    qualifies: Int!
    context: Int!
  }
  type Cell {
    row: ID!
    column: ID!
    tally: Tally!
  }
  type Matrix {
    rows: [Header!]!
    columns: [Header!]!
    cells: [Cell!]!
  }
  type PageInfo {
    hasNextPage: Boolean!
  }
  type Observations {
    nodes: [Observation!]!
    pageInfo: PageInfo!
  }
`;

const linked =
  (links, key, target) =>
  async (parent, _args, { load }) =>
    load[target].loadMany((await load[links].load(parent.id)).map((row) => row[key]));

const resolvers = {
  Query: {
    country: (_, { id }, { load }) => load.country.load(id),
    countries: async (_, { first }) => ({
      nodes: await rows('countries', 'select * from bench.country order by id limit $1', [first]),
    }),
    cases: async () => ({ nodes: await rows('cases', 'select * from bench.case_study order by id') }),
    evidenceMatrix: async (_, { filter }) => ({
      rows: rows('matrix rows', 'select id, title as label from bench.recommendation order by position'),
      columns: rows('matrix columns', 'select id, label from bench.design order by position'),
      cells: rows('matrix cells', 'select * from bench.evidence_matrix($1)', [filter.from]),
    }),
    observations: async (_, { filter: { indicators }, first }) => {
      const text = `select * from bench.observation where indicator_id = any ($1)
        order by indicator_id, country_id, year limit $2`;
      const found = await rows('observations', text, [indicators, first + 1]);
      return { nodes: found.slice(0, first), pageInfo: { hasNextPage: found.length > first } };
    },
  },
  Country: {
    existsFrom: (country) => country.exists_from,
    latest: ({ id }, { indicators }, { load }) => load.newest.load({ id, indicators }),
    ethnicGroups: ({ id }, _args, { load }) => load.groupsOf.load(id),
    violence: ({ id }, _args, { load }) => load.violenceOf.load(id),
    cases: ({ id }, _args, { load }) => load.casesOf.load(id),
  },
  Observation: {
    country: (row, _args, { load }) => load.country.load(row.country_id),
    indicator: (row, _args, { load }) => load.indicator.load(row.indicator_id),
    release: (row) => ({ id: row.release_id }),
  },
  Indicator: { shortName: (row) => row.short_name },
  GroupStatus: { group: (row, _args, { load }) => load.group.load(row.group_id) },
  Violence: {
    deathsBest: (row) => row.deaths_best,
    deathsLow: (row) => row.deaths_low,
    deathsHigh: (row) => row.deaths_high,
  },
  Case: {
    country: (row, _args, { load }) => load.country.load(row.country_id),
    actors: linked('actorsOf', 'actor_id', 'actor'),
    sources: linked('sourcesOf', 'publication_id', 'publication'),
  },
  Actor: { countries: linked('countriesOfActor', 'country_id', 'country') },
  Publication: { findings: ({ id }, _args, { load }) => load.findingsOf.load(id) },
  Finding: {
    recommendation: (row, _args, { load }) => load.recommendation.load(row.recommendation_id),
    countries: linked('countriesOfFinding', 'country_id', 'country'),
  },
  Cell: { tally: (row) => row },
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  logging: false,
  maskedErrors: false,
  graphiql: false,
  context: () => ({
    load: {
      country: one('country'),
      indicator: one('indicator'),
      group: one('ethnic_group'),
      actor: one('actor'),
      publication: one('publication'),
      recommendation: one('recommendation'),
      newest: newest(),
      groupsOf: many('group_status', 'country_id'),
      violenceOf: many('violence', 'country_id'),
      casesOf: many('case_study', 'country_id', 'id'),
      actorsOf: many('case_actor', 'case_id'),
      sourcesOf: many('case_source', 'case_id'),
      findingsOf: many('finding', 'publication_id'),
      countriesOfActor: many('actor_country', 'actor_id'),
      countriesOfFinding: many('finding_country', 'finding_id'),
    },
  }),
});
await listen(createServer(yoga));
