import { SCORED } from '../profiles/definition.ts';
import { exists, rowOf } from '../profiles/inputs.ts';
import { scoreIndicator } from '../profiles/published.ts';
import { whatIsMissing } from '../profiles/compose.ts';
import { CLASSES, fifth, placeInPanel, shareBelow, SURE } from '../profiles/standing.ts';
import type { ScoredMeasure } from '../profiles/score.ts';
import type { ProfileBook, Ranking } from '../read-model/profile-book.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { Country } from './country.ts';
import type { ProfileKind } from './enums.ts';
import type { DimensionScore, IndicatorScore, Profile } from './profile.ts';
import { Observation } from './published-observation.ts';

/** Scores under weights that somebody chose: they have no bands and no classes. */
export interface OwnWeights {
  scores: Float64Array;
  ranking: Ranking;
  /** "legacy of organised violence 3, unaccountable force 1, …" */
  inWords: string;
}

const NOT_READ = { read: null, panelBelow: null, panelEqual: null };

/** The profile of one country and year; what nobody asks for is not worked out. */
export class CountryProfile implements Profile {
  private readonly row: number;

  constructor(
    private readonly model: ReadModel,
    readonly country: Country,
    readonly kind: ProfileKind,
    readonly year: number,
    private readonly own: OwnWeights | null,
  ) {
    this.row = rowOf(country.index, year);
  }

  get score(): number | null {
    return this.scoreIn(this.row);
  }

  get low(): number | null {
    return this.published?.low ?? null;
  }

  get high(): number | null {
    return this.published?.high ?? null;
  }

  get class(): string | null {
    const [first] = this.classes;
    if (first) return first.name;
    const { score } = this;
    return score === null || this.own ? null : (CLASSES[fifth(shareBelow(this.scored.panel, score))] ?? null);
  }

  get classProbability(): number | null {
    return this.classes[0]?.share ?? null;
  }

  get alternativeClass(): string | null {
    const [first, second] = this.classes;
    return first && second && first.share < SURE && second.share > 0 ? second.name : null;
  }

  get rank(): number | null {
    return this.ranking.ranks[this.country.index] || null;
  }

  get rankLow(): number | null {
    return this.published?.rankLow ?? null;
  }

  get rankHigh(): number | null {
    return this.published?.rankHigh ?? null;
  }

  get rankedCount(): number {
    return this.ranking.count;
  }

  get reliability(): number {
    return this.scored.reliability[this.row] ?? 0;
  }

  get change5y(): number | null {
    const before = this.before;
    const then = before && before.score;
    return this.score === null || then === null ? null : this.score - then;
  }

  get changeIsClear(): boolean | null {
    const before = this.before;
    if (this.low === null || this.high === null || !before || before.low === null || before.high === null) return null;
    return this.low > before.high || this.high < before.low;
  }

  get missing(): string | null {
    if (this.score !== null) return null;
    if (!exists(this.country, this.year)) return this.notThen;
    const { definition, dimensions } = this.scored;
    const own = dimensions.map((scores) => scores[this.row] ?? Number.NaN);
    return whatIsMissing(definition, own) ?? 'All of the weight lies on dimensions that cannot be told.';
  }

  /** Sources count what became a state later, or was one before, under another name. */
  private get notThen(): string {
    const { country, year } = this;
    const others = country.existsFrom !== null && year < country.existsFrom ? country.predecessors : country.successors;
    const see = others.length > 0 ? `: see ${others.map(({ name }) => name).join(', ')}` : '';
    return `It was no state of its own in ${year}${see}.`;
  }

  get bandMissing(): string | null {
    if (this.score === null || this.low !== null) return null;
    return this.own
      ? 'Bands, rank bands and classes are drawn for the default weights only.'
      : 'The score follows figures that were imported since its bands were drawn.';
  }

