import { bisectLeft, bisectRight, quantileSorted } from 'd3-array';
import type { Distribution } from '../charts/standing.ts';
import { plain } from '../plain.ts';
import type { Column, Sort } from '../state.ts';
import { type Both, bothClass, thirdOf } from './both.ts';
import type { LayerData, ListedCountry } from './query.ts';

/** One country in one year of a layer. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Share of countries with a lower value that year, equal ones (its own included) counted half, as in the API */
  readonly position: number | null;
  /** Index of its class in the legend */
  readonly class: number | null;
  /** Another class may be the right one; null = nothing is known of that */
  readonly unsure: boolean | null;
  /** Of the layer that is laid over this one; null = there is none */
  readonly second: Pick<YearValue, 'value' | 'low' | 'high'> | null;
  /** A row of the table: a state of that year, or any territory with a figure */
  readonly listed: boolean;
  /** On the map of today's borders */
  readonly drawn: boolean;
}

export interface YearValue {
  readonly year: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const byName = new Intl.Collator('en-GB');

/** Whether a layer is of our own profiles, or a dimension of them. */
export function isScore({ indicator }: LayerData): boolean {
  return indicator.id.startsWith('forestall.');
}

/** Countries of one year, A to Z; one without a figure has nulls. */
export function figuresOf(
  layer: LayerData,
  countries: readonly ListedCountry[],
  year: number,
  classOf: (value: number | null) => number | null,
): Figure[] {
  const at = layer.years.indexOf(year);
  const seriesAt = new Map(layer.countries.map(({ id }, index) => [id, index]));
  const cell = (table: LayerData['values'] | null, id: string) => table?.[seriesAt.get(id) ?? -1]?.[at] ?? null;

  // The place of a score is an interval, given on request: no exact one is worked out for it.
  const positionOf = isScore(layer) ? () => null : positions(layer.values.map((series) => series[at] ?? null));
  return countries
    .map((country) => {
      const value = cell(layer.values, country.id);
      const low = cell(layer.low, country.id);
      const high = cell(layer.high, country.id);
      const sure = layer.classSure?.[seriesAt.get(country.id) ?? -1]?.[at] ?? null;
      return {
        id: country.id,
        name: country.name,
        region: country.subregion ?? country.region,
        value,
        low,
        high,
        position: positionOf(value),
        class: classOf(value),
        unsure: sure !== null ? !sure : low === null || high === null ? null : classOf(low) !== classOf(high),
        second: null,
        listed: value !== null || wasState(country, year),
        drawn: country.existsTo === null,
      };
    })
    .filter(({ listed, drawn }) => listed || drawn)
    .sort((a, b) => byName.compare(a.name, b.name));
}

/** Two layers of each country; each class is a pair of thirds, unsure where either range reaches into another third. */
export function bothFiguresOf(
  layer: LayerData,
  { second: over, firstThirds, secondThirds }: Both,
  countries: readonly ListedCountry[],
  year: number,
): Figure[] {
  const bandsOnly = (one: LayerData) => ({ ...one, classSure: null });
  const seconds = figuresOf(bandsOnly(over), countries, year, (value) => thirdOf(value, secondThirds));
  const secondOf = new Map(seconds.map((second) => [second.id, second]));
  return figuresOf(bandsOnly(layer), countries, year, (value) => thirdOf(value, firstThirds)).map((figure) => {
    const second = secondOf.get(figure.id);
    const shown = bothClass(figure.class, second?.class ?? null);
    return {
      ...figure,
      second: second ? { value: second.value, low: second.low, high: second.high } : null,
      class: shown,
      unsure: shown === null || layer.low === null ? null : Boolean(figure.unsure || second?.unsure),
      listed: figure.listed || (second?.listed ?? false),
    };
  });
}

/** How the figures of a year spread; null without any. */
export function spreadOf(figures: readonly Figure[], year: number): Distribution | null {
  const sorted = ascending(figures.map(({ value }) => value));
  const at = (part: number) => quantileSorted(sorted, part) ?? 0;
  if (sorted.length === 0) return null;
  return {
    year,
    countries: sorted.length,
    minimum: at(0),
    p5: at(0.05),
    p25: at(0.25),
    median: at(0.5),
    p75: at(0.75),
    p95: at(0.95),
    maximum: at(1),
  };
}

/** All years of one country, gaps as nulls. */
export function seriesOf(layer: LayerData, id: string): YearValue[] {
  const index = layer.countries.findIndex((country) => country.id === id);
  return layer.years.map((year, at) => ({
    year,
    value: layer.values[index]?.[at] ?? null,
    low: layer.low?.[index]?.[at] ?? null,
    high: layer.high?.[index]?.[at] ?? null,
  }));
}

/** Sorted copy; countries without a figure come last whichever way it is sorted. */
export function sortFigures(figures: readonly Figure[], { column, descending }: Sort): Figure[] {
  const way = descending ? -1 : 1;
  return [...figures].sort((a, b) => {
    const [one, two] = [keyOf(a, column), keyOf(b, column)];
    if (one === null || two === null) return Number(one === null) - Number(two === null);
    const order =
      typeof one === 'number' && typeof two === 'number' ? one - two : byName.compare(String(one), String(two));
    return order * way || byName.compare(a.name, b.name);
  });
}

export interface Narrowing {
  filter: string;
  region: string | null;
  classes: readonly number[] | null;
}

/** Figures whose name holds the text (accents aside), in the region, in one of the classes. */
export function narrowFigures(figures: readonly Figure[], { filter, region, classes }: Narrowing): Figure[] {
  const text = plain(filter);
  return figures.filter(
    (figure) =>
      (text === '' || plain(figure.name).includes(text)) &&
      (region === null || figure.region === region) &&
      (classes === null || (figure.class !== null && classes.includes(figure.class))),
  );
}

function wasState({ existsFrom, existsTo }: ListedCountry, year: number): boolean {
  return existsFrom !== null && existsFrom <= year && (existsTo === null || existsTo >= year);
}

function keyOf(figure: Figure, column: Column): string | number | null {
  switch (column) {
    case 'name':
      return figure.name;
    case 'region':
      return figure.region;
    case 'value':
      return figure.value;
    case 'range':
      return figure.low;
    case 'second':
      return figure.second?.value ?? null;
    case 'second-range':
      return figure.second?.low ?? null;
    case 'position':
      return figure.position;
  }
}

function positions(values: readonly (number | null)[]): (value: number | null) => number | null {
  const sorted = ascending(values);
  return (value) => {
    if (value === null) return null;
    const below = bisectLeft(sorted, value);
    return (below + bisectRight(sorted, value)) / 2 / sorted.length;
  };
}

function ascending(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null).sort((a, b) => a - b);
}
