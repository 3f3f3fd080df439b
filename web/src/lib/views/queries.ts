import { tallyFragment } from '../evidence/fragments.ts';
import { graphql } from '../graphql.ts';
import { standingFragment } from '../profile/query.ts';

/** What every view says beside its figures. */
export const aboutDocument = graphql(`
  query ViewAbout {
    meta {
      dataRelease
      boundaryNote
    }
  }
`);

export const usedReleaseFragment = graphql(`
  fragment UsedRelease on Release {
    id
    version
    source {
      id
      title
      licence
    }
  }
`);

/** Both profiles of a country, for the years that are scored. */
export const profilesDocument = graphql(
  `
    query ViewProfiles($id: ID!, $year: Int!) {
      indicator(id: "forestall.risk") {
        release {
          ...UsedRelease
        }
      }
      country(id: $id) {
        id
        name
        existsTo
        risk: profile(kind: RISK, year: $year) {
          ...ViewProfile
        }
        resilience: profile(kind: RESILIENCE, year: $year) {
          ...ViewProfile
        }
      }
    }

    fragment ViewProfile on Profile {
      ...ProfileStanding
      sentence
      dimensions {
        id
        name
        score
        low
        high
        indicators {
          score
          carriedYears
          observation {
            release {
              ...UsedRelease
            }
          }
        }
      }
    }
  `,
  [standingFragment, usedReleaseFragment],
);

export const groupsDocument = graphql(
  `
    query ViewGroups($id: ID!) {
      indicators {
        id
        lastYear
      }
      indicator(id: "epr.excluded_share") {
        lastYear
        release {
          ...UsedRelease
        }
      }
      country(id: $id) {
        id
        name
        gwCode
        existsTo
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
            ...UsedRelease
          }
        }
      }
    }
  `,
  [usedReleaseFragment],
);

export const violenceDocument = graphql(
  `
    query ViewViolence($id: ID!) {
      indicator(id: "ucdp.os_total_deaths_best") {
        firstYear
        lastYear
        release {
          ...UsedRelease
        }
      }
      country(id: $id) {
        id
        name
        gwCode
        existsFrom
        existsTo
        violence {
          year
          type
          perpetrator
          deathsBest
          deathsLow
          deathsHigh
          release {
            ...UsedRelease
          }
        }
      }
    }
  `,
  [usedReleaseFragment],
);

export const caseViewDocument = graphql(`
  query ViewCase($id: ID!) {
    case(id: $id) {
      id
      title
      summary
      country {
        id
        name
      }
      events {
        date
        title
        sources {
          label
          publication {
            id
            year
          }
        }
      }
    }
  }
`);

export const caseScoresDocument = graphql(
  `
    query ViewCaseScores($id: ID!) {
      profileModel {
        firstYear
        lastYear
      }
      country(id: $id) {
        risk: profile(kind: RISK) {
          ...ScoreInputs
        }
        resilience: profile(kind: RESILIENCE) {
          ...ScoreInputs
        }
        observations(indicators: ["forestall.risk", "forestall.resilience"]) {
          indicator {
            id
          }
          year
          value
          low
          high
          release {
            ...UsedRelease
          }
        }
      }
    }

    fragment ScoreInputs on Profile {
      dimensions {
        indicators {
          observation {
            release {
              ...UsedRelease
            }
          }
        }
      }
    }
  `,
  [usedReleaseFragment],
);

export const recommendationViewDocument = graphql(
  `
    query ViewRecommendation($id: ID!) {
      recommendation(id: $id) {
        id
        title
        statement
        isWarning
        tally {
          ...Tally
        }
        salientCountries {
          country {
            id
          }
        }
      }
      findings(filter: { recommendations: [$id] }, first: 1000) {
        nodes {
          publication {
            id
            year
          }
        }
      }
    }
  `,
  [tallyFragment],
);

/** The publications behind what a filter leaves of the evidence. */
export const publicationsBehindDocument = graphql(`
  query ViewPublications($filter: FindingFilter) {
    findings(filter: $filter, first: 1000) {
      nodes {
        publication {
          id
          year
        }
      }
    }
  }
`);

/** How to cite a view and the sources of its figures. */
export const viewCitationDocument = graphql(`
  query ViewCitation($title: String!, $url: String!, $sources: [ID!]!, $publications: [ID!]!, $style: CitationStyle!) {
    viewCitation(title: $title, url: $url, sources: $sources, publications: $publications, style: $style)
  }
`);
