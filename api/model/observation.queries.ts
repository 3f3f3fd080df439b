import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { newest, pageOf, series } from '../limits.ts';
import { compareIds } from '../read-model/catalogue.ts';
import type { Cube } from '../read-model/cube.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import type { Indicator } from './indicator.ts';
import { compareKeys, decodeCursor, page, pageSize, Paging, type Key, type Page } from './paging.ts';
import { Observation, ObservationConnection } from './published-observation.ts';
import { Region } from './region.ts';
import type { Region as RegionNode } from './region.ts';
import { YearRange, years } from './years.ts';

const INDICATORS = 'Ids of indicators; without it, all.';

@InputType('ObservationFilter', {
  description:
    'Which observations. Without `countries` and `regions`: every country, no region. With `regions` alone: those ' +
    'regions; with both: those countries and those regions.',
})
export class ObservationFilter {
  @Field(() => [ID], { nullable: true, description: INDICATORS })
  indicators?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of countries.' })
  countries?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of regions.' })
  regions?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'First year wanted, itself included.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year wanted, itself included.' })
  to?: number | null;
}

@ArgsType()
class IndicatorsAndYears extends YearRange {
  @Field(() => [ID], { nullable: true, description: INDICATORS })
  indicators: string[] | null = null;
}

@Resolver()
export class ObservationQueries {
  @Query(() => ObservationConnection, {
    description: 'Figures of countries or regions, ordered by indicator, country or region, and year.',
    complexity: pageOf(),
  })
  observations(
    @Arg('filter', () => ObservationFilter, { description: 'Which ones.' }) filter: ObservationFilter,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<Observation> {
    return pageOfObservations(new Selection(model, filter), paging);
  }
}

@Resolver(() => Country)
export class CountryObservations {
  @FieldResolver(() => [Observation], {
    description: 'Its figures, ordered by indicator and year.',
    complexity: series,
  })
  observations(
    @Root() country: CountryNode,
    @Args(() => IndicatorsAndYears) { indicators, ...range }: IndicatorsAndYears,
    @Ctx() { model }: RequestContext,
  ): Observation[] {
    return allOf(country, (indicator) => model.countryCube(indicator), chosen(model, indicators), range);
  }

  @FieldResolver(() => [Observation], {
    description: 'Its newest figure of each indicator that has one, each with its own year.',
    complexity: newest,
  })
  latest(
    @Root() country: CountryNode,
    @Arg('indicators', () => [ID], { nullable: true, description: INDICATORS }) indicators: string[] | null,
    @Ctx() { model }: RequestContext,
  ): Observation[] {
    return latestOf(country, (indicator) => model.countryCube(indicator), chosen(model, indicators));
  }
}

@Resolver(() => Region)
export class RegionObservations {
  @FieldResolver(() => [Observation], {
    description: 'Its figures, ordered by indicator and year.',
    complexity: series,
  })
  observations(
    @Root() region: RegionNode,
    @Args(() => IndicatorsAndYears) { indicators, ...range }: IndicatorsAndYears,
    @Ctx() { model }: RequestContext,
  ): Observation[] {
    return allOf(region, (indicator) => model.regionCube(indicator), chosen(model, indicators), range);
  }

