import { Country } from './country.ts';
import { DataRelease } from './data-release.ts';
import { EthnicGroup, PowerPeriod } from './ethnic-group.ts';
import { Indicator } from './indicator.ts';
import { Series, StoredObservation } from './observation.ts';
import { Region } from './region.ts';
import { DatasetRelease, Release, Source } from './source.ts';

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
