import { RISK_ID } from './baselines.ts';
import { LIST_SIZE, spokenOf, type Pool, type Said } from './evaluate.ts';
import { listed } from './metrics.ts';
import type { Row } from './outcomes.ts';

/** A country with years, in which an onset came or its name was on the list. */
export interface NamedYears {
  country: string;
  name: string;
  years: number[];
}

/** What the list of the risk profile held and what it did not, named with equal weight and in the order of names. */
export interface Named {
  pool: string;
  /** Onsets whose country was on the list one or two years before. */
  hits: NamedYears[];
  /** Onsets whose country was not. */
  misses: NamedYears[];
  /** Origins at which a country was on the list and no onset came within two years. */
  falseAlarms: NamedYears[];
  /** Onsets in countries that had no score. */
  notScored: NamedYears[];
  counts: { onsets: number; hits: number; misses: number; falseAlarms: number; notScored: number };
}

export interface CountryName {
  id: string;
  name: string;
}

/** `everyRow` holds onsets in countries without a score too, so that none is passed over in silence. */
export function nameOutcomes(
  said: Said,
  pool: Pool,
  everyRow: readonly Row[],
  nameOf: (unit: number) => CountryName,
): Named {
  const risk = said.contenders.find(({ contender }) => contender.id === RISK_ID);
  const scored = risk ? spokenOf(risk.forecasts) : [];
  const places = scored.filter((place) => {
    const row = said.rows[place];
    return row !== undefined && pool.holds(row);
  });
  const values = places.map((place) => risk?.forecasts.value[place] ?? Number.NaN);
  const rows = places.flatMap((place) => said.rows[place] ?? []);
  const onList = listed(
    values,
    rows.map(({ year }) => year),
    LIST_SIZE,
  );
  const [hits, seen, all, alarms] = [new YearsByUnit(), new YearsByUnit(), new YearsByUnit(), new YearsByUnit()];
  rows.forEach((row, index) => {
    const isListed = (onList[index] ?? 0) >= 0.5;
    for (const year of row.when) {
      seen.add(row.unit, year);
      if (isListed) hits.add(row.unit, year);
    }
    if (isListed && !row.came) alarms.add(row.unit, row.year);
  });
  for (const row of everyRow) for (const year of row.when) all.add(row.unit, year);
  const named = {
    hits: hits.named(nameOf),
    misses: seen.without(hits).named(nameOf),
    falseAlarms: alarms.named(nameOf),
    notScored: all.without(seen).named(nameOf),
  };
  return {
    pool: pool.id,
    ...named,
    counts: {
      onsets: all.size,
      hits: hits.size,
      misses: seen.without(hits).size,
      falseAlarms: alarms.size,
      notScored: all.without(seen).size,
    },
  };
}

class YearsByUnit {
  private readonly years = new Map<number, Set<number>>();

  add(unit: number, year: number): void {
    const known = this.years.get(unit) ?? new Set();
    this.years.set(unit, known.add(year));
  }

  get size(): number {
    return [...this.years.values()].reduce((sum, years) => sum + years.size, 0);
  }

  without(other: YearsByUnit): YearsByUnit {
    const rest = new YearsByUnit();
    for (const [unit, years] of this.years) {
      for (const year of years) if (!other.years.get(unit)?.has(year)) rest.add(unit, year);
    }
    return rest;
  }

  named(nameOf: (unit: number) => CountryName): NamedYears[] {
    return [...this.years]
      .map(([unit, years]) => {
        const { id, name } = nameOf(unit);
        return { country: id, name, years: [...years].toSorted((a, b) => a - b) };
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
}
