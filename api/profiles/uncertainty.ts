import { randomGamma } from 'd3-random';
import { ascending, turned, type ScoredMeasure, type ScoredProfile } from './score.ts';
import { fifth, ranks, scoreAt, shareBelow } from './standing.ts';
import { normalisations, type Normalise } from './normalise.ts';
import { profileScore } from './compose.ts';
import { unitOf, yearOf, YEARS } from './inputs.ts';
import { chance, measuring } from './measurement.ts';

/** How often a profile is drawn anew, and where chance begins: the same figures give the same bands. */
export const DRAWS = { count: 1000, seed: 20_130_402 } as const;

/** Items of equal weight are drawn from a Dirichlet distribution of this concentration each. */
const CONCENTRATION = 10;

/** What the draws say of each row; NaN and 0 where there is no score. */
export interface Bands {
  low: Float64Array;
  high: Float64Array;
  rankLow: Uint16Array;
  rankHigh: Uint16Array;
  /** Per row, draws in each of the five classes. */
  classCounts: Uint16Array;
  dimensionLow: Float64Array[];
  dimensionHigh: Float64Array[];
}

/** 5th to 95th percentile. */
const BAND = [0.05, 0.95] as const;

/**
 * Draws a profile many times over: each time with other measurement errors, weights, normalisation and aggregation and
 * without one measure. A draw composes the frozen panel in the same way, so that a country’s place in that panel can
 * be read on the scale of the published score, and fifths of the panel are its classes. The settings of a draw are the
 * same for all; the error of a figure hangs on its country, year and measure alone, not on what else is drawn.
 */
export function drawBands(
  profile: ScoredProfile,
  progress: (done: number) => void,
  { count, seed }: { count: number; seed: number } = DRAWS,
): Bands {
  const rows = Int32Array.from(profile.score.keys()).filter((row) => !Number.isNaN(profile.score[row] ?? Number.NaN));
  const settled = settingsFrom(profile, chance(seed, profile.definition.kind));
  const scales = profile.measures.map((columns) =>
    columns.map((column) => {
      const named = (row: number) => `${profile.units[unitOf(row)]?.id} ${yearOf(row)} ${column.measure.id}`;
      return new Scales(column, rows, (row) => chance(seed, named(row)));
    }),
  );
  const panel = placesOf(profile.panelRows, rows);
  const drawn = new Float32Array(rows.length * count);
  const drawnRanks = new Uint16Array(rows.length * count);
  const drawnDimensions = profile.dimensions.map(() => new Float32Array(rows.length * count));
  const classCounts = new Uint16Array(profile.score.length * 5);
  const years = yearGroups(rows);

  for (let draw = 0; draw < count; draw += 1) {
    const settings = settled();
    const exact = compose(profile, scales, settings, 'AS_STATED', rows);
    const noisy = compose(profile, scales, settings, 'MEASURED_ANEW', rows);
    const ownPanel = ascending(exact.score, panel);
    const ownDimensions = exact.dimensions.map((column) => ascending(column, panel));
    for (let place = 0; place < rows.length; place += 1) {
      const at = place * count + draw;
      const share = shareBelow(ownPanel, noisy.score[place] ?? Number.NaN);
      drawn[at] = scoreAt(profile.panel, share);
      const cell = (rows[place] ?? 0) * 5 + fifth(share);
      classCounts[cell] = (classCounts[cell] ?? 0) + 1;
      noisy.dimensions.forEach((column, index) => {
        const value = column[place] ?? Number.NaN;
        const into = drawnDimensions[index];
        const [own, base] = [ownDimensions[index], profile.panelDimensions[index]];
        if (into && own && base) into[at] = Number.isNaN(value) ? value : scoreAt(base, shareBelow(own, value));
      });
    }
    for (const places of years) {
      const inYear = ranks(Float64Array.from(places, (place) => noisy.score[place] ?? Number.NaN));
      places.forEach((place, index) => {
        drawnRanks[place * count + draw] = inYear[index] ?? 0;
      });
    }
    progress(draw + 1);
  }
  return { ...summarise(profile, rows, drawn, drawnRanks, drawnDimensions, count), classCounts };
}

interface Settings {
  normalisation: number;
  aggregation: ScoredProfile['definition']['aggregation'];
  dropped: { dimension: number; measure: number };
  dimensionWeights: number[];
  measureWeights: number[][];
}

