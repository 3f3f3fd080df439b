import type { AreaFigure, EventFigure, MapContext } from '../../importing/importer.ts';

/** Types of violence and years, in the numbers that sums are found by. */
const TYPES = 4;
const YEARS = 4096;

/** What events come to by country, admin-1 unit and cell, each by year and type. */
export class AreaSums {
  /** By country, then by area, year and type in one number: text put together for every event would cost a second. */
  readonly #countries = new Map<string, { sums: Map<number, AreaFigure>; units: Map<string, number> }>();
  readonly #types = new Map<string, number>();

  add(event: EventFigure, context: Pick<MapContext, 'region'>): void {
    this.#count(event, 'COUNTRY', '', 0);
    if (event.admin1 !== null) {
      const area = context.region(`${event.country} ${event.admin1}`)?.id ?? event.admin1;
      this.#count(event, 'ADMIN_1', area, -this.#unit(event.country, area));
    }
    if (event.cell !== null) this.#count(event, 'CELL', event.cell, event.cell);
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

  /** An event over a turn of the year counts where it began. */
  #count(event: EventFigure, place: AreaFigure['place'], area: string | number, number: number): void {
    const { country, date, type, best, low, high } = event;
    const year = Number(date.slice(0, 4));
    const key = (number * YEARS + year) * TYPES + numbered(this.#types, type);
    const { sums } = this.#of(country);
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

  #unit(country: string, area: string): number {
    return numbered(this.#of(country).units, area) + 1;
  }
}

/** Numbers from 0, in the order in which names are first met. */
function numbered(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
