import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import { SCORED } from '../profiles/definition.ts';
import { assess } from '../profiles/levers.ts';
import type { Situation } from '../profiles/situation.ts';
import { triggers } from '../profiles/trigger.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import { Salience } from './enums.ts';
import { isScorable } from './profile.queries.ts';
import { Recommendation } from './recommendation.ts';

/** As in the layers of figures: a table costs far less than as many fields. */
const TABLE_COST = 1000;

const YEARS = Array.from({ length: SCORED.lastYear - SCORED.firstYear + 1 }, (_, index) => SCORED.firstYear + index);

@ObjectType('SalienceLayer', {
  description:
    'Where and when a recommendation is salient, as one compact table. Salient means “look here first”, not that it will work.',
  simpleResolvers: true,
})
export class SalienceLayer {
  @Field(() => Recommendation, { description: 'The recommendation.' })
  recommendation!: Recommendation;

  @Field(() => [Int], { description: 'The years of the columns, ascending.' })
  years!: number[];

  @Field(() => [Country], { description: 'The countries of the rows, ordered by id.', complexity: listOf(250) })
  countries!: Country[];

  @Field(() => [[Salience]], {
    description:
      '`salience[c][y]` belongs to `countries[c]` in `years[y]`; null where nothing was there to be assessed: no state, or not one figure.',
    complexity: TABLE_COST,
  })
  salience!: (Salience | null)[][];
}

@ObjectType('NeedLayer', {
  description:
    'How many recommendations are salient in each country and year, beside how much research on just these comes from it. ' +
    'Ways of looking (`PREVENTION_LENS`) are left out: they are no levers of a state. It scores nothing.',
  simpleResolvers: true,
})
export class NeedLayer {
  @Field(() => [Int], { description: 'The years of the columns, ascending.' })
  years!: number[];

  @Field(() => [Country], { description: 'The countries of the rows, ordered by id.', complexity: listOf(250) })
  countries!: Country[];

  @Field(() => [[Int]], {
    description: 'Recommendations that are salient; null where the figures are too thin to say, or there are none.',
    complexity: TABLE_COST,
  })
  salient!: (number | null)[][];

  @Field(() => [[Int]], {
    description: 'Findings from the country on those that are salient, whenever they were made; null as `salient` is.',
    complexity: TABLE_COST,
  })
  localFindings!: (number | null)[][];

  @Field(() => [[Int]], {
    description: 'Of those that are salient, how many have a finding from the country; null as `salient` is.',
    complexity: TABLE_COST,
  })
  withLocalFindings!: (number | null)[][];
}

@Resolver()
export class NeedLayerQueries {
  @Query(() => SalienceLayer, {
    description:
      'Where and when a recommendation is salient: what the map draws. `Recommendation.levers` has the reasons.',
  })
  salienceLayer(
    @Arg('recommendation', () => ID, { description: 'Id of the recommendation.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): SalienceLayer {
    const recommendation = model.recommendations.get(id);
    return model.once(`salience ${id}`, () => {
      const countries = assessable(model);
      const salience = countries.map((country) =>
        YEARS.map((year) => {
          const situation = situationOf(model, country, year);
          return situation && assess(id, situation).salience;
        }),
      );
      return { recommendation, years: YEARS, countries, salience };
    });
  }

  @Query(() => NeedLayer, { description: 'Need beside evidence, country by country: what the map draws.' })
  needLayer(@Ctx() { model }: RequestContext): NeedLayer {
    return model.once('need', () => {
      const levers = model.recommendationsInOrder.filter(
        ({ id, theme }) => theme !== 'PREVENTION_LENS' && triggers[id] !== undefined,
      );
      const countries = assessable(model);
      const rows = countries.map((country) => {
        const found = Map.groupBy(country.allFindings, ({ recommendationId }) => recommendationId);
        return YEARS.map((year) => countIn(situationOf(model, country, year), levers, found));
      });
      const table = (of: keyof Counts) => rows.map((row) => row.map((counts) => counts && counts[of]));
      return {
        years: YEARS,
        countries,
        salient: table('salient'),
        localFindings: table('localFindings'),
        withLocalFindings: table('withLocalFindings'),
      };
    });
  }
}

type Counts = Record<'salient' | 'localFindings' | 'withLocalFindings', number>;

/** Null where not one of the recommendations can be assessed. */
function countIn(
  situation: Situation | null,
  levers: readonly Recommendation[],
  found: ReadonlyMap<string, readonly unknown[]>,
): Counts | null {
  if (!situation) return null;
  const assessed = levers.map(({ id }) => ({ id, salience: assess(id, situation).salience }));
  if (assessed.every(({ salience }) => salience === 'NOT_ASSESSED')) return null;
  const salient = assessed.filter(({ salience }) => salience === 'SALIENT');
  const findings = salient.map(({ id }) => found.get(id)?.length ?? 0);
  return {
    salient: salient.length,
    localFindings: findings.reduce((sum, count) => sum + count, 0),
    withLocalFindings: findings.filter((count) => count > 0).length,
  };
}

/** Those that exist in any of the years. */
function assessable(model: ReadModel): Country[] {
  return model.countries.all.filter((country) => YEARS.some((year) => situationOf(model, country, year) !== null));
}

/** What is known of a country in a year; null where it was none, or not one figure is there. */
function situationOf(model: ReadModel, country: Country, year: number): Situation | null {
  if (!isScorable(country, year)) return null;
  const situation = model.profiles.situations.of(country.index, year);
  return situation.reliability > 0 ? situation : null;
}
