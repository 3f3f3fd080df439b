import { Field, Float, Int, ObjectType } from 'type-graphql';
import { figure, type Cube } from '../read-model/cube.ts';
import { Country } from './country.ts';
import { Indicator } from './indicator.ts';
import { connectionOf } from './paging.ts';
import { Region } from './region.ts';
import { Release } from './source.ts';

@ObjectType('Observation', {
  description: 'One figure: an indicator, a country or region, a year. A figure that is missing has no observation.',
  simpleResolvers: true,
})
export class Observation {
  @Field(() => Indicator, { description: 'What is measured, with its unit and direction.' })
  indicator: Indicator;

  @Field(() => Country, { nullable: true, description: 'The country; null for a figure of a region.' })
  country: Country | null;

  @Field(() => Region, { nullable: true, description: 'The region; null for a figure of a country.' })
  region: Region | null;

  @Field(() => Int, { description: 'The year the figure is about.' })
  year: number;

  @Field(() => Float, { description: 'The figure, in the unit of its indicator and with the sign of its source.' })
  value: number;

  @Field(() => Float, { nullable: true, description: 'Lower bound the source gives; null where it gives none.' })
  low: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound the source gives; null where it gives none.' })
  high: number | null;

  @Field(() => Release, { description: 'The imported file it comes from.' })
  release: Release;

  constructor(
    indicator: Indicator,
    unit: Country | Region,
    private readonly cube: Cube,
    cell: number,
  ) {
    const isRegion = 'country' in unit;
    this.indicator = indicator;
    this.country = isRegion ? null : unit;
    this.region = isRegion ? unit : null;
    this.year = cube.year(cell);
    this.value = figure(cube.values, cell) ?? Number.NaN;
    this.low = figure(cube.low, cell);
    this.high = figure(cube.high, cell);
    if (!indicator.release) throw new Error(`${indicator.id} has figures but no release.`);
    this.release = indicator.release;
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'Where the country stands among all with a figure in the same year: the share of them with a lower value, 0 to 1, ' +
      'equal values (its own included) counted half. It says nothing of better or worse; null for regions.',
  })
  percentile(): number | null {
    if (this.region) return null;
    const spread = this.cube.spread(this.year);
    const below = countBelow(spread, this.value);
    const upTo = countUpTo(spread, this.value);
    return (below + upTo) / 2 / spread.length;
  }
}

export const ObservationConnection = connectionOf('Observation', Observation, 'observations');

function countBelow(sorted: Float64Array, value: number): number {
  return bisect(sorted, (other) => other < value);
}

function countUpTo(sorted: Float64Array, value: number): number {
  return bisect(sorted, (other) => other <= value);
}

function bisect(sorted: Float64Array, isBefore: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sorted[middle] ?? Number.NaN)) low = middle + 1;
    else high = middle;
  }
  return low;
}
