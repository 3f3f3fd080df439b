/** What is asked in the benchmark of the API, of ours and of what it is compared with. */
export interface BenchQuery {
  /** Name of the operation. */
  name: string;
  what: string;
  /** Asked of ours and of Yoga, whose schema has the same words. */
  document: string;
  /** One is taken after the other. */
  variables: Record<string, unknown>[];
  /** The same for PostGraphile, whose words are its own; null where it cannot say it. */
  postgraphile: { document: string; normalise: (data: Answer) => unknown } | null;
  /** Whether hand-written SQL and Yoga answer it. */
  peers: boolean;
}

type Answer = Record<string, unknown>;

export interface Known {
  countries: readonly string[];
  /** Indicators with figures of most countries. */
  indicators: readonly string[];
}

const INDICATORS = 12;
const PAGE = 1000;
const CARD_YEARS = { groups: 2021, violence: 2022 };
const DIMENSIONS = ['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE'];

export function benchQueries(known: Known): BenchQuery[] {
  const [first = []] = windows(known.indicators);
  return [card(known.countries, first), all(known.indicators), linked(), matrix(), page(known.indicators), profiles()];
}

/** Twelve indicators in their order, then the twelve after the first of these, and so on. */
function windows(indicators: readonly string[]): string[][] {
  return indicators
    .slice(0, -INDICATORS)
    .map((_, start) => indicators.slice(start, start + INDICATORS))
    .filter((_, start) => start % 3 === 0);
}

function card(countries: readonly string[], indicators: readonly string[]): BenchQuery {
  return {
    name: 'Card',
    what: 'Q1 card of a country',
    document: `query Card($id: ID!, $indicators: [ID!]!) {
      country(id: $id) {
        id name region subregion existsFrom
        latest(indicators: $indicators) { year value low high indicator { id shortName unit } release { id } }
        ethnicGroups(year: ${CARD_YEARS.groups}) { year status size group { id name } }
        violence(from: ${CARD_YEARS.violence}) { year type perpetrator deathsBest deathsLow deathsHigh }
        cases { id title }
      }
    }`,
    variables: countries.map((id) => ({ id, indicators })),
    postgraphile: {
      document: `query Card($id: String!, $indicators: [String!]!) {
        country: countryByRowId(rowId: $id) {
          id: rowId name region subregion existsFrom
          latest(indicators: $indicators) { nodes {
            year value low high indicator: indicatorByIndicatorId { id: rowId shortName unit } release: releaseId
          } }
          ethnicGroups: groupStatusesByCountryId {
            nodes { year status size group: ethnicGroupByGroupId { id: rowId name } }
          }
          violence: violencesByCountryId { nodes { year type perpetrator deathsBest deathsLow deathsHigh } }
          cases: caseStudiesByCountryId { nodes { id: rowId title } }
        }
      }`,
      normalise: unwrapped,
    },
    peers: true,
  };
}

function all(indicators: readonly string[]): BenchQuery {
  return {
    name: 'All',
    what: 'Q2 all countries × newest of 12 indicators',
    document: `query All($indicators: [ID!]!) {
      countries(first: ${PAGE}) {
        nodes { id name latest(indicators: $indicators) { year value indicator { id } release { id } } }
      }
    }`,
    variables: windows(indicators).map((window) => ({ indicators: window })),
    postgraphile: {
      document: `query All($indicators: [String!]!) {
        countries: allCountries {
          nodes { id: rowId name latest(indicators: $indicators) {
            nodes { year value indicator: indicatorByIndicatorId { id: rowId } release: releaseId }
          } }
        }
      }`,
      normalise: ({ countries }) => ({ countries: { nodes: unwrapped(countries) } }),
    },
    peers: true,
  };
}