/** Gives the settings of one draw after another. */
function settingsFrom({ definition: { dimensions } }: ScoredProfile, uniform: () => number): () => Settings {
  const sizes = dimensions.map(({ measures }) => measures.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const below = (count: number) => Math.floor(uniform() * count);
  const gamma = randomGamma.source(uniform)(CONCENTRATION);
  // Gamma variates in proportion are a Dirichlet draw.
  const weights = (count: number) => Array.from({ length: count }, () => gamma());
  return () => {
    const normalisation = below(normalisations.length);
    const aggregation = below(2) === 0 ? 'ARITHMETIC' : 'GEOMETRIC';
    let measure = below(total);
    let dimension = 0;
    while (measure >= (sizes[dimension] ?? 0)) {
      measure -= sizes[dimension] ?? 0;
      dimension += 1;
    }
    return {
      normalisation,
      aggregation,
      dropped: { dimension, measure },
      dimensionWeights: weights(dimensions.length),
      measureWeights: sizes.map(weights),
    };
  };
}

/** Whether figures are taken as their sources give them, or each as it might have been measured instead. */
type Taking = 'AS_STATED' | 'MEASURED_ANEW';

/** One measure on every scale, for the rows that are drawn. */
class Scales {
  private readonly normalise: Normalise[];
  /** Scores without error, by normalisation. */
  private readonly exact: Float64Array[];
  /** By row, what draws its figure anew; null where the source states no error. */
  private readonly anew: ((() => number) | null)[];

  constructor(
    private readonly column: ScoredMeasure,
    rows: Int32Array,
    chanceOf: (row: number) => () => number,
  ) {
    const { reference, measure } = column;
    const stated = Array.from(rows, (row) => ({
      raw: column.raw[row] ?? Number.NaN,
      low: column.low[row] ?? Number.NaN,
      high: column.high[row] ?? Number.NaN,
    }));
    this.normalise = normalisations.map((make) => make(reference));
    this.exact = this.normalise.map((normalise) => Float64Array.from(stated, ({ raw }) => this.score(normalise, raw)));
    this.anew = stated.map((figure, place) => measuring(figure, measure.error, chanceOf(rows[place] ?? 0)));
  }

  at(place: number, normalisation: number, taking: Taking): number {
    const anew = taking === 'MEASURED_ANEW' ? this.anew[place] : null;
    const normalise = this.normalise[normalisation];
    return anew && normalise ? this.score(normalise, anew()) : (this.exact[normalisation]?.[place] ?? Number.NaN);
  }

  private score(normalise: Normalise, raw: number): number {
    return Number.isNaN(raw) ? raw : turned(normalise(raw), this.column.measure.direction);
  }
}

interface Composed {
  score: Float64Array;
  dimensions: Float64Array[];
}

/** Rows scored under the settings of one draw. What is dropped is dropped for all. */
function compose(
  profile: ScoredProfile,
  scales: readonly Scales[][],
  settings: Settings,
  taking: Taking,
  rows: Int32Array,
): Composed {
  const count = rows.length;
  const dimensions = scales.map((columns, dimension) => {
    const base = profile.dimensions[dimension] ?? new Float64Array();
    const sums = new Float64Array(count);
    const weights = new Float64Array(count);
    columns.forEach((column, measure) => {
      const dropped = settings.dropped.dimension === dimension && settings.dropped.measure === measure;
      const weight = settings.measureWeights[dimension]?.[measure] ?? 0;
      for (let place = 0; place < count; place += 1) {
        const score = column.at(place, settings.normalisation, taking);
        if (dropped || Number.isNaN(score)) continue;
        sums[place] = (sums[place] ?? 0) + weight * score;
        weights[place] = (weights[place] ?? 0) + weight;
      }
    });
    // A dimension with too few figures to be scored is not made up in a draw.
    return sums.map((sum, place) =>
      (weights[place] ?? 0) > 0 && !Number.isNaN(base[rows[place] ?? 0]) ? sum / (weights[place] ?? 1) : Number.NaN,
    );
  });
  const own = dimensions.map(() => Number.NaN);
  const score = Float64Array.from({ length: count }, (_, place) => {
    dimensions.forEach((column, index) => {
      own[index] = column[place] ?? Number.NaN;
    });
    return profileScore(own, settings.dimensionWeights, settings.aggregation);
  });
  return { score, dimensions };
}

function placesOf(wanted: Int32Array, rows: Int32Array): number[] {
  const place = new Map(Array.from(rows, (row, index) => [row, index]));
  return Array.from(wanted, (row) => place.get(row) ?? -1);
}

/** Places of the rows of each year. */
function yearGroups(rows: Int32Array): number[][] {
  const groups = Array.from({ length: YEARS }, (): number[] => []);
  rows.forEach((row, place) => groups[row % YEARS]?.push(place));
  return groups.filter((places) => places.length > 0);
}

function summarise(
  profile: ScoredProfile,
  rows: Int32Array,
  drawn: Float32Array,
  drawnRanks: Uint16Array,
  drawnDimensions: readonly Float32Array[],
  count: number,
): Omit<Bands, 'classCounts'> {
  const size = profile.score.length;
  const empty = () => new Float64Array(size).fill(Number.NaN);
  const bands = {
    low: empty(),
    high: empty(),
    rankLow: new Uint16Array(size),
    rankHigh: new Uint16Array(size),
    dimensionLow: profile.dimensions.map(empty),
    dimensionHigh: profile.dimensions.map(empty),
  };
  rows.forEach((row, place) => {
    const [start, end] = [place * count, (place + 1) * count];
    [bands.low[row], bands.high[row]] = band(drawn.slice(start, end).sort());
    [bands.rankLow[row], bands.rankHigh[row]] = band(drawnRanks.slice(start, end).sort());
    drawnDimensions.forEach((column, index) => {
      const values = column.slice(start, end).filter((value) => !Number.isNaN(value));
      const [low, high] = [bands.dimensionLow[index], bands.dimensionHigh[index]];
      if (values.length > 0 && low && high) [low[row], high[row]] = band(values.sort());
    });
  });
  return bands;
}

function band(values: Float32Array | Uint16Array): [number, number] {
  const at = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
  return [at(BAND[0]), at(BAND[1])];
}
