import type { AreaFigure, EventFigure, MapContext } from '../../importing/importer.ts';

/** What events come to by country, admin-1 unit and cell, each by year and type. */
export class AreaSums {
  readonly #sums = new Map<string, AreaFigure>();

  add(event: EventFigure, context: Pick<MapContext, 'region'>): void {
    this.#count(event, 'COUNTRY', '');
    if (event.admin1 !== null) {
      const known = context.region(`${event.country} ${event.admin1}`);
      this.#count(event, 'ADMIN_1', known?.id ?? event.admin1);
    }
    if (event.cell !== null) this.#count(event, 'CELL', String(event.cell));
  }

  figures(): Iterable<AreaFigure> {
    return this.#sums.values();
  }

  /** An event over a turn of the year counts where it began. */
  #count({ country, date, type, best, low, high }: EventFigure, place: AreaFigure['place'], area: string): void {
    const year = Number(date.slice(0, 4));
    const key = `${country}\t${place}\t${area}\t${type}\t${year}`;
    const sum = this.#sums.get(key);
    if (!sum) {
      this.#sums.set(key, { kind: 'area', country, place, area, year, type, events: 1, best, low, high });
      return;
    }
    sum.events += 1;
    sum.best += best;
    sum.low += low;
    sum.high += high;
  }
}
