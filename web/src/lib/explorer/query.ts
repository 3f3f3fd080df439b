import { graphql, type ResultOf } from '../graphql.ts';

/** Every year of one layer at once, so that moving through the years asks for nothing. */
export const explorerDocument = graphql(`
  query Explorer($layer: ID!) {
    indicators {
      id
      name
      shortName
      topic
      countryCount
    }
    countries(first: 1000) {
      nodes {
        id
        name
        region
        subregion
        existsFrom
        existsTo
      }
    }
    layer(indicator: $layer) {
      indicator {
        id
        name
        shortName
        description
        unit
        moreMeans
        topic
        polarity
        rangeLow
        rangeHigh
        decimals
        caution
        firstYear
        lastYear
        source {
          id
          title
          licence
        }
        coverage {
          year
          countries
        }
      }
      release {
        id
        version
      }
      years
      countries {
        id
      }
      values
      low
      high
    }
  }
`);

/** What there is to read of each country: its cases, and how many findings come from it. */
export const readingDocument = graphql(`
  query ExplorerReading {
    cases(first: 1000) {
      nodes {
        id
        title
        country {
          id
        }
      }
    }
    evidenceMatrix(rows: COUNTRY, columns: DIRECTION) {
      rows {
        id
        tally {
          findings
        }
      }
    }
  }
`);

/** Asked only for a country the list does not have: the API then names the nearest one. */
export const countryDocument = graphql(`
  query ExplorerCountry($id: ID!) {
    country(id: $id) {
      id
    }
  }
`);

export type ExplorerData = ResultOf<typeof explorerDocument>;
export type LayerData = ExplorerData['layer'];
export type LayerIndicator = LayerData['indicator'];
export type ListedCountry = ExplorerData['countries']['nodes'][number];
export type ListedIndicator = ExplorerData['indicators'][number];
