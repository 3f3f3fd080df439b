import { ViolenceType } from '../../../api/model/enums.ts';
import type { AreaFigure, EventFigure, MapContext } from '../../importing/importer.ts';

/** Types of violence and years, in the numbers that sums are found by. */
const TYPES = Object.values(ViolenceType);
const YEARS = 4096;
const SPAN = YEARS * TYPES.length;

/** What events come to by country, admin-1 unit and cell, each by year and type. */
export class AreaSums {
  /** By country, then by area, year and type in one number: text put together for every event would cost a second. */
  readonly #countries = new Map<string, { sums: Map<number, AreaFigure>; units: Map<string, number> }>();

  add(event: EventFigure, context: Pick<MapContext, 'region'>): void {
    const of = this.#of(event.country);
    // An event over a turn of the year counts where it began.
    const year = Number(event.date.slice(0, 4));
    const key = year * TYPES.length + TYPES.indexOf(event.type);
    count(of.sums, event, year, 'COUNTRY', '', key);
    if (event.admin1 !== null) {
      const area = context.region(`${event.country} ${event.admin1}`)?.id ?? event.admin1;
      count(of.sums, event, year, 'ADMIN_1', area, key - SPAN * (numbered(of.units, area) + 1));
    }
    if (event.cell !== null) count(of.sums, event, year, 'CELL', event.cell, key + SPAN * event.cell);
  }

  *figures(): Iterable<AreaFigure> {
    for (const { sums } of this.#countries.values()) yield* sums.values();
  }

  #of(country: string) {
    const known = this.#countries.get(country);
    if (known) return known;
    const made = { sums: new Map<number, AreaFigure>(), units: new Map<string, number>() };
    this.#countries.set(country, made);
    return made;
  }
}

function count(
  sums: Map<number, AreaFigure>,
  { country, type, best, low, high }: EventFigure,
  year: number,
  place: AreaFigure['place'],
  area: string | number,
  key: number,
): void {
  const sum = sums.get(key);
  if (!sum) {
    sums.set(key, { kind: 'area', country, place, area: String(area), year, type, events: 1, best, low, high });
    return;
  }
  sum.events += 1;
  sum.best += best;
  sum.low += low;
  sum.high += high;
}

/** Numbers from 0, in the order in which names are first met. */
function numbered(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
