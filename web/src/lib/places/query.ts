import { graphql, type ResultOf } from '../graphql.ts';
import { usedReleaseFragment } from '../views/queries.ts';

/** What can be picked beside layers of places, and the countries to look at. */
export const placeListsDocument = graphql(`
  query PlaceLists {
    indicators {
      id
      name
      shortName
      topic
      countryCount
    }
    recommendations {
      id
      title
    }
    countries(first: 1000) {
      nodes {
        id
        name
        existsTo
      }
    }
  }
`);

const coverageFragment = graphql(
  `
    fragment PlaceCoverage on EventCoverage {
      country {
        id
        name
      }
      release {
        ...UsedRelease
      }
      firstYear
      lastYear
    }
  `,
  [usedReleaseFragment],
);

/** Cells of some countries or all, over years and types. */
export const cellsDocument = graphql(
  `
    query PlaceCells($countries: [ID!], $from: Int, $to: Int, $types: [ViolenceType!]) {
      cellLayer(countries: $countries, from: $from, to: $to, types: $types) {
        cells {
          gid
          countries {
            id
          }
          events
          deathsBest
          deathsLow
          deathsHigh
        }
        coverage {
          ...PlaceCoverage
        }
        total {
          events
          deathsBest
        }
        inCells {
          events
          deathsBest
        }
      }
    }
  `,
  [coverageFragment],
);

/** One cell, year by year and type by type. */
export const cellDocument = graphql(`
  query PlaceCell($country: ID!, $gid: Int!, $from: Int, $to: Int, $types: [ViolenceType!]) {
    country(id: $country) {
      id
      name
      conflictCells(cells: [$gid], from: $from, to: $to, types: $types) {
        year
        type
        events
        deathsBest
        deathsLow
        deathsHigh
      }
    }
  }
`);

/** Violence by first-order unit of one country. */
export const unitsDocument = graphql(
  `
    query PlaceUnits($country: ID!, $from: Int, $to: Int, $types: [ViolenceType!]) {
      country(id: $country) {
        id
        name
        existsTo
        eventCoverage {
          ...PlaceCoverage
        }
        admin1Violence(from: $from, to: $to, types: $types) {
          name
          region {
            id
          }
          year
          type
          events
          deathsBest
          deathsLow
          deathsHigh
        }
      }
      cellLayer(countries: [$country], from: $from, to: $to, types: $types) {
        total {
          events
          deathsBest
        }
      }
    }
  `,
  [coverageFragment],
);

/** One indicator in all regions of one country, in all years. */
export const regionsDocument = graphql(
  `
    query PlaceRegions($country: ID!, $indicator: ID!, $year: Int) {
      indicator(id: $indicator) {
        id
        name
        shortName
        description
        unit
        moreMeans
        decimals
        caution
        release {
          ...UsedRelease
        }
      }
      country(id: $country) {
        id
        name
        existsTo
        regionalInequality(indicator: $indicator, year: $year) {
          year
          ggini
          gcov
          regionsWithFigure
          regions
          coverage
          sharesYear
          sharesRelease {
            ...UsedRelease
          }
          reason
        }
        regions {
          id
          name
          observations(indicators: [$indicator]) {
            year
            value
          }
        }
      }
    }
  `,
  [usedReleaseFragment],
);

export type PlaceLists = ResultOf<typeof placeListsDocument>;
