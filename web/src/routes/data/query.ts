import { graphql, type ResultOf } from '../../lib/graphql.ts';

export const dataDocument = graphql(`
  query DataPage {
    meta {
      dataRelease
      dataReleases {
        id
        published
        note
      }
      downloads {
        name
        title
        csv
        parquet
      }
      sources {
        id
        title
        publisher
        licence
        licenceUrl
        url
        note
        apa: citation(style: APA)
        bibtex: citation(style: BIBTEX)
        ris: citation(style: RIS)
        releases {
          id
          version
          fileName
          sha256
          retrieved
          rows
          kept
          shipped
          skipped {
            reason
            rows
          }
        }
      }
    }
    indicators {
      id
      name
      topic
      unit
      moreMeans
      rangeLow
      rangeHigh
      decimals
      riskFactors
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
      coverage {
        year
        countries
      }
    }
  }
`);

export type DataAnswer = ResultOf<typeof dataDocument>;
export type DownloadEntry = DataAnswer['meta']['downloads'][number];
export type SourceEntry = DataAnswer['meta']['sources'][number];
export type ReleaseEntry = SourceEntry['releases'][number];
export type IndicatorAnswer = DataAnswer['indicators'][number];
