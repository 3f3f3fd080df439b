import { findingFragment, sourceReferenceFragment, tallyFragment } from '../../../lib/evidence/fragments.ts';
import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** All of a country but where it stands in the world, which needs the year of each newest figure first. */
export const countryDocument = graphql(`
  query CountryPage($id: ID!) {
    meta {
      dataRelease
    }
    indicators {
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
      countryCount
      release {
        id
        version
        source {
          id
          title
        }
      }
    }
    country(id: $id) {
      id
      name
      aliases
      region
      subregion
      existsFrom
      existsTo
      gwCode
      note
      predecessors {
        id
        name
      }
      successors {
        id
        name
      }
      latest {
        indicator {
          id
        }
        year
        percentile
      }
      observations {
        indicator {
          id
        }
        year
        value
        low
        high
      }
      groups {
        id
        name
        periods {
          from
          to
          status
          size
          regionalAutonomy
        }
        release {
          id
        }
      }
      violence {
        year
        type
        perpetrator
        deathsBest
        deathsLow
        deathsHigh
        release {
          id
        }
      }
      eventCoverage {
        firstYear
        lastYear
      }
      regionalInequality(indicator: "gdl.shdi") {
        year
        ggini
        gcov
        regionsWithFigure
        regions
        coverage
        sharesYear
        reason
      }
      regions {
        id
        name
        latest {
          indicator {
            id
          }
          year
          value
        }
      }
    }
  }
`);

/** Cases and actors in it, what studies from it find, and which countries have a case at all. */
export const countryEvidenceDocument = graphql(
  `
    query CountryEvidence($id: ID!) {
      cases(first: 1000) {
        nodes {
          id
          country {
            name
          }
        }
      }
      country(id: $id) {
        cases {
          id
          title
          summary
          summarySources {
            ...SourceRef
          }
        }
        actors {
          id
          name
          type
          description
          sources {
            ...SourceRef
          }
          cases {
            id
          }
        }
        evidence {
          ...Tally
        }
        findings(first: 1000) {
          nodes {
            ...FindingInList
          }
        }
      }
    }
  `,
  [findingFragment, sourceReferenceFragment, tallyFragment],
);

/** How the world spreads in one year. */
export const worldDocument = graphql(`
  query WorldIn($year: Int!) {
    indicators {
      id
      distribution(year: $year) {
        year
        countries
        minimum
        p5
        p25
        median
        p75
        p95
        maximum
      }
    }
  }
`);

/** Who made the releases a country's figures come from, and how to name them. */
export const sourcesDocument = graphql(`
  query CountrySources {
    meta {
      sources {
        id
        title
        publisher
        licence
        licenceUrl
        url
        citation
        releases {
          id
          version
          sha256
          retrieved
        }
      }
    }
  }
`);

export type CountryAnswer = ResultOf<typeof countryDocument>;
export type CountryEvidence = ResultOf<typeof countryEvidenceDocument>['country'];
export type IndicatorAnswer = CountryAnswer['indicators'][number];
export type SourceAnswer = ResultOf<typeof sourcesDocument>['meta']['sources'][number];
