import { tallyFragment } from '../evidence/fragments.ts';
import { graphql, type ResultOf } from '../graphql.ts';

/** A profile as it is said anywhere: score, band, class, rank and what it may be missing. */
export const standingFragment = graphql(`
  fragment ProfileStanding on Profile {
    kind
    year
    score
    low
    high
    class
    classProbability
    alternativeClass
    rankLow
    rankHigh
    rankedCount
    reliability
    missing
    bandMissing
  }
`);

/** A dimension with the measures it is the mean of. */
export const dimensionFragment = graphql(`
  fragment ProfileDimension on DimensionScore {
    id
    name
    score
    low
    high
    indicators {
      measure
      reading
      direction
      read
      score
      carriedYears
      observation {
        year
        value
      }
      indicator {
        id
        shortName
        unit
        decimals
        release {
          id
          version
          source {
            id
            title
          }
        }
      }
    }
  }
`);

/** A recommendation in a country with why, what to heed before, and what research says, there and everywhere. */
export const leverFragment = graphql(
  `
    fragment LeverInCountry on Lever {
      salience
      recommendation {
        id
        title
        isWarning
        tally {
          ...Tally
        }
      }
      localEvidence {
        ...Tally
      }
      reasons {
        explanation
        indicator {
          id
          shortName
          unit
          decimals
        }
        observation {
          year
          value
        }
      }
      conditions {
        state
        reason
        condition {
          id
          title
        }
      }
    }
  `,
  [tallyFragment],
);

/** Which years are scored, and from which reliability on figures carry a judgement. */
export const scoredYearsDocument = graphql(`
  query ScoredYears {
    profileModel {
      firstYear
      lastYear
      reliable
    }
  }
`);

/** Both profiles of a country with all that made them, the same five years before, and its levers. */
export const countryProfilesDocument = graphql(
  `
    query CountryProfiles($id: ID!, $year: Int!, $before: Int!) {
      country(id: $id) {
        risk: profile(kind: RISK, year: $year) {
          ...WholeProfile
        }
        resilience: profile(kind: RESILIENCE, year: $year) {
          ...WholeProfile
        }
        riskBefore: profile(kind: RISK, year: $before) {
          ...ProfileBefore
        }
        resilienceBefore: profile(kind: RESILIENCE, year: $before) {
          ...ProfileBefore
        }
        levers(year: $year) {
          ...LeverInCountry
        }
      }
    }

    fragment WholeProfile on Profile {
      ...ProfileStanding
      change5y
      changeIsClear
      sentence
      dimensions {
        ...ProfileDimension
      }
    }

    fragment ProfileBefore on Profile {
      year
      score
      low
      high
      dimensions {
        id
        score
        indicators {
          measure
          score
        }
      }
    }
  `,
  [standingFragment, dimensionFragment, leverFragment],
);

type CountryProfiles = ResultOf<typeof countryProfilesDocument>['country'];
export type WholeProfile = CountryProfiles['risk'];
export type ProfileBefore = CountryProfiles['riskBefore'];
export type Standing = ResultOf<typeof standingFragment>;
export type Dimension = ResultOf<typeof dimensionFragment>;
export type ScoredMeasure = Dimension['indicators'][number];
export type Lever = ResultOf<typeof leverFragment>;