  @FieldResolver(() => [Observation], {
    description: 'Its newest figure of each indicator that has one, each with its own year.',
    complexity: newest,
  })
  latest(
    @Root() region: RegionNode,
    @Arg('indicators', () => [ID], { nullable: true, description: INDICATORS }) indicators: string[] | null,
    @Ctx() { model }: RequestContext,
  ): Observation[] {
    return latestOf(region, (indicator) => model.regionCube(indicator), chosen(model, indicators));
  }
}

type Unit = CountryNode | RegionNode;
type FindCube = (indicator: Indicator) => Cube | undefined;

function chosen(model: ReadModel, indicators: string[] | null | undefined): readonly Indicator[] {
  return indicators ? model.indicators.pick(indicators) : model.indicators.all;
}

function allOf(unit: Unit, findCube: FindCube, indicators: readonly Indicator[], range: YearRange): Observation[] {
  const { from, to } = years(range);
  const found: Observation[] = [];
  for (const indicator of indicators) {
    const cube = findCube(indicator);
    if (!cube) continue;
    for (const cell of cube.cells(unit.index, from, to)) found.push(new Observation(indicator, unit, cube, cell));
  }
  return found;
}

function latestOf(unit: Unit, findCube: FindCube, indicators: readonly Indicator[]): Observation[] {
  const found: Observation[] = [];
  for (const indicator of indicators) {
    const cube = findCube(indicator);
    const cell = cube?.latest(unit.index) ?? -1;
    if (cube && cell >= 0) found.push(new Observation(indicator, unit, cube, cell));
  }
  return found;
}

/** What a filter selects: rows of figures, in the order of the list. */
class Selection {
  readonly from: number;
  readonly to: number;
  private readonly indicators: readonly Indicator[];
  private readonly countries: readonly CountryNode[];
  private readonly regions: readonly RegionNode[];

  constructor(
    private readonly model: ReadModel,
    filter: ObservationFilter,
  ) {
    ({ from: this.from, to: this.to } = years(filter));
    this.indicators = chosen(model, filter.indicators);
    this.regions = filter.regions ? model.regions.pick(filter.regions) : [];
    if (filter.countries) this.countries = model.countries.pick(filter.countries);
    else this.countries = filter.regions ? [] : model.countries.all;
  }

  /** Rows from the one that holds `key` on; a key whose row is gone begins at the row that follows it. */
  *rows(key: Key | null): Generator<{ indicator: Indicator; unit: Unit; cube: Cube; part: number }> {
    for (const indicator of this.indicators.slice(key ? firstFrom(this.indicators, String(key[0])) : 0)) {
      const within = key && key[0] === indicator.id ? key : null;
      const parts = [
        { units: this.countries, cube: this.model.countryCube(indicator) },
        { units: this.regions, cube: this.model.regionCube(indicator) },
      ];
      for (const [part, { units, cube }] of parts.entries()) {
        if (!cube || (within && part < Number(within[1]))) continue;
        const start = within && part === within[1] ? firstFrom(units, String(within[2])) : 0;
        for (let index = start; index < units.length; index += 1) {
          const unit = units[index];
          if (unit && cube.inUnit(unit.index) > 0) yield { indicator, unit, cube, part };
        }
      }
    }
  }

  count(): number {
    let count = 0;
    for (const { unit, cube } of this.rows(null)) count += cube.count(unit.index, this.from, this.to);
    return count;
  }
}

/** Key of a figure: indicator, 0 for countries and 1 for regions, unit, year. */
const KEY_SHAPE: Key = ['', 0, '', 0];

function keyOf({ indicator, country, region, year }: Observation): Key {
  return country ? [indicator.id, 0, country.id, year] : [indicator.id, 1, region?.id ?? '', year];
}

/** Goes straight to the row of the cursor, so a page deep in the list costs what the first one does. */
function pageOfObservations(selection: Selection, { first, after }: Paging): Page<Observation> {
  const size = pageSize(first);
  const key = after == null ? null : decodeCursor(after, KEY_SHAPE);
  const nodes: Observation[] = [];
  let more = false;
  rows: for (const { indicator, unit, cube, part } of selection.rows(key)) {
    for (const cell of cube.cells(unit.index, selection.from, selection.to)) {
      if (key && compareKeys([indicator.id, part, unit.id, cube.year(cell)], key) <= 0) continue;
      if (nodes.length === size) {
        more = true;
        break rows;
      }
      nodes.push(new Observation(indicator, unit, cube, cell));
    }
  }
  return page(nodes, keyOf, { before: key !== null, more, total: () => selection.count() });
}

/** Place of the first item whose id is not before `id`. */
function firstFrom(items: readonly { id: string }[], id: string): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds(items[middle]?.id ?? '', id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
