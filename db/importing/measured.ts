import { AREAS, EVENTS, GROUPS, STANDING, TALLIES } from './reading.ts';
import { tables, type VersionedTable } from './tables.ts';

/** A table of figures, and how its rows (`t`) say what they are about: SQL for each. */
export interface Measured {
  table: VersionedTable;
  /** Whether figures of a data set stand here. */
  holds(dataset: string): boolean;
  joins: string;
  dataset: string;
  country: string;
  /** Region, where figures are of regions; else null. */
  region: string;
  /** What tells rows of one data set, country and year apart, in words; null where nothing does. */
  what: string;
  year: string;
  /** The figure that is compared; what else a row says counts as changed without one. */
  value: string;
}

const NONE = 'null::text';
const ofEvents = (dataset: string): boolean => dataset.startsWith(`${EVENTS}.`);
const ofAreas = (dataset: string): boolean => dataset.startsWith(`${AREAS}.`);
const isGroups = (dataset: string): boolean => dataset === GROUPS;
const isStanding = (dataset: string): boolean => dataset === STANDING;
const isTally = (dataset: string): boolean => TALLIES.has(dataset);
const elsewhere = [ofEvents, ofAreas, isGroups, isStanding, isTally];
/** A region or group may have been held under several data releases; its country is the same in all of them. */
const countries = (table: string): string => `(select id, max(country_id) as country_id from "${table}" group by id)`;

/** Everything that can be held against an earlier data release figure by figure. */
export const measured: readonly Measured[] = [
  {
    table: tables.observation,
    holds: (dataset) => !elsewhere.some((holds) => holds(dataset)),
    joins: `join series on series.id = t.series_id
            left join ${countries('region')} place on series.is_region and place.id = series.unit_id`,
    dataset: 'series.indicator_id',
    country: 'case when series.is_region then place.country_id else series.unit_id end',
    region: 'case when series.is_region then series.unit_id end',
    what: 'case when series.is_region then series.unit_id end',
    year: 't.year',
    value: 't.value',
  },
  {
    table: tables.powerPeriod,
    holds: isGroups,
    joins: `left join ${countries('ethnic_group')} place on place.id = t.group_id`,
    dataset: `'${GROUPS}'`,
    country: 'place.country_id',
    region: NONE,
    what: `'size of group ' || t.group_id`,
    year: 't.from_year',
    value: 't.size',
  },
  {
    table: tables.standing,
    holds: isStanding,
    joins: '',
    dataset: `'${STANDING}'`,
    country: 't.country_id',
    region: NONE,
    what: `t.profile || ', lowest rank'`,
    year: 't.year',
    value: 't.rank_low',
  },
  {
    table: tables.toolTally,
    holds: isTally,
    joins: '',
    dataset: 't.dataset_id',
    country: NONE,
    region: NONE,
    what: `t.tool || ' ' || t.factor || ', findings'`,
    year: 'null::int',
    value: 't.helps + t.hinders + t.mixed',
  },
  {
    table: tables.conflictEvent,
    holds: ofEvents,
    joins: '',
    dataset: `'${EVENTS}.' || t.country_id`,
    country: 't.country_id',
    region: NONE,
    what: `'deaths of event ' || t.id`,
    // Not extract(), which answers in exact decimals: slow for each of half a million.
    year: `date_part('year', t.date)::int`,
    value: 't.best',
  },
  {
    table: tables.conflictArea,
    holds: ofAreas,
    joins: '',
    dataset: `'${AREAS}.' || t.country_id`,
    country: 't.country_id',
    region: NONE,
    what: `'deaths, ' || t.type || case t.place when 'CELL' then ', cell ' when 'ADMIN_1' then ', ' else '' end || t.area`,
    year: 't.year',
    value: 't.best',
  },
];
