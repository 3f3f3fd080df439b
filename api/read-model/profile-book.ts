import type { Country } from '../model/country.ts';
import type { ProfileKind } from '../model/enums.ts';
import type { Standing } from '../model/standing.ts';

import { rowOf, type ModelData } from '../profiles/inputs.ts';
import { scoreIndicator } from '../profiles/published.ts';
import { composeProfile, scoreAll, type ScoredProfile } from '../profiles/score.ts';
import { Situations } from '../profiles/situation.ts';
import { ranks } from '../profiles/standing.ts';
import { figure, type Cube } from './cube.ts';
import { followedScores } from './followed-scores.ts';
import type { ReadModel } from './read-model.ts';

/** The rank of every country in one year; 1 is the highest score, 0 no score. */
export interface Ranking {
  ranks: Uint16Array;
  count: number;
}

/** How sure a score and its place are, from the draws. */
export interface Published {
  low: number;
  high: number;
  rankLow: number;
  rankHigh: number;
  /** Draws in each of the five classes, from the lowest up. */
  classes: readonly number[];
}

/**
 * Both profiles of a data release. Scores are worked out from its figures when first asked for; bands and chances take
 * half a minute of draws, so they come with the release of our own model and are given only while its scores still
 * follow from the figures that are loaded.
 */
export class ProfileBook {
  readonly scored: Record<ProfileKind, ScoredProfile>;
  readonly situations: Situations;
  /** Scores as figures, by indicator. */
  private readonly followed: ReadonlyMap<string, Cube>;
  private readonly rankings = new Map<string, Ranking>();

  constructor(
    private readonly model: ReadModel,
    cubes: ReadonlyMap<string, Cube>,
    private readonly standings: ReadonlyMap<string, Standing>,
  ) {
    const { countries } = model;
    const data: ModelData = { units: countries.all, cubes };
    this.scored = scoreAll(data);
    this.followed = new Map(Object.values(this.scored).flatMap((profile) => [...followedScores(profile, cubes)]));
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
  published(kind: ProfileKind, country: Country, year: number): Published | null {
    const standing = this.standings.get(`${country.id} ${kind} ${year}`);
    const band = this.band(scoreIndicator(kind), country, year);
    if (!standing || !band) return null;
    // As the band holds its score, the interval holds the place of the score: draws can miss what they are drawn around.
    const rank = this.ranking(kind, year).ranks[country.index] ?? 0;
    return {
      ...band,
      rankLow: Math.min(standing.rankLow, rank),
      rankHigh: Math.max(standing.rankHigh, rank),
      classes: standing.classes,
    };
  }

  band(indicator: string, country: Country, year: number): { low: number; high: number } | null {
    const cube = this.followed.get(indicator);
    const cell = cube?.cell(country.index, year) ?? -1;
    const [low, high] = [cube?.low, cube?.high].map((numbers) => figure(numbers ?? null, cell));
    return low == null || high == null ? null : { low, high };
  }

  /** The scores of a profile or dimension as figures; those published, where they follow from what is loaded. */
  figures(indicator: string): Cube | undefined {
    return this.followed.get(indicator);
  }
}