  get sentence(): string {
    const { country, kind, year, score, low, high, rankLow, rankHigh } = this;
    const name = kind === 'RISK' ? 'risk' : 'resilience';
    const release = `Forestall data release ${this.model.dataRelease.id}`;
    if (score === null) {
      return `${country.name}, ${year}: no score on Forestall’s ${name} profile. ${this.missing} (${release})`;
    }
    // The name stands before the sentence: some names take an article and some do not.
    const figure =
      low === null || high === null
        ? `${one(score)} of 10 on Forestall’s ${name} profile`
        : `${one(low)} to ${one(high)} of 10 on Forestall’s ${name} profile (90% band; best estimate ${one(score)})`;
    const places =
      rankLow === null || rankHigh === null
        ? ''
        : `, between place ${rankLow} and ${rankHigh} of ${this.rankedCount} countries from the highest down`;
    const weights = this.own ? ` with the author’s own weights (${this.own.inWords})` : '';
    return `${country.name}, ${year}: ${figure}${weights}${places}${this.classWords} (${release}).`;
  }

  get dimensions(): DimensionScore[] {
    return this.scored.definition.dimensions.map(({ id, name }, index) => {
      const value = this.scored.dimensions[index]?.[this.row] ?? Number.NaN;
      const band = this.published && this.book.band(scoreIndicator(this.kind, id), this.country, this.year);
      return {
        id,
        name,
        score: Number.isNaN(value) ? null : value,
        low: band?.low ?? null,
        high: band?.high ?? null,
        indicators: (this.scored.measures[index] ?? []).map((measure) => this.indicatorScore(measure)),
      };
    });
  }

  private get book(): ProfileBook {
    return this.model.profiles;
  }

  private get scored() {
    return this.book.scored[this.kind];
  }

  private get ranking(): Ranking {
    return this.own?.ranking ?? this.book.ranking(this.kind, this.year);
  }

  private get published() {
    return this.own ? null : this.book.published(this.kind, this.country, this.year);
  }

  private get before(): CountryProfile | null {
    const year = this.year - 5;
    return year < SCORED.firstYear ? null : new CountryProfile(this.model, this.country, this.kind, year, this.own);
  }

  /** Classes with any draws, the most likely first. */
  private get classes(): { name: string; share: number }[] {
    const counts = this.published?.classes ?? [];
    const draws = counts.reduce((sum, count) => sum + count, 0);
    return counts
      .map((count, index) => ({ name: CLASSES[index] ?? '', share: count / draws }))
      .toSorted((a, b) => b.share - a.share);
  }

  private get classWords(): string {
    const { class: name, classProbability, alternativeClass } = this;
    if (name === null || classProbability === null) return '';
    return alternativeClass ? `, in the ${name} or the ${alternativeClass}` : `, in the ${name}`;
  }

  private scoreIn(row: number): number | null {
    const score = (this.own?.scores ?? this.scored.score)[row] ?? Number.NaN;
    return Number.isNaN(score) ? null : score;
  }

  private indicatorScore({ measure, raw, reference, score, carried }: ScoredMeasure): IndicatorScore {
    const indicator = this.model.indicators.get(measure.indicator);
    const cube = this.model.countryCube(indicator);
    const carriedYears = carried[this.row] ?? 0;
    const cell = cube?.cell(this.country.index, this.year - carriedYears) ?? -1;
    const own = score[this.row] ?? Number.NaN;
    const read = raw[this.row] ?? Number.NaN;
    return {
      indicator,
      measure: measure.id,
      reading: measure.reading,
      direction: measure.direction,
      ...(Number.isNaN(read) ? NOT_READ : { read, ...placeInPanel(reference, read) }),
      score: Number.isNaN(own) ? null : own,
      observation: cube && cell >= 0 ? new Observation(indicator, this.country, cube, cell) : null,
      carriedYears,
    };
  }
}

/** One decimal: more would be more than is known. */
const one = (score: number): string => score.toFixed(1);
