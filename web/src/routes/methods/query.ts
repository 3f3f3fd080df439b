import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** The model, its rules, the back-test: nothing that depends on a country. */
export const methodsDocument = graphql(`
  query Methods {
    meta {
      dataRelease
    }
    profileModel {
      firstYear
      lastYear
      panelFirstYear
      panelLastYear
      panelPopulation
      floor
      carriedAtMost
      dimensionsNeeded
      highRisk
      lowResilience
      reliable
      draws
      sureShare
      profiles {
        kind
        aggregation
        fifths
        lowest
        highest
        dimensions {
          id
          name
          measures {
            id
            readingInWords
            direction
            errorInWords
            indicator {
              id
              shortName
              source {
                id
                title
              }
            }
          }
        }
      }
      leverRules {
        recommendation {
          id
          title
        }
        triggers
      }
    }
    doNoHarmConditions {
      id
      title
      warning
      proxies
    }
    backTest {
      caution
      panelNote
      profilesRelease
      resamples
      outcomes {
        id
        name
        kind
        note
        firstOrigin
        lastOrigin
        rows
        positives
        baseRate
        contenders {
          id
          name
          auc {
            value
            low
            high
          }
          aucPr {
            value
          }
          brierSkill {
            value
          }
          lists {
            pool {
              id
              name
            }
            recall {
              value
            }
            precision {
              value
            }
          }
          riskMinusThis {
            value
            low
            high
          }
        }
        named {
          pool {
            name
          }
          onsets
          falseAlarmYears
          misses {
            country
            name
            years
          }
          falseAlarms {
            country
            name
            years
          }
          hits {
            country
            name
            years
          }
          notScored {
            country
            name
            years
          }
        }
      }
      floors {
        outcome
        measure
        floor
        value
        held
      }
    }
  }
`);

/** One country in one year, from its figures to its scores. */
export const walkDocument = graphql(`
  query MethodsWalk($id: ID!, $year: Int!) {
    country(id: $id) {
      id
      name
      risk: profile(kind: RISK, year: $year) {
        ...WalkProfile
      }
      resilience: profile(kind: RESILIENCE, year: $year) {
        ...WalkProfile
      }
    }
    profiles(kind: RISK, year: $year) {
      country {
        id
        name
      }
    }
  }

  fragment WalkProfile on Profile {
    kind
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
    sentence
    dimensions {
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
        panelBelow
        panelEqual
        score
        carriedYears
        indicator {
          id
          shortName
          unit
          decimals
          source {
            title
          }
        }
        observation {
          value
          year
        }
      }
    }
  }
`);

export type Methods = ResultOf<typeof methodsDocument>;
export type Model = Methods['profileModel'];
export type BackTest = NonNullable<Methods['backTest']>;
export type Outcome = BackTest['outcomes'][number];
export type Contender = Outcome['contenders'][number];
type Walk = ResultOf<typeof walkDocument>;
export type WalkCountry = Walk['country'];
export type WalkProfile = WalkCountry['risk'];
export type WalkDimension = WalkProfile['dimensions'][number];
export type WalkMeasure = WalkDimension['indicators'][number];