function linked(): BenchQuery {
  return {
    name: 'Linked',
    what: 'Q3 cases → actors, evidence → recommendations, countries',
    document: `query Linked {
      cases {
        nodes {
          id title country { id name }
          actors { id name type countries { id name } }
          sources { id title year findings {
            id direction text recommendation { id title theme } countries { id name }
          } }
        }
      }
    }`,
    variables: [{}],
    postgraphile: {
      document: `query Linked {
        cases: allCaseStudies {
          nodes {
            id: rowId title country: countryByCountryId { id: rowId name }
            actors: caseActorsByCaseId { nodes { to: actorByActorId {
              id: rowId name type
              countries: actorCountriesByActorId { nodes { to: countryByCountryId { id: rowId name } } }
            } } }
            sources: caseSourcesByCaseId { nodes { to: publicationByPublicationId {
              id: rowId title year
              findings: findingsByPublicationId(orderBy: POSITION_ASC) { nodes {
                id: rowId direction text
                recommendation: recommendationByRecommendationId { id: rowId title theme }
                countries: findingCountriesByFindingId { nodes { to: countryByCountryId { id: rowId name } } }
              } }
            } } }
          }
        }
      }`,
      normalise: ({ cases }) => ({ cases: { nodes: unwrapped(cases) } }),
    },
    peers: true,
  };
}

function matrix(): BenchQuery {
  const counts = 'findings publications supports contradicts qualifies context';
  return {
    name: 'Matrix',
    what: 'Q4 matrix of evidence',
    document: `query Matrix($from: Int) {
      evidenceMatrix(rows: RECOMMENDATION, columns: DESIGN, filter: { from: $from }) {
        rows { id label } columns { id label } cells { row column tally { ${counts} } }
      }
    }`,
    variables: Array.from({ length: 24 }, (_, index) => ({ from: 1990 + index })),
    postgraphile: {
      document: `query Matrix($from: Int) {
        rows: allRecommendations(orderBy: POSITION_ASC) { nodes { id: rowId label: title } }
        columns: allDesigns(orderBy: POSITION_ASC) { nodes { id: rowId label } }
        cells: evidenceMatrix(fromYear: $from) { nodes { row column ${counts} } }
      }`,
      normalise: ({ rows, columns, cells }) => ({
        evidenceMatrix: {
          rows: unwrapped(rows),
          columns: unwrapped(columns),
          cells: (unwrapped(cells) as Answer[]).map(({ row, column, ...tally }) => ({ row, column, tally })),
        },
      }),
    },
    peers: true,
  };
}

function page(indicators: readonly string[]): BenchQuery {
  return {
    name: 'Page',
    what: 'Q5 page of 1,000 observations',
    document: `query Page($indicator: ID!) {
      observations(filter: { indicators: [$indicator] }, first: ${PAGE}) {
        nodes { year value low high country { id } indicator { id } release { id } }
        pageInfo { hasNextPage }
      }
    }`,
    variables: indicators.map((indicator) => ({ indicator, first: PAGE })),
    postgraphile: {
      document: `query Page($indicator: String!) {
        observations: allObservations(condition: { indicatorId: $indicator }, first: ${PAGE}) {
          nodes { year value low high country: countryId indicator: indicatorId release: releaseId }
          pageInfo { hasNextPage }
        }
      }`,
      normalise: unwrapped,
    },
    peers: true,
  };
}

function profiles(): BenchQuery {
  return {
    name: 'Profiles',
    what: 'Q6 profiles with weights of one’s own',
    document: `query Profiles($weights: [DimensionWeight!]!) {
      profiles(kind: RISK, year: 2020, weights: $weights) { country { id name } score rank }
    }`,
    variables: Array.from({ length: 24 }, (_, index) => ({
      weights: DIMENSIONS.map((dimension, at) => ({ dimension, weight: 1 + ((index >> at) & 1) + at * (index % 3) })),
    })),
    postgraphile: null,
    peers: false,
  };
}

/** What ours gives as a thing with its id and PostGraphile, asked for no more, as the id. */
const REFERENCES = ['country', 'indicator', 'release'];

/** PostGraphile's lists without their `nodes`, and what lies behind a link in the place of the link. */
function unwrapped(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(unwrapped);
  const entries = Object.entries(value);
  const [[name, only] = []] = entries;
  if (entries.length === 1 && (name === 'nodes' || name === 'to')) return unwrapped(only);
  return Object.fromEntries(
    entries.map(([field, inner]) => [
      field,
      typeof inner === 'string' && REFERENCES.includes(field) ? { id: inner } : unwrapped(inner),
    ]),
  );
}
