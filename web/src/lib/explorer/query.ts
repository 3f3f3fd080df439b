import { tallyFragment } from '../evidence/fragments.ts';
import { leverFragment } from '../profile/query.ts';
import { graphql, type ResultOf } from '../graphql.ts';
import type { Both } from './both.ts';
import type { Lever } from './lever.ts';

const layerFragment = graphql(`
  fragment ExplorerLayer on Layer {
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
    classSure
  }
`);

/** Every year of one layer at once, so that moving through the years asks for nothing. */
export const explorerDocument = graphql(
  `
    query Explorer($layer: ID!, $weights: [DimensionWeight!]) {
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
      recommendations {
        id
        title
      }
      layer(indicator: $layer, weights: $weights) {
        ...ExplorerLayer
      }
    }
  `,
  [layerFragment],
);

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

/** The ends of a profile’s classes, asked for with its own layer only. */
export const profileEndsDocument = graphql(`
  query ExplorerProfileEnds {
    profileModel {
      profiles {
        kind
        fifths
        thirds
        dimensions {
          id
          name
        }
      }
    }
  }
`);

/** The layer that is laid over the risk profile. */
export const resilienceDocument = graphql(
  `
    query ExplorerResilience {
      layer(indicator: "forestall.resilience") {
        ...ExplorerLayer
      }
    }
  `,
  [layerFragment],
);

/** Where and when a recommendation is salient, and why in one year. */
export const salienceDocument = graphql(
  `
    query ExplorerSalience($id: ID!, $year: Int) {
      salienceLayer(recommendation: $id) {
        recommendation {
          id
          title
          statement
          conditions {
            id
            title
          }
          tally {
            ...Tally
          }
          levers(year: $year) {
            year
            country {
              id
            }
            reasons {
              indicator {
                shortName
              }
              explanation
            }
          }
        }
        years
        countries {
          id
        }
        salience
      }
    }
  `,
  [tallyFragment],
);

/** The levers of one country, with what to heed and what is known of each. */
export const leversDocument = graphql(
  `
    query ExplorerLevers($country: ID!, $year: Int!) {
      country(id: $country) {
        levers(year: $year) {
          ...LeverInCountry
        }
      }
    }
  `,
  [leverFragment],
);

export const needDocument = graphql(`
  query ExplorerNeed {
    needLayer {
      years
      countries {
        id
      }
      salient
      localFindings
    }
  }
`);

/** Ranks of a profile, asked for only where they are wanted. */
export const ranksDocument = graphql(`
  query ExplorerRanks($layer: ID!) {
    layer(indicator: $layer) {
      rankLow
      rankHigh
    }
  }
`);

type Answer = ResultOf<typeof explorerDocument>;

export interface ExplorerData extends Answer {
  /** Ends of the classes where they are set once and for all; null = they follow from the figures. */
  fifths: readonly number[] | null;
  /** Of the profile that is shown; null = it is another layer */
  dimensions: readonly { id: string; name: string }[] | null;
  /** Scores are under weights of the reader’s own */
  isOwn: boolean;
  /** In the order of the layer; null = not asked for, or there are none */
  ranks: ResultOf<typeof ranksDocument>['layer'] | null;
  /** Two layers at once; null = one layer. */
  both: Both | null;
  /** Where a recommendation is salient; null = figures. */
  lever: Lever | null;
}

export type LayerData = Answer['layer'];
export type LayerIndicator = LayerData['indicator'];
export type ListedCountry = ExplorerData['countries']['nodes'][number];
export type ListedIndicator = ExplorerData['indicators'][number];
