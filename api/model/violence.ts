import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { listOf } from '../limits.ts';
import { figure } from '../read-model/cube.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { ViolenceType } from './enums.ts';
import { Release } from './source.ts';
import { YearRange, years } from './years.ts';

export const Perpetrator = { STATE: 'STATE', NON_STATE: 'NON_STATE' } as const;

/** UCDP's own variables for each row we give out, in the order of the list. */
const ROWS: readonly { indicator: string; type: ViolenceType; perpetrator: keyof typeof Perpetrator | null }[] = [
  { indicator: 'ucdp.sb_total_deaths_best', type: ViolenceType.STATE_BASED, perpetrator: null },
  { indicator: 'ucdp.ns_total_deaths_best', type: ViolenceType.NON_STATE, perpetrator: null },
  { indicator: 'ucdp.os_total_deaths_best', type: ViolenceType.ONE_SIDED, perpetrator: null },
  { indicator: 'ucdp.os_any_govt_killings_best', type: ViolenceType.ONE_SIDED, perpetrator: Perpetrator.STATE },
  { indicator: 'ucdp.os_nsgroup_killings_best', type: ViolenceType.ONE_SIDED, perpetrator: Perpetrator.NON_STATE },
];

@ObjectType('ViolenceYear', {
  description:
    'Deaths in organised violence in a country and year, of one type. Rows without a perpetrator are the totals of ' +
    'their type: add those up, and only those. Rows with one are parts of the one-sided total and must not be added to it.',
  simpleResolvers: true,
})
export class ViolenceYear {
  @Field(() => Int, { description: 'The year of the deaths.' })
  year!: number;

  @Field(() => ViolenceType, { description: 'The type of violence.' })
  type!: ViolenceType;

  @Field(() => String, {
    nullable: true,
    description:
      'Null: all deaths of this type. For one-sided violence there are two rows more: `STATE`, killed by a government ' +
      '(this country’s or another’s), and `NON_STATE`, killed by an organised group.',
  })
  perpetrator!: string | null;

  @Field(() => Int, {
    description: 'Best estimate. 0 means that UCDP counted none; a year it does not cover has no row.',
  })
  deathsBest!: number;

  @Field(() => Int, { description: 'Low estimate.' })
  deathsLow!: number;

  @Field(() => Int, { description: 'High estimate.' })
  deathsHigh!: number;

  @Field(() => Release, { description: 'The imported file it comes from.' })
  release!: Release;
}

@Resolver(() => Country)
export class CountryViolence {
  @FieldResolver(() => [ViolenceYear], {
    description:
      'Deaths in organised violence by year and type, as UCDP counts them in this country’s borders, with low and high ' +
      'estimates. Ordered by year, type and perpetrator.',
    complexity: listOf(180),
  })
  violence(
    @Root() country: CountryNode,
    @Args(() => YearRange) range: YearRange,
    @Ctx() { model }: RequestContext,
  ): ViolenceYear[] {
    const { from, to } = years(range);
    return ROWS.flatMap((row) => rowsOf(model, country, row, from, to)).toSorted((a, b) => a.year - b.year);
  }
}

function rowsOf(
  model: ReadModel,
  country: CountryNode,
  { indicator: id, type, perpetrator }: (typeof ROWS)[number],
  from: number,
  to: number,
): ViolenceYear[] {
  const indicator = model.indicators.find(id);
  const cube = indicator && model.countryCube(indicator);
  const release = indicator?.release;
  if (!cube || !release) return [];
  return [...cube.cells(country.index, from, to)].flatMap((cell) => {
    const [deathsBest, deathsLow, deathsHigh] = [cube.values, cube.low, cube.high].map((numbers) =>
      figure(numbers, cell),
    );
    if (deathsBest == null) return [];
    // In a handful of rows a bound of UCDP's does not enclose its best estimate and was left out: the best stands for it,
    // since leaving out the row would take the deaths away (India 2004: 1,707).
    return [
      {
        year: cube.year(cell),
        type,
        perpetrator,
        deathsBest,
        deathsLow: deathsLow ?? deathsBest,
        deathsHigh: deathsHigh ?? deathsBest,
        release,
      },
    ];
  });
}
