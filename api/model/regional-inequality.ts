import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { groupInequality, LEAST_COVERAGE, type GroupMean } from '../inequality.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { Indicator } from './indicator.ts';
import type { Indicator as IndicatorNode } from './indicator.ts';
import type { Region } from './region.ts';
import { Release } from './source.ts';
import { checkedYear } from './years.ts';

/** Shares of the population by region, which weight them. */
const SHARES = 'ophi.population_share';

@ObjectType('RegionalInequality', {
  description:
    'Inequality between the regions of a country, weighted by their people (Mancini, Stewart & Brown 2008). Regions are ' +
    'not groups: it says nothing of ethnic groups that live side by side. A country divided into few regions shows less.',
  simpleResolvers: true,
})
export class RegionalInequality {
  @Field(() => Indicator, { description: 'Whose figures are unequal.' })
  indicator!: IndicatorNode;

  @Field(() => Int, { nullable: true, description: 'Year of the figures; null where no region has one.' })
  year!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Group Gini, the one to use: 0 = equal, at most 1 minus the smallest region’s share. Null where it cannot be said (`reason`).',
  })
  ggini!: number | null;

  @Field(() => Float, { nullable: true, description: 'Coefficient of variation: 0 = equal; sensitive to extremes.' })
  gcov!: number | null;

  @Field(() => Float, { nullable: true, description: 'Theil: 0 = equal; sensitive to the highest.' })
  gtheil!: number | null;

  @Field(() => Int, { description: 'Regions with a figure for the year.' })
  regionsWithFigure!: number;

  @Field(() => Int, { description: 'Of these, the regions whose share of the population is known.' })
  regions!: number;

  @Field(() => Float, { description: 'Share of the country’s people who live in these, 0 to 1.' })
  coverage!: number;

  @Field(() => Int, { nullable: true, description: 'Year of the population shares; null where none is known.' })
  sharesYear!: number | null;

  @Field(() => Release, {
    nullable: true,
    description: 'Where the figures come from; null where no file of them is loaded.',
  })
  release!: Release | null;

  @Field(() => Release, { nullable: true, description: 'Where the shares come from; null where none is known.' })
  sharesRelease!: Release | null;

  @Field(() => String, { nullable: true, description: 'Why it is not given; null where it is.' })
  reason!: string | null;
}

@Resolver(() => Country)
export class CountryInequality {
  @FieldResolver(() => RegionalInequality, {
    description:
      'Inequality between its regions in an indicator, such as `gdl.shdi`. Given where regions that hold 90 % of its ' +
      'people have both a figure and a share of the population from the same division into regions.',
  })
  regionalInequality(
    @Root() country: CountryNode,
    @Arg('indicator', () => ID, { description: 'One with figures by region, such as `gdl.shdi`.' }) id: string,
    @Arg('year', () => Int, { nullable: true, description: 'Year of the figures; without it, the newest.' })
    asked: number | null | undefined,
    @Ctx() { model }: RequestContext,
  ): RegionalInequality {
    const indicator = model.indicators.get(id);
    const year = asked == null ? newestYear(model, indicator, country.regions) : checkedYear(asked, 'year');
    const figures = country.regions.flatMap((region) => {
      const mean = year === null ? null : valueOf(model, indicator, region, year);
      return mean === null ? [] : [{ mean, ...shareOf(model, region) }];
    });
    const known = figures.filter((one): one is Weighed => one.size !== null);
    const shares = model.indicators.find(SHARES);
    const years = known.map(({ shareYear }) => shareYear);
    const coverage = known.reduce((sum, { size }) => sum + size, 0);
    const reason = reasonAgainst(figures.length, known, coverage);
    const inequality = reason === null ? groupInequality(known, 1) : null;
    return {
      indicator,
      year: figures.length > 0 ? year : null,
      ggini: inequality?.ggini ?? null,
      gcov: inequality?.gcov ?? null,
      gtheil: inequality?.gtheil ?? null,
      regionsWithFigure: figures.length,
      regions: known.length,
      coverage,
      sharesYear: years.length > 0 ? Math.max(...years) : null,
      release: indicator.release,
      sharesRelease: known.length > 0 && shares ? shares.release : null,
      reason,
    };
  }
}

interface Weighed extends GroupMean {
  shareYear: number;
}

/** In words, because it stands where the figure would. */
function reasonAgainst(withFigure: number, known: readonly Weighed[], coverage: number): string | null {
  if (withFigure < 2) return 'Fewer than two regions have a figure for the year.';
  if (known.length === 0)
    return 'No loaded source gives shares of the population for the regions of these figures, and unweighted regions would mislead.';
  if (known.some(({ mean }) => mean <= 0))
    return 'A region has a figure of 0, so the measure cannot compare regions as shares of their mean.';
  if (known.length < 2 || coverage < LEAST_COVERAGE)
    return `Regions with both a figure and a share of the population hold ${Math.floor(coverage * 100)} % of the people; it takes 90 %.`;
  return null;
}

function newestYear(model: ReadModel, indicator: IndicatorNode, regions: readonly Region[]): number | null {
  const cube = model.regionCube(indicator);
  const years = regions.flatMap(({ index }) => {
    const cell = cube?.latest(index) ?? -1;
    return cube && cell >= 0 ? [cube.year(cell)] : [];
  });
  return years.length > 0 ? Math.max(...years) : null;
}

function valueOf(model: ReadModel, indicator: IndicatorNode, region: Region, year: number): number | null {
  const cube = model.regionCube(indicator);
  const cell = cube?.cell(region.index, year) ?? -1;
  return cell < 0 ? null : (cube?.values[cell] ?? null);
}

/** The newest share there is: shares move slowly, surveys are years apart. */
function shareOf(model: ReadModel, region: Region): { size: number; shareYear: number } | { size: null } {
  const shares = model.indicators.find(SHARES);
  const cube = shares && model.regionCube(shares);
  const cell = cube?.latest(region.index) ?? -1;
  const percent = cell < 0 ? undefined : cube?.values[cell];
  return cube && percent !== undefined && percent > 0
    ? { size: percent / 100, shareYear: cube.year(cell) }
    : { size: null };
}
