import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { BadInput } from '../errors.ts';
import { listOf } from '../limits.ts';
import { profiles as definitions, SCORED } from '../profiles/definition.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { CountryProfile, type OwnWeights } from './country-profile.ts';
import { Country } from './country.ts';
import type { Country as CountryNode } from './country.ts';
import { ProfileKind } from './enums.ts';
import { DimensionWeight, Profile } from './profile.ts';

const KIND = 'Which profile.';
const YEAR = `A year from ${SCORED.firstYear} to ${SCORED.lastYear}; without it, the last.`;
const WEIGHTS =
  'Weights of your own for its dimensions; without them all count the same. Bands and classes are for equal weights only.';

@Resolver()
export class ProfileQueries {
  @Query(() => [Profile], {
    description:
      'A profile of every country that exists in a year, ordered by country id; those without a score say why.',
    complexity: listOf(200),
  })
  profiles(
    @Arg('kind', () => ProfileKind, { description: KIND }) kind: ProfileKind,
    @Arg('year', () => Int, { nullable: true, description: YEAR }) asked: number | null,
    @Arg('weights', () => [DimensionWeight], { nullable: true, description: WEIGHTS })
    weights: DimensionWeight[] | null,
    @Ctx() { model }: RequestContext,
  ): Profile[] {
    const year = scoredYear(asked);
    const own = ownWeights(model, kind, year, weights);
    return model.countries.all
      .filter((country) => isScorable(country, year))
      .map((country) => new CountryProfile(model, country, kind, year, own));
  }
}

@Resolver(() => Country)
export class CountryProfiles {
  @FieldResolver(() => Profile, { description: 'One of its two profiles in a year.' })
  profile(
    @Root() country: CountryNode,
    @Arg('kind', () => ProfileKind, { description: KIND }) kind: ProfileKind,
    @Arg('year', () => Int, { nullable: true, description: YEAR }) asked: number | null,
    @Arg('weights', () => [DimensionWeight], { nullable: true, description: WEIGHTS })
    weights: DimensionWeight[] | null,
    @Ctx() { model }: RequestContext,
  ): Profile {
    const year = scoredYear(asked);
    return new CountryProfile(model, country, kind, year, ownWeights(model, kind, year, weights));
  }
}

/** The year asked for, or the last that is scored. */
export function scoredYear(year: number | null | undefined): number {
  if (year == null) return SCORED.lastYear;
  if (year < SCORED.firstYear || year > SCORED.lastYear) {
    throw new BadInput(`\`year\` is ${year}; profiles exist from ${SCORED.firstYear} to ${SCORED.lastYear}.`);
  }
  return year;
}

/** States in their years, and whatever territory has figures. */
export function isScorable({ kind, existsFrom, existsTo }: CountryNode, year: number): boolean {
  if (kind === 'DISPUTED') return false;
  return year >= (existsFrom ?? -Infinity) && year <= (existsTo ?? Infinity);
}

function ownWeights(
  model: ReadModel,
  kind: ProfileKind,
  year: number,
  weights: DimensionWeight[] | null | undefined,
): OwnWeights | null {
  if (!weights) return null;
  const checked = checkedWeights(kind, weights);
  // All alike are the default ones, whatever their size.
  if (checked.every((weight) => weight === checked[0])) return null;
  const scores = model.profiles.reweighted(kind, checked);
  const inWords = definitions[kind].dimensions.map(({ name }, index) => `${name.toLowerCase()} ${checked[index]}`);
  return { scores, ranking: model.profiles.rank(scores, year), inWords: inWords.join(', ') };
}

/** Only the proportions count, so nobody needs more; far larger ones would lose the small ones in rounding. */
const MOST_WEIGHT = 1000;

/** A weight for each dimension in the order of the profile: 1 where none is given. */
export function checkedWeights(kind: ProfileKind, weights: readonly DimensionWeight[]): number[] {
  const ids = definitions[kind].dimensions.map(({ id }) => id);
  const numbers = ids.map(() => 1);
  const seen = new Set<string>();
  for (const { dimension, weight } of weights) {
    const place = ids.findIndex((id) => id === dimension);
    if (place < 0) {
      throw new BadInput(`There is no dimension “${dimension}” in ${kind}; expected one of ${ids.join(', ')}.`);
    }
    if (seen.has(dimension)) throw new BadInput(`\`weights\` names ${dimension} twice; expected each dimension once.`);
    if (!(weight >= 0 && weight <= MOST_WEIGHT)) {
      throw new BadInput(`The weight of ${dimension} is ${weight}; expected 0 to ${MOST_WEIGHT}.`);
    }
    seen.add(dimension);
    numbers[place] = weight;
  }
  if (numbers.every((weight) => weight === 0)) {
    throw new BadInput('All weights are zero; expected at least one above zero.');
  }
  return numbers;
}
