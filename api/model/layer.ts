import { Arg, Ctx, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { listOf } from '../limits.ts';
import { scoreIndicator } from '../profiles/published.ts';
import { SURE } from '../profiles/standing.ts';
import { figure, type Cube } from '../read-model/cube.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import { ProfileKind } from './enums.ts';
import { Indicator } from './indicator.ts';
import { Release } from './source.ts';

/** A table of numbers costs far less than as many fields: about as much as this share of them. */
const TABLE_COST = 1000;

@ObjectType('Layer', {
  description: 'Every country and year of one indicator as one compact table: what the map draws.',
  simpleResolvers: true,
})
export class Layer {
  @Field(() => Indicator, { description: 'What is measured.' })
  indicator!: Indicator;

  @Field(() => Release, { description: 'The imported file the figures come from.' })
  release!: Release;

  @Field(() => [Int], { description: 'The years of the columns, ascending.' })
  years!: number[];

  @Field(() => [Country], {
    description: 'The countries of the rows, ordered by id: those with any figure.',
    complexity: listOf(250),
  })
  countries!: Country[];

  @Field(() => [[Float]], {
    description: '`values[c][y]` belongs to `countries[c]` in `years[y]`; null = no data.',
    complexity: TABLE_COST,
  })
  values!: (number | null)[][];

  @Field(() => [[Float]], {
    nullable: true,
    description: 'Lower bounds in the same order; null where the source gives none.',
    complexity: TABLE_COST,
  })
  low!: (number | null)[][] | null;

  @Field(() => [[Float]], {
    nullable: true,
    description: 'Upper bounds in the same order; null where the source gives none.',
    complexity: TABLE_COST,
  })
  high!: (number | null)[][] | null;

  @Field(() => [[Boolean]], {
    nullable: true,
    description:
      'Whether the class of each profile score is sure, in the same order: 80 % of its draws or more agree. Null for what has no published classes, and where a score has none.',
    complexity: TABLE_COST,
  })
  classSure!: (boolean | null)[][] | null;
}

@Resolver()
export class LayerQueries {
  @Query(() => Layer, {
    description: 'Every country and year of one indicator as one compact table: what the map draws.',
  })
  layer(
    @Arg('indicator', () => ID, { description: 'Id of the indicator.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): Layer {
    const indicator = model.indicators.get(id);
    return model.once(`layer ${id}`, () => {
      const cube = model.countryCube(indicator);
      if (!cube || !indicator.release)
        throw new BadInput(`No figures of ${id} are loaded, so there is no layer to draw.`);
      return makeLayer(model, indicator, indicator.release, cube);
    });
  }
}

function makeLayer(model: ReadModel, indicator: Indicator, release: Release, cube: Cube): Layer {
  const countries = model.countries.all.filter(({ index }) => cube.inUnit(index) > 0);
  const years = Array.from({ length: cube.years }, (_, column) => cube.firstYear + column);
  const table = (numbers: Float64Array | null) =>
    numbers && countries.map(({ index }) => years.map((_, column) => figure(numbers, index * cube.years + column)));
  return {
    indicator,
    release,
    years,
    countries,
    values: table(cube.values) ?? [],
    low: table(cube.low),
    high: table(cube.high),
    classSure: sureness(model, indicator.id, countries, years),
  };
}

/** Of the two profiles themselves; dimensions and everything else have no published classes. */
function sureness(
  model: ReadModel,
  indicator: string,
  countries: readonly Country[],
  years: readonly number[],
): Layer['classSure'] {
  const kind = Object.values(ProfileKind).find((one) => scoreIndicator(one) === indicator);
  if (!kind) return null;
  return countries.map((country) =>
    years.map((year) => {
      const counts = model.profiles.published(kind, country, year)?.standing.classes;
      if (!counts) return null;
      return Math.max(...counts) >= SURE * counts.reduce((sum, count) => sum + count, 0);
    }),
  );
}
