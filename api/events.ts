import type { Database } from './database.ts';
import type { ViolenceType } from './model/enums.ts';

/** Which events are asked for, ids checked. */
export interface EventSelection {
  ordinal: number;
  /** Ids of countries; null for all. For none the database is not asked: an import of the first events may hold the table. */
  countries: readonly string[] | null;
  /** First and last day, as 2015-01-01. */
  from: string;
  to: string;
  types: readonly ViolenceType[] | null;
  admin1: readonly string[] | null;
}

/** Where an event stands in the order of all: by its first day, then by number. */
export interface EventPlace {
  date: string;
  id: number;
}

export interface EventRow {
  id: number;
  countryId: string;
  date: string;
  endDate: string;
  type: ViolenceType;
  sideA: string;
  sideB: string;
  best: number;
  low: number;
  high: number;
  precision: number;
  admin1: string | null;
  cell: number | null;
}

const HELD = `
  valid_from <= $1::int and (valid_until is null or valid_until > $1::int)
  and date >= $2::date and date <= $3::date
  and ($4::text[] is null or type = any($4::text[]))
  and ($5::text[] is null or admin1 = any($5::text[]))`;

const COLUMNS = `
  id, country_id as "countryId", date::text, end_date::text as "endDate", type, side_a as "sideA", side_b as "sideB",
  best, low, high, precision, admin1, cell`;

/** Goes on from the event before, along an index: a page deep in the list costs what the first does. */
const pageOf = (condition: string): string => `
  select * from conflict_event where ${HELD} ${condition} and (date, id) > ($6::date, $7::int)
  order by date, id limit $8::int`;

const PAGE = `select ${COLUMNS} from (${pageOf('')}) event order by event.date, id`;

/** A page of each country, and of those the first: a list of countries would have to be sorted whole. */
const PAGE_OF_COUNTRIES = `
  select ${COLUMNS} from unnest($9::text[]) country
  cross join lateral (${pageOf('and country_id = country')}) event
  order by event.date, id limit $8::int`;

const COUNT = `select count(*)::int as count from conflict_event where ${HELD}`;
const COUNT_OF_COUNTRIES = `${COUNT} and country_id = any($6::text[])`;

/** Single events stay in the database: there can be hundreds of thousands, and few are asked for at once. */
export class Events {
  constructor(private readonly database: Database) {}

  async page(selection: EventSelection, after: EventPlace, limit: number): Promise<EventRow[]> {
    if (selection.countries?.length === 0) return [];
    const { sql, parameters } = pageStatement(selection, after, limit);
    return this.database.read((session) => session.query<EventRow>(sql, parameters));
  }

  async count(selection: EventSelection): Promise<number> {
    const { countries } = selection;
    if (countries?.length === 0) return 0;
    const parameters = parametersOf(selection);
    const rows = await this.database.read((session) =>
      countries
        ? session.query<{ count: number }>(COUNT_OF_COUNTRIES, [...parameters, countries])
        : session.query<{ count: number }>(COUNT, parameters),
    );
    return rows[0]?.count ?? 0;
  }
}

export function pageStatement(selection: EventSelection, after: EventPlace, limit: number): Statement {
  const { countries } = selection;
  const parameters = [...parametersOf(selection), after.date, after.id, limit];
  return countries ? { sql: PAGE_OF_COUNTRIES, parameters: [...parameters, countries] } : { sql: PAGE, parameters };
}

interface Statement {
  sql: string;
  parameters: unknown[];
}

function parametersOf({ ordinal, from, to, types, admin1 }: EventSelection): unknown[] {
  return [ordinal, from, to, types, admin1];
}
