/** Where whole data releases are found: `/data/bulk/<data release>/<file>`. */
export const BULK = '/data/bulk/';

/** What can be had whole: a list of the API with what is asked of its entries, as a table. */
export interface BulkTable {
  name: string;
  title: string;
  /** Takes `$after` where the list comes in pages. */
  query: string;
  /** The column that every row has; what a list above it says where it has no entries is left out. */
  each: string;
}

/** Files of a data release, in the order in which somebody new would open them. */
export const bulkTables: readonly BulkTable[] = [
  {
    name: 'observations',
    title: 'All figures of countries and regions by year, scores of risk and resilience among them',
    each: 'value',
    query: `query ($after: String) {
      observations(filter: {}, first: 1000, after: $after) {
        nodes { indicator { id } country { id } region { id } year value low high release { id } }
      }
    }`,
  },
  {
    name: 'indicators',
    title: 'What is measured: definitions, units, ranges, and which way is better',
    each: 'id',
    query: `{
      indicators {
        id name shortName description caution unit decimals polarity moreMeans rangeLow rangeHigh topic theme profile
        dimension riskFactors source { id } release { id }
      }
    }`,
  },
  {
    name: 'countries',
    title: 'Countries and states that have ended',
    each: 'id',
    query: `query ($after: String) {
      countries(first: 1000, after: $after) {
        nodes { id name aliases gwCode region subregion existsFrom existsTo note centroid { latitude longitude } }
      }
    }`,
  },
  {
    name: 'regions',
    title: 'First-order units of the countries that have figures of them',
    each: 'regions.id',
    query: `query ($after: String) {
      countries(first: 1000, after: $after) {
        nodes { id regions { id name centroid { latitude longitude } } }
      }
    }`,
  },
  {
    name: 'ethnic-groups',
    title: 'Groups as EPR codes them, with their access to power in each period',
    each: 'periods.from',
    query: `query ($after: String) {
      ethnicGroups(first: 1000, after: $after) {
        nodes { id name country { id } release { id } periods { from to status size regionalAutonomy } }
      }
    }`,
  },
  {
    name: 'conflict-cells',
    title: 'Deadly events by half-degree cell, year and type, of the countries whose events are loaded',
    each: 'conflictCells.gid',
    query: `query ($after: String) {
      countries(first: 5, after: $after) {
        nodes {
          id
          conflictCells { gid centroid { latitude longitude } year type events deathsBest deathsLow deathsHigh }
        }
      }
    }`,
  },
  {
    name: 'admin1-violence',
    title: 'Deadly events by first-order unit, year and type, of the countries whose events are loaded',
    each: 'admin1Violence.name',
    query: `query ($after: String) {
      countries(first: 5, after: $after) {
        nodes { id admin1Violence { name region { id } year type events deathsBest deathsLow deathsHigh } }
      }
    }`,
  },
  {
    name: 'recommendations',
    title: 'Levers and warnings, with how they are meant to work and how they backfire',
    each: 'id',
    query:
      '{ recommendations { id title theme isWarning statement mechanism backfire basis reading mechanisms riskFactors } }',
  },
  {
    name: 'findings',
    title: 'What research finds of each recommendation, null and contrary results as well',
    each: 'id',
    query: `query ($after: String) {
      findings(first: 1000, after: $after) {
        nodes {
          id recommendation { id } publication { id } direction outcome text coders dispute countries { id }
        }
      }
    }`,
  },
  {
    name: 'publications',
    title: 'The research itself, with how it was verified',
    each: 'id',
    query: `query ($after: String) {
      publications(first: 1000, after: $after) {
        nodes {
          id authors year title container publisher type doi url design role verification checkedHow generalKnowledge
          missing note
        }
      }
    }`,
  },
  {
    name: 'cases',
    title: 'The cases, each in a few sentences',
    each: 'id',
    query: `query ($after: String) {
      cases(first: 1000, after: $after) { nodes { id title country { id } summary note recommendations { id } } }
    }`,
  },
  {
    name: 'actors',
    title: 'Actors of the cases',
    each: 'id',
    query: `query ($after: String) {
      actors(first: 1000, after: $after) { nodes { id name aliases type description cases { id } } }
    }`,
  },
  {
    name: 'sources',
    title: 'Sources of the figures, their licences, and the files that were read',
    each: 'sources.releases.id',
    query: `{
      meta {
        sources {
          id title publisher licence licenceUrl url note citation(style: APA)
          releases { id version fileName sha256 retrieved rows kept shipped }
        }
      }
    }`,
  },
];
