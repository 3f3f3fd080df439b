import type { PowerStatus } from '../../../api/model/enums.ts';
import { discriminatedShare, excludedShare, type StatusShare } from '../../inequality.ts';
import type { MapContext, ObservationFigure } from '../../importing/importer.ts';

interface StateYear {
  gwid: string;
  year: number;
  groups: StatusShare[];
}

/** Gathers the groups of each state and year, to say which share of the people is excluded or discriminated against. */
export class Shares {
  readonly #years = new Map<string, StateYear>();
  readonly #lastYear = new Map<string, number>();

  add(gwid: string, from: number, to: number, status: PowerStatus, size: number | null): void {
    this.#lastYear.set(gwid, Math.max(to, this.#lastYear.get(gwid) ?? to));
    for (let year = from; year <= to; year += 1) {
      const key = `${gwid} ${year}`;
      const state = this.#years.get(key) ?? { gwid, year, groups: [] };
      state.groups.push({ status, size });
      this.#years.set(key, state);
    }
  }

  *figures(context: MapContext): Generator<ObservationFigure> {
    for (const [country, { year, groups }] of this.#byCountry(context)) {
      const place = { kind: 'observation', country, year } as const;
      const excluded = excludedShare(groups);
      if (excluded !== null) yield { ...place, indicator: 'epr.excluded_share', value: excluded };
      const discriminated = discriminatedShare(groups);
      if (discriminated !== null) yield { ...place, indicator: 'epr.discriminated_share', value: discriminated };
    }
  }

  /** In a year of succession EPR lists both states; where both are one country to us, the one that goes on counts. */
  *#byCountry(context: MapContext): Generator<[string, StateYear]> {
    const chosen = new Map<string, StateYear>();
    const countryOf = (state: StateYear): string | null => context.country('gw', state.gwid, state.year);
    for (const state of this.#years.values()) {
      const key = `${countryOf(state)} ${state.year}`;
      const other = chosen.get(key);
      if (!other || this.#endsLater(state, other)) chosen.set(key, state);
    }
    for (const state of chosen.values()) {
      const country = countryOf(state);
      if (country !== null) yield [country, state];
    }
  }

  #endsLater(state: StateYear, other: StateYear): boolean {
    return (this.#lastYear.get(state.gwid) ?? 0) > (this.#lastYear.get(other.gwid) ?? 0);
  }
}
