import 'reflect-metadata';
import { CountryParts, CountryQueries } from './country.queries.ts';
import { Country } from './country.ts';
import { DataRelease } from './data-release.ts';
import { CountryEthnicGroups, EthnicGroupQueries } from './ethnic-group.queries.ts';
import { EthnicGroup, PowerPeriod } from './ethnic-group.ts';
import { IndicatorParts, IndicatorQueries, SourceIndicators } from './indicator.queries.ts';
import { Indicator } from './indicator.ts';
import { LayerQueries } from './layer.ts';
import { MetaQueries } from './meta.ts';
import { CountryObservations, ObservationQueries, RegionObservations } from './observation.queries.ts';
import { Series, StoredObservation } from './observation.ts';
import { RegionQueries } from './region.queries.ts';
import { Region } from './region.ts';
import { SearchQueries } from './search.queries.ts';
import { ReleaseQueries, SourceQueries } from './source.queries.ts';
import { DatasetRelease, Release, Source } from './source.ts';
import { CountryViolence } from './violence.ts';

/** Every stored class. A new concept is added here once. */
export const entities = [
  DataRelease,
  Source,
  Release,
  DatasetRelease,
  Country,
  Region,
  Indicator,
  Series,
  StoredObservation,
  EthnicGroup,
  PowerPeriod,
];

/** Every class that answers fields. */
export const resolvers = [
  MetaQueries,
  CountryQueries,
  CountryParts,
  CountryObservations,
  CountryEthnicGroups,
  CountryViolence,
  RegionQueries,
  RegionObservations,
  IndicatorQueries,
  IndicatorParts,
  ObservationQueries,
  LayerQueries,
  EthnicGroupQueries,
  SourceQueries,
  ReleaseQueries,
  SourceIndicators,
  SearchQueries,
] as const;
