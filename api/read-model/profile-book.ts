import type { Country } from '../model/country.ts';
import type { ProfileKind } from '../model/enums.ts';
import type { Standing } from '../model/standing.ts';

import { rowOf, type ModelData } from '../profiles/inputs.ts';
import { scoreIndicator } from '../profiles/published.ts';
import { composeProfile, scoreAll, type ScoredProfile } from '../profiles/score.ts';
import { Situations } from '../profiles/situation.ts';
import { ranks } from '../profiles/standing.ts';
import { figure, type Cube } from './cube.ts';
import type { ReadModel } from './read-model.ts';

/** How far a score worked out here may be from the published one, which is rounded, and still be the same. */
const SAME = 0.006;

/** The rank of every country in one year; 1 is the highest score, 0 no score. */
export interface Ranking {
  ranks: Uint16Array;
  count: number;
}

/**
 * Both profiles of a data release. Scores are worked out from its figures when first asked for; bands and chances take
 * half a minute of draws, so they come with the release of our own model and are given only while its scores still
 * follow from the figures that are loaded.
 */
export class ProfileBook {
  readonly scored: Record<ProfileKind, ScoredProfile>;
  readonly situations: Situations;
  private readonly rankings = new Map<string, Ranking>();

  constructor(
    private readonly model: ReadModel,
    private readonly standings: ReadonlyMap<string, Standing>,
  ) {
    const { countries } = model;
    const data: ModelData = { units: countries.all, cubes: cubesOf(model) };
    this.scored = scoreAll(data);
    this.situations = new Situations(
      data,
      this.scored,
      (unit) => countries.all[unit]?.groups ?? [],
      model.lastCodedYear,
    );
  }

  /** Scores under other weights of the dimensions, for all countries and years. */
  reweighted(kind: ProfileKind, weights: readonly number[]): Float64Array {
    const { definition, dimensions } = this.scored[kind];
    return composeProfile(definition, dimensions, { dimensions: weights });
  }

  ranking(kind: ProfileKind, year: number): Ranking {
    const key = `${kind} ${year}`;
    const known = this.rankings.get(key) ?? this.rank(this.scored[kind].score, year);
    this.rankings.set(key, known);
    return known;
  }

  rank(scores: Float64Array, year: number): Ranking {
    const ofYear = Float64Array.from(this.model.countries.all, ({ index }) => scores[rowOf(index, year)] ?? Number.NaN);
    const placed = ranks(ofYear);
    return { ranks: placed, count: placed.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0) };
  }

  /** The published band and standing; null where there are none, or they belong to other figures than those loaded. */
  published(
    kind: ProfileKind,
    country: Country,
    year: number,
  ): { low: number; high: number; standing: Standing } | null {
    const standing = this.standings.get(`${country.id} ${kind} ${year}`);
    const band = this.band(scoreIndicator(kind), country, year);
    const score = this.scored[kind].score[rowOf(country.index, year)] ?? Number.NaN;
    if (!standing || !band || Math.abs(band.value - score) > SAME) return null;
    return { low: band.low, high: band.high, standing };
  }

  band(indicator: string, country: Country, year: number): { value: number; low: number; high: number } | null {
    const found = this.model.indicators.find(indicator);
    const cube = found && this.model.countryCube(found);
    const cell = cube?.cell(country.index, year) ?? -1;
    const [value, low, high] = [cube?.values, cube?.low, cube?.high].map((numbers) => figure(numbers ?? null, cell));
    return value == null || low == null || high == null ? null : { value, low, high };
  }
}

/** Figures of every indicator, as the rules ask for any of them. */
function cubesOf(model: ReadModel): ReadonlyMap<string, Cube> {
  return new Map(
    model.indicators.all.flatMap((indicator) => {
      const cube = model.countryCube(indicator);
      return cube ? [[indicator.id, cube] as const] : [];
    }),
  );
}
