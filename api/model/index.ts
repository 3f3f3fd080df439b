import 'reflect-metadata';
import { Actor } from './actor.ts';
import { BackTestQueries } from './back-test.ts';
import { ActorCases, CaseQueries, CountryCases } from './case.queries.ts';
import { Case } from './case.ts';
import { CellQueries, CountryCells } from './conflict-cell.ts';
import { EventQueries } from './conflict-event.ts';
import { CountryParts, CountryQueries } from './country.queries.ts';
import { Country } from './country.ts';
import { DataRelease } from './data-release.ts';
import { DoNoHarmCondition } from './do-no-harm-condition.ts';
import { CountryEthnicGroups, EthnicGroupQueries } from './ethnic-group.queries.ts';
import { EthnicGroup, PowerPeriod } from './ethnic-group.ts';
import { EvidenceMatrixQueries } from './evidence-matrix.ts';
import { EvidenceTerm } from './evidence-term.ts';
import { CountryFindings, FindingQueries, PublicationFindings, RecommendationFindings } from './finding.queries.ts';
import { Finding } from './finding.ts';
import { IndicatorParts, IndicatorQueries, SourceIndicators } from './indicator.queries.ts';
import { Indicator } from './indicator.ts';
import { LayerQueries } from './layer.ts';
import { CountryLevers, LeverQueries, RecommendationLevers } from './lever.queries.ts';
import { MetaQueries } from './meta.ts';
import { NeedLayerQueries } from './need-layer.ts';
import { CountryObservations, ObservationQueries, RegionObservations } from './observation.queries.ts';
import { Series, StoredObservation } from './observation.ts';
import { ProfileModelQueries } from './profile-model.queries.ts';
import { CountryProfiles, ProfileQueries } from './profile.queries.ts';
import { PublicationQueries } from './publication.queries.ts';
import { Publication } from './publication.ts';
import { RecommendationQueries } from './recommendation.queries.ts';
import { Recommendation } from './recommendation.ts';
import { RegionQueries } from './region.queries.ts';
import { CountryInequality } from './regional-inequality.ts';
import { Region } from './region.ts';
import { RiskFactor } from './risk-factor.ts';
import { SearchQueries } from './search.queries.ts';
import { PressPage } from './source-reference.ts';
import { ReleaseQueries, SourceQueries } from './source.queries.ts';
import { DatasetRelease, Release, Source } from './source.ts';
import { Standing } from './standing.ts';
import { ToolEvidenceQueries, ToolTally } from './tool-evidence.ts';
import { ViewCitationQueries } from './view-citation.queries.ts';
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
  RiskFactor,
  DoNoHarmCondition,
  EvidenceTerm,
  Recommendation,
  Publication,
  Finding,
  PressPage,
  Case,
  Actor,
  Standing,
  ToolTally,
];

/** Every class that answers fields. */
export const resolvers = [
  MetaQueries,
  CountryQueries,
  CountryParts,
  CountryObservations,
  CountryEthnicGroups,
  CountryViolence,
  CountryCells,
  CountryInequality,
  CellQueries,
  EventQueries,
  RegionQueries,
  RegionObservations,
  IndicatorQueries,
  IndicatorParts,
  ObservationQueries,
  LayerQueries,
  EthnicGroupQueries,
  SourceQueries,
  ViewCitationQueries,
  ReleaseQueries,
  SourceIndicators,
  RecommendationQueries,
  RecommendationFindings,
  PublicationQueries,
  PublicationFindings,
  FindingQueries,
  EvidenceMatrixQueries,
  CaseQueries,
  ActorCases,
  CountryCases,
  CountryFindings,
  ProfileModelQueries,
  BackTestQueries,
  ProfileQueries,
  CountryProfiles,
  LeverQueries,
  CountryLevers,
  RecommendationLevers,
  NeedLayerQueries,
  SearchQueries,
  ToolEvidenceQueries,
] as const;
