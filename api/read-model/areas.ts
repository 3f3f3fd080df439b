import type { ViolenceType } from '../model/enums.ts';
import type { Release } from '../model/source.ts';
import type { Session } from '../session.ts';
import { BinaryRows } from './binary-copy.ts';

/** Data sets of one country each: its single events, and what events come to by area. */
export const EVENTS = 'ged.events.';
const AREAS = 'ged.areas.';

export type Place = 'COUNTRY' | 'ADMIN_1' | 'CELL';

/** Events of a year and type in a country, an admin-1 unit or a cell of it. */
export interface AreaRow {
  place: Place;
  /** Empty for the country; id of a region or its name; PRIO-GRID number. */
  area: string;
  year: number;
  type: ViolenceType;
  events: number;
  best: number;
  low: number;
  high: number;
}

/** What is known of the events of a country, and from which file. */
export interface CountryAreas {
  release: Release;
  rows: readonly AreaRow[];
}

/** Violence by area: countries without a file of events are not among them, which is not the same as none. */
export class Areas {
  constructor(
    private readonly byCountry: ReadonlyMap<string, readonly AreaRow[]>,
    private readonly carriers: ReadonlyMap<string, Release>,
  ) {}

  /** Null where no file of events is loaded. */
  of(country: string): CountryAreas | null {
    const release = this.carriers.get(`${AREAS}${country}`);
    return release ? { release, rows: this.byCountry.get(country) ?? [] } : null;
  }

  /** The file that the single events of a country come from; null where only sums by area are loaded, or nothing. */
  eventsRelease(country: string): Release | null {
    return this.carriers.get(`${EVENTS}${country}`) ?? null;
  }
}

/** All areas that hold in data release `ordinal`, by country and in order of year, area and type. */
export async function loadAreas(session: Session, ordinal: number): Promise<Map<string, AreaRow[]>> {
  const rows = await BinaryRows.read(
    session.copyOut(
      `select country_id::text, place::text, area::text, year::int4, type::text, events::int4, best::int4, low::int4, high::int4
       from conflict_area where valid_from <= ${ordinal} and (valid_until is null or valid_until > ${ordinal})
       order by country_id, year, length(area), area, type`,
    ),
  );
  const byCountry = new Map<string, AreaRow[]>();
  while (rows.next()) {
    const country = rows.text();
    const row: AreaRow = {
      place: rows.text() as Place,
      area: rows.text(),
      year: rows.int4(),
      type: rows.text() as ViolenceType,
      events: rows.int4(),
      best: rows.int4(),
      low: rows.int4(),
      high: rows.int4(),
    };
    const known = byCountry.get(country);
    if (known) known.push(row);
    else byCountry.set(country, [row]);
  }
  return byCountry;
}
