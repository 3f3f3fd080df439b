import { ViolenceType } from '../../../api/model/enums.ts';
import type { EventFigure, MapContext, SourceRow } from '../../importing/importer.ts';

/** As UCDP numbers them. */
const types: Record<number, ViolenceType> = {
  1: ViolenceType.STATE_BASED,
  2: ViolenceType.NON_STATE,
  3: ViolenceType.ONE_SIDED,
};

/** `where_prec`: 1 exact, 2 within about 25 km, 3 a second-order unit, 4 a first-order unit, 5 vaguer, 6 the country, 7 abroad or at sea. */
const coarsestInCell = 3;
const coarsestInAdmin1 = 4;

const YOUNG = 'younger than twelve months: no live events are shown';
const UNCLEAR = 'not yet checked by UCDP (its code_status is not “Clear”)';

/** One event, its place no finer than may be told; null after counting why it is left out. */
export function eventOf(row: SourceRow, context: MapContext, newestDay: string): EventFigure | null {
  if (row.header.has('code_status') && (row.text('code_status') ?? 'Clear') !== 'Clear') {
    context.skip(UNCLEAR);
    return null;
  }
  const end = row.required('date_end');
  const endDate = dayIn(end, 'date_end');
  if (endDate > newestDay) {
    context.skipForNow(YOUNG);
    return null;
  }
  const country = context.country('gw', String(row.integer('country_id')), row.integer('year'));
  if (country === null) return null;
  const precision = row.integer('where_prec');
  const gid = row.number('priogrid_gid');
  const start = row.required('date_start');
  return {
    kind: 'event',
    id: row.integer('id'),
    country,
    date: start === end ? endDate : dayIn(start, 'date_start'),
    endDate,
    type: typeOf(row),
    sideA: row.required('side_a'),
    sideB: row.required('side_b'),
    best: row.integer('best'),
    low: row.integer('low'),
    high: row.integer('high'),
    precision,
    admin1: precision <= coarsestInAdmin1 ? (row.text('adm_1')?.replaceAll(/\s+/g, ' ') ?? null) : null,
    cell: precision <= coarsestInCell && gid !== null && gid > 0 ? gid : null,
  };
}

function typeOf(row: SourceRow): ViolenceType {
  const number = row.integer('type_of_violence');
  const type = types[number];
  if (!type) throw new Error(`column "type_of_violence" holds "${number}": expected 1, 2 or 3.`);
  return type;
}

/** Dates may carry a time of day, which says nothing: "2009-06-09 00:00:00.000". */
function dayIn(text: string, column: string): string {
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(text) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date))) {
    throw new Error(`column "${column}" holds "${text}": expected a date as 2015-04-30.`);
  }
  return date;
}
