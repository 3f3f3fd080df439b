import { Arg, Ctx, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { listOf } from '../limits.ts';
import { rowOf } from '../profiles/inputs.ts';
import { scoreIndicator } from '../profiles/published.ts';
import { SURE } from '../profiles/standing.ts';
import { figure, type Cube } from '../read-model/cube.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import { ProfileKind } from './enums.ts';
import { Indicator } from './indicator.ts';
import { checkedWeights } from './profile.queries.ts';
import { DimensionWeight } from './profile.ts';
import { Release } from './source.ts';
import type { Published } from '../read-model/profile-book.ts';

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

  @Field(() => [[Int]], {
    nullable: true,
    description:
      '5th percentile of the rank of each profile score in its draws, in the same order; 1 = the highest score. A rank is read as `rankLow` to `rankHigh`. Null for what has no published ranks.',
    complexity: TABLE_COST,
  })
  rankLow!: (number | null)[][] | null;

  @Field(() => [[Int]], {
    nullable: true,
    description: '95th percentile of the rank, null as `rankLow` is.',
    complexity: TABLE_COST,
  })
  rankHigh!: (number | null)[][] | null;
}

@Resolver()
export class LayerQueries {
  @Query(() => Layer, {
    description: 'Every country and year of one indicator as one compact table: what the map draws.',
  })
  layer(
    @Arg('indicator', () => ID, { description: 'Id of the indicator.' }) id: string,
    @Arg('weights', () => [DimensionWeight], {
      nullable: true,
      description:
        'Weights of your own for the dimensions of a profile, for `forestall.risk` and `forestall.resilience` only. Ranges, classes and ranks are for equal weights, so they are null then.',
    })
    weights: DimensionWeight[] | null,
    @Ctx() context: RequestContext,
  ): Layer {
    const { model } = context;
    const indicator = model.indicators.get(id);
    if (weights) return reweighted(this.layer(id, null, context), weights, context.model);
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
  const kind = kindOf(indicator);
  const standings = <T>(of: (published: Published) => T) =>
    kind
      ? countries.map((country) =>
          years.map((year) => {
            const published = model.profiles.published(kind, country, year);
            return published && of(published);
          }),
        )
      : null;
  return {
    indicator,
    release,
    years,
    countries,
    values: table(cube.values) ?? [],
    low: table(cube.low),
    high: table(cube.high),
    classSure: standings(
      ({ classes }) => Math.max(...classes) >= SURE * classes.reduce((sum, count) => sum + count, 0),
    ),
    get rankLow() {
      return standings(({ rankLow }) => rankLow);
    },
    get rankHigh() {
      return standings(({ rankHigh }) => rankHigh);
    },
  };
}

/** Which profile an indicator is the score of; dimensions and everything else have no published classes and ranks. */
function kindOf({ id }: Indicator): ProfileKind | undefined {
  return Object.values(ProfileKind).find((kind) => scoreIndicator(kind) === id);
}

/** The same countries and years under other weights. */
function reweighted(layer: Layer, weights: readonly DimensionWeight[], model: ReadModel): Layer {
  const { indicator, release, countries, years } = layer;
  const kind = kindOf(indicator);
  if (!kind) throw new BadInput(`${indicator.id} is no profile, so it takes no \`weights\`.`);
  const scores = model.profiles.reweighted(kind, checkedWeights(kind, weights));
  const values = countries.map(({ index }, row) =>
    years.map((year, column) => {
      const score = layer.values[row]?.[column] == null ? undefined : scores[rowOf(index, year)];
      return score === undefined || Number.isNaN(score) ? null : score;
    }),
  );
  return {
    indicator,
    release,
    countries,
    years,
    values,
    low: null,
    high: null,
    classSure: null,
    rankLow: null,
    rankHigh: null,
  };
}
