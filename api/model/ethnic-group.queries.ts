import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { listOf, pageOf } from '../limits.ts';
import { folded } from '../text.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { PowerStatus } from './enums.ts';
import { EthnicGroup } from './ethnic-group.ts';
import type { EthnicGroup as GroupNode } from './ethnic-group.ts';
import { connectionOf, pageById, Paging, type Page } from './paging.ts';
import { Release } from './source.ts';
import { checkedYear } from './years.ts';

const CARRIED =
  'Without it, the last coded year (2021 in EPR-2021). For a later year the last coding is carried forward: it is given ' +
  'with its own year.';

export const EthnicGroupConnection = connectionOf('EthnicGroup', EthnicGroup, 'ethnic groups');

@ObjectType('EthnicGroupStatus', {
  description: 'The access to power of an ethnic group in one year.',
  simpleResolvers: true,
})
export class EthnicGroupStatus {
  @Field(() => EthnicGroup, { description: 'The group.' })
  group!: EthnicGroup;

  @Field(() => Int, {
    description:
      'The year that was coded. It is earlier than the year asked for where the last coding is carried forward.',
  })
  year!: number;

  @Field(() => PowerStatus, { description: 'Access to executive power at the centre.' })
  status!: PowerStatus;

  @Field(() => Float, { nullable: true, description: 'Share of the total population, 0 to 1.' })
  size!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it had regional autonomy; null where EPR leaves it blank.',
  })
  regionalAutonomy!: boolean | null;

  @Field(() => Release, { description: 'The imported file it comes from.' })
  release!: Release;
}

@InputType('EthnicGroupFilter', { description: 'Which ethnic groups. All conditions given must hold.' })
export class EthnicGroupFilter {
  @Field(() => [ID], { nullable: true, description: 'In these countries.' })
  countries?: string[] | null;

  @Field(() => [PowerStatus], { nullable: true, description: 'With one of these statuses in `year`.' })
  statuses?: PowerStatus[] | null;

  @Field(() => Int, { nullable: true, description: `Coded in this year. ${CARRIED}` })
  year?: number | null;

  @Field(() => String, { nullable: true, description: 'The name holds this text; accents and case do not matter.' })
  text?: string | null;
}

@Resolver()
export class EthnicGroupQueries {
  @Query(() => EthnicGroup, { description: 'One ethnic group.' })
  ethnicGroup(
    @Arg('id', () => ID, { description: 'EPR’s `gwgroupid`.' }) id: string,
    @Ctx() { model }: RequestContext,
  ): GroupNode {
    return model.groups.get(id);
  }

  @Query(() => EthnicGroupConnection, {
    description:
      'Politically relevant ethnic groups, ordered by id. With `year` or `statuses` only those coded in that year; ' +
      'without either every group coded since 1990, those no longer coded included.',
    complexity: pageOf(870),
  })
  ethnicGroups(
    @Arg('filter', () => EthnicGroupFilter, { nullable: true, description: 'Which ones; without it, all.' })
    filter: EthnicGroupFilter | null,
    @Args(() => Paging) paging: Paging,
    @Ctx() { model }: RequestContext,
  ): Page<GroupNode> {
    let found = model.groups.all;
    if (filter?.countries) {
      const countries = new Set(model.countries.pick(filter.countries));
      found = found.filter(({ country }) => countries.has(country));
    }
    if (filter?.statuses || filter?.year != null) {
      const year = codedYear(filter.year, model.lastCodedYear);
      const statuses = filter.statuses && new Set(filter.statuses);
      found = found.filter((group) => {
        const status = periodIn(group, year)?.status;
        return status !== undefined && (!statuses || statuses.has(status));
      });
    }
    if (filter?.text) {
      const wanted = folded(filter.text);
      found = found.filter(({ name }) => folded(name).includes(wanted));
    }
    return pageById(found, paging);
  }
}

@Resolver(() => Country)
export class CountryEthnicGroups {
  @FieldResolver(() => [EthnicGroupStatus], {
    description: 'The groups coded in a year with their access to power, largest first. Empty where EPR codes none.',
    complexity: listOf(6),
  })
  ethnicGroups(
    @Root() country: CountryNode,
    @Arg('year', () => Int, { nullable: true, description: `The year. ${CARRIED}` }) asked: number | null,
    @Ctx() { model }: RequestContext,
  ): EthnicGroupStatus[] {
    const year = codedYear(asked, model.lastCodedYear);
    return country.groups
      .flatMap((group) => {
        const period = periodIn(group, year);
        if (!period) return [];
        const { status, size, regionalAutonomy } = period;
        return [{ group, year, status, size, regionalAutonomy, release: group.release }];
      })
      .toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0));
  }
}

/** Periods that ended before this year are not loaded. */
const FIRST_CODED = 1990;

/** The coded year that answers for the year asked for. */
function codedYear(asked: number | null | undefined, lastCoded: number | null): number {
  if (asked == null) return lastCoded ?? 0;
  if (checkedYear(asked, 'year') < FIRST_CODED) {
    throw new BadInput(`\`year\` is ${asked}; groups are loaded from ${FIRST_CODED} on.`);
  }
  return Math.min(asked, lastCoded ?? 0);
}

function periodIn(group: GroupNode, year: number) {
  return group.periods.find(({ from, to }) => from <= year && year <= to);
}
