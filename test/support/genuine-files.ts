/** A producer's file, and the importer that reads it. */
export interface GenuineFile {
  path: string;
  /** Where it is not the folder's name. */
  source?: string;
  /** For tables that no importer of ours knows: the description that reads it, in docs/your-own-data/producers. */
  described?: string;
  rows: number;
  /** Why the rows are not as many as the manifest counts. */
  counted?: string;
}

/** Every file of figures with an importer. */
export const files: readonly GenuineFile[] = [
  { path: 'bti/BTI_2006-2022_Scores.xlsx', rows: 1233, counted: 'nine sheets of 137 countries, without their headers' },
  { path: 'coups/powell-thyne-coups.csv', rows: 488 },
  {
    path: 'cpi/CPI2022_GlobalResultsTrends.xlsx',
    rows: 181,
    counted: 'of three sheets the one with all years, without its title and header',
  },
  { path: 'epr/EPR-2021.csv', rows: 4339 },
  { path: 'epr/growup-epr-country-year-1946-2020.csv.gz', rows: 10_665 },
  { path: 'ewp/coups-country-year.csv', described: 'coups-any.yaml', rows: 776 },
  { path: 'ewp/ewp-country-year-mass-killing-2025.csv.gz', rows: 11_313 },
  { path: 'ewp/ewp-forecasts-2025-26.csv', rows: 168 },
  { path: 'ewp/ewp-mass-killing-events-2025.csv', rows: 157 },
  {
    path: 'ewp/ewp-mass-killing-events-2025.xlsx',
    rows: 157,
    counted: 'of seven sheets the list of episodes, without its header',
  },
  { path: 'ewp/ewp-out-of-sample-forecasts-1994-2024.csv.gz', rows: 5047 },
  { path: 'ewp/un-infant-mortality.csv.gz', described: 'un-infant-mortality.yaml', rows: 17_775 },
  { path: 'fsi/fsi-2020.xlsx', rows: 178, counted: 'without the header' },
  { path: 'gdl/GDL-Subnational-HDI-1990-2022.csv', rows: 1986 },
  { path: 'gdl/GDL-Health-index-1990-2018.csv.gz', rows: 1952 },
  { path: 'gdl/GDL-Income-index-1990-2018.csv.gz', rows: 1952 },
  { path: 'gdl/GDL-Educational-index-1990-2018.csv.gz', rows: 1952 },
  { path: 'hdr/HDR21-22-composite-indices-time-series.csv.gz', rows: 206 },
  { path: 'inform/inform-risk-index-2025.csv.gz', rows: 25_463 },
  { path: 'inform/inform-risk-index-trends.csv.gz', rows: 7640 },
  { path: 'ophi/hdx-global-mpi.csv', rows: 1471 },
  { path: 'ophi/hdx-global-mpi-trends.csv', rows: 2576 },
  {
    path: 'ophi/subnational-results-mpi-2024.xlsx',
    rows: 1359,
    counted: 'of seven sheets the one with the index, without nine lines of titles and five of notes',
  },
  { path: 'ssr/ssr-aid-recipient-year.csv', described: 'ssr-aid.yaml', rows: 871 },
  { path: 'tfap/all_factors_3.csv.gz', rows: 442 },
  { path: 'tfap/all_sources_3.csv.gz', rows: 1606 },
  { path: 'ucdp/BattleDeaths_v25_1.csv', source: 'brd', rows: 1995 },
  { path: 'ucdp/ged/ged-bgd-hdx-v19.1.csv', source: 'ged', rows: 601 },
  { path: 'ucdp/ged/ged-caf-v23.1.geojson.gz', source: 'ged', rows: 1848 },
  { path: 'ucdp/ged/ged-col-hdx-v19.1.csv.gz', source: 'ged', rows: 4632 },
  { path: 'ucdp/ged/ged-irq-hdx-v19.1.csv.gz', source: 'ged', rows: 7473 },
  { path: 'ucdp/ged/ged-mex-v24.1.csv.gz', source: 'ged', rows: 18_957 },
  { path: 'ucdp/ged/ged-mmr-v24.1.csv.gz', source: 'ged', rows: 7374 },
  { path: 'ucdp/ged/ged-nga-hdx-v20.1.csv.gz', source: 'ged', rows: 4603 },
  { path: 'ucdp/ged/ged-pak-hdx-v22.1.csv.gz', source: 'ged', rows: 6416 },
  { path: 'ucdp/ged/ged-phl-hdx-v22.1.csv.gz', source: 'ged', rows: 4035 },
  { path: 'ucdp/ged/ged-syr-2016-2019.csv.gz', source: 'ged', rows: 16_566 },
  { path: 'ucdp/ged/ged-bulk-10-countries.csv.gz', source: 'ged', rows: 72_505 },
  { path: 'ucdp/organizedviolencecy-v25.1.csv.gz', rows: 6936 },
  { path: 'ucdp/ucdp-nonstate-221.csv', source: 'nonstate', rows: 1442 },
  { path: 'ucdp/ucdp-prio-acd-221.csv', source: 'acd', rows: 2568 },
  { path: 'vdem/vdem-v14-country-year-1970-2023.csv.gz', rows: 9170 },
  { path: 'vdem/vdem-v14-core-1990-2023.csv.gz', rows: 6025 },
  { path: 'vdem/vdem-v12-demspaces-1970-2021.csv.gz', rows: 8187 },
  { path: 'vdem/vdem-v15-core-indices-ci-1946-2024.csv.gz', rows: 13_080 },
  { path: 'vdem/vdem-v15-ewp-ordinal-1934-2024.csv.gz', rows: 14_559 },
  { path: 'vdem/vdem-v16-exclusion-by-social-group-1900-2025.csv.gz', rows: 18_987 },
  { path: 'wdi/wdi-ewp-2025.csv.gz', rows: 17_290 },
  { path: 'wdi/gini-index.csv', rows: 2351 },
  { path: 'wdi/population.csv.gz', rows: 17_195 },
  {
    path: 'wgi/wgidataset-2023.xlsx',
    rows: 1284,
    counted: 'six sheets of 214 countries, without fifteen lines of headings each',
  },
  { path: 'wgi/wgi-long-2023.csv.gz', rows: 29_705 },
];

/** Files that are not read as figures of countries, regions and years, and why. */
export const otherwise: readonly { path: RegExp; why: string }[] = [
  {
    path: /^ucdp\/ged\/ged-(global-sample|candidate-2025-global-trim)/,
    why: 'others’ extracts of events without the columns that say where they happened, which an import refuses',
  },
  { path: /^ucdp\/ucdp-actor-221\.csv$/, why: 'names and ids of actors, no figures' },
  { path: /^ucdp\/ucdp-peace-agreements-221\.xlsx$/, why: 'agreements, of which nothing is measured by year' },
  { path: /^ewp\/ewp-coefficients-2025\.csv$/, why: 'coefficients of a model' },
  {
    path: /^ewp\/ewp-prepared-predictors-2025\.csv\.gz$/,
    why: 'a model’s inputs, made from sources that are imported themselves',
  },
  {
    path: /^ewp\/hief-ethnic-fractionalization\.csv$/,
    why: 'an index of which 20 countries and years stand in it twice, which an import refuses',
  },
  { path: /^geo\//, why: 'outlines, read by npm run data -- outlines' },
  { path: /^codes\//, why: 'codes, from which the crosswalk was made' },
  { path: /^ssr\/police-reform-implementation\.csv$/, why: 'agreements, of which nothing is measured by year' },
  { path: /^tfap\/data_dictionary_3\.csv$/, why: 'what the columns of the two tables mean' },
];
