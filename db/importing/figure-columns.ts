/** What stands in each of our compact tables, for programs that read them (Frictionless table schema, v1). */

import { PowerStatus, ViolenceType } from '../../api/model/enums.ts';
import { GROUPS, STANDING } from './reading.ts';

interface Field {
  name: string;
  type: 'string' | 'integer' | 'number' | 'year' | 'boolean';
  description: string;
  constraints?: Record<string, unknown>;
}

interface Columns {
  title: string;
  fields: Field[];
  primaryKey: string[];
  foreignKeys?: { fields: string; reference: { resource: string; fields: string } }[];
}

const required = { required: true };
const isId = { ...required, pattern: '[A-Za-z0-9._-]+' };

/** Numbers of consecutive years; an underscore where there is no figure. */
const figure = String.raw`(_|-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?)`;
const row = { pattern: `${figure}( ${figure})*` };

const country: Field = {
  name: 'country',
  type: 'string',
  description: 'The country or state: ISO 3166-1 alpha-3 where there is one, else an id of ours (`XKX` for Kosovo).',
  constraints: isId,
};

const unit = (what: string): Columns => ({
  title: what,
  fields: [
    { name: 'id', type: 'string', description: 'Its id.', constraints: { ...isId, unique: true } },
    { name: 'name', type: 'string', description: 'Its name, as the source writes it.', constraints: required },
    country,
  ],
  primaryKey: ['id'],
});

/** The name of a table in the data package: `vdem-v14.observations`. */
export const resourceName = (release: string, file: string): string => `${release}.${file.replace(/\.csv$/, '')}`;

/** The columns of a table of a release, which carries the data sets named. */
export function columnsOf(file: string, release: string, carries: readonly string[]): Columns {
  switch (file) {
    case 'observations.csv':
      return observations(carries);
    case 'regions.csv':
      return unit('regions');
    case 'groups.csv':
      return unit('politically relevant ethnic groups');
    case 'periods.csv':
      return periods(release);
    case 'standings.csv':
      return standings();
    case 'areas.csv':
      return areas();
    default:
      throw new Error(`db/importing/figure-columns.ts does not say what the columns of ${release}/${file} mean.`);
  }
}

function observations(carries: readonly string[]): Columns {
  return {
    title: 'figures by year',
    fields: [
      {
        name: 'indicator',
        type: 'string',
        description: 'What is measured; GraphQL’s `indicator(id:)` and the page of data have its unit and meaning.',
        constraints: { ...required, enum: carries.filter((id) => id !== GROUPS && id !== STANDING) },
      },
      {
        name: 'unit',
        type: 'string',
        description: 'The country (ISO 3166-1 alpha-3 where there is one) or region it is measured in.',
        constraints: isId,
      },
      { name: 'from', type: 'year', description: 'The year of the first value.', constraints: required },
      {
        name: 'values',
        type: 'string',
        description:
          'One value a year from that year on, separated by spaces. An underscore is a year without a figure. `.5` is 0.5.',
        constraints: { ...required, ...row },
      },
      {
        name: 'low',
        type: 'string',
        description: 'Low ends of the same years; blank where none are given.',
        constraints: row,
      },
      {
        name: 'high',
        type: 'string',
        description: 'High ends of the same years; blank where none are given.',
        constraints: row,
      },
    ],
    primaryKey: ['indicator', 'unit'],
  };
}

function periods(release: string): Columns {
  return {
    title: 'access of groups to executive power',
    fields: [
      { name: 'group', type: 'string', description: 'Id of the group.', constraints: isId },
      { name: 'from', type: 'year', description: 'First year of the period.', constraints: required },
      { name: 'to', type: 'year', description: 'Last year of the period, included.', constraints: required },
      {
        name: 'status',
        type: 'string',
        description: 'Access to executive power at the centre, by experts’ judgement.',
        constraints: {
          ...required,
          enum: Object.keys(PowerStatus),
        },
      },
      {
        name: 'size',
        type: 'number',
        description: 'Share of the population, 0 to 1; blank where it is not known.',
        constraints: { minimum: 0, maximum: 1 },
      },
      { name: 'regionalAutonomy', type: 'boolean', description: 'Whether it governs a region; blank where not coded.' },
    ],
    primaryKey: ['group', 'from'],
    foreignKeys: [{ fields: 'group', reference: { resource: resourceName(release, 'groups.csv'), fields: 'id' } }],
  };
}

function standings(): Columns {
  const rank = { ...required, minimum: 1 };
  return {
    title: 'places of countries by profile',
    fields: [
      country,
      {
        name: 'profile',
        type: 'string',
        description: 'Which of the two profiles.',
        constraints: { ...required, enum: ['RISK', 'RESILIENCE'] },
      },
      { name: 'year', type: 'year', description: 'The year.', constraints: required },
      {
        name: 'rankLow',
        type: 'integer',
        description: 'First place of the 90 % interval; 1 is the highest score.',
        constraints: rank,
      },
      { name: 'rankHigh', type: 'integer', description: 'Last place of that interval.', constraints: rank },
      {
        name: 'classes',
        type: 'string',
        description: 'Of 1,000 draws, how many put it in each fifth of states 1990–2019, from the lowest fifth up.',
        constraints: { ...required, pattern: String.raw`\d+( \d+){4}` },
      },
    ],
    primaryKey: ['country', 'profile', 'year'],
  };
}

function areas(): Columns {
  const count = (name: string, what: string): Field => ({
    name,
    type: 'integer',
    description: what,
    constraints: { ...required, minimum: 0 },
  });
  return {
    title: 'events and deaths by area',
    fields: [
      country,
      {
        name: 'place',
        type: 'string',
        description: 'What kind of area: the country, an admin-1 unit of it, or a half-degree cell in it.',
        constraints: { ...required, enum: ['COUNTRY', 'ADMIN_1', 'CELL'] },
      },
      {
        name: 'area',
        type: 'string',
        description:
          'Id of the region (ISO 3166-2) or the producer’s name of the admin-1 unit; PRIO-GRID number of the cell; blank for the country.',
      },
      {
        name: 'type',
        type: 'string',
        description: 'Type of violence.',
        constraints: { ...required, enum: Object.keys(ViolenceType) },
      },
      { name: 'year', type: 'year', description: 'The year.', constraints: required },
      count('events', 'Events recorded there.'),
      count('best', 'Deaths in them, best estimate.'),
      count('low', 'Deaths, low estimate.'),
      count('high', 'Deaths, high estimate.'),
    ],
    primaryKey: ['country', 'place', 'area', 'type', 'year'],
  };
}
