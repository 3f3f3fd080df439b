import type { Cube } from '../read-model/cube.ts';
import type { ProfileKind } from '../model/enums.ts';
import type { DimensionId } from './definition.ts';
import { panelRows, rowOf, unitOf, yearOf, type ModelData } from './inputs.ts';
import { midRank, type Normalise } from './normalise.ts';
import type { ScoredMeasure, ScoredProfile } from './score.ts';

/** A figure, and the year it is of. */
export interface Seen {
  indicator: string;
  year: number;
  value: number;
}

/** A period of a group's access to power, as far as conditions need it. */
export interface GroupHistory {
  name: string;
  periods: readonly { from: number; to: number; status: string }[];
}

/** Everything the rules ask of the figures, of any country and year. */
export class Situations {
  private readonly measures: ReadonlyMap<string, { measure: ScoredMeasure; profile: ProfileKind }>;
  private readonly places = new Map<string, Normalise | null>();
  private panel: readonly number[] | null = null;

  constructor(
    readonly data: ModelData,
    readonly profiles: Readonly<Record<ProfileKind, ScoredProfile>>,
    /** Groups of a unit. */
    readonly groupsOf: (unit: number) => readonly GroupHistory[],
    readonly lastCodedYear: number | null,
  ) {
    this.measures = new Map(
      Object.values(profiles).flatMap(({ definition, measures }) =>
        measures.flat().map((measure) => [measure.measure.id, { measure, profile: definition.kind }] as const),
      ),
    );
  }

  of(unit: number, year: number): Situation {
    return new Situation(this, unit, year);
  }

  measure(id: string): ScoredMeasure {
    const found = this.measures.get(id);
    if (!found) throw new Error(`No profile contains the measure ${id}.`);
    return found.measure;
  }

  cube(indicator: string): Cube | undefined {
    return this.data.cubes.get(indicator);
  }

  /** Where a figure stands in the frozen panel, 0 to 10; null while the indicator is not loaded. */
  placeOf(indicator: string): Normalise | null {
    const known = this.places.get(indicator);
    if (known !== undefined) return known;
    const cube = this.cube(indicator);
    this.panel ??= panelRows(this.data);
    const values = this.panel
      .map((row) => cube?.values[cube.cell(unitOf(row), yearOf(row))] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value))
      .toSorted((a, b) => a - b);
    const place = values.length > 0 ? midRank(values) : null;
    this.places.set(indicator, place);
    return place;
  }
}

/** One country in one year, as the rules ask for it. Null always means: the figures cannot say. */
export class Situation {
  private readonly row: number;

  constructor(
    private readonly all: Situations,
    readonly unit: number,
    readonly year: number,
  ) {
    this.row = rowOf(unit, year);
  }

  /** 0 to 10: the better of what both profiles rest on would hide the other, so the worse counts. */
  get reliability(): number {
    const { RISK, RESILIENCE } = this.all.profiles;
    return Math.min(RISK.reliability[this.row] ?? 0, RESILIENCE.reliability[this.row] ?? 0);
  }

  dimension(profile: ProfileKind, id: DimensionId): { score: number; name: string } | null {
    const { definition, dimensions } = this.all.profiles[profile];
    const index = definition.dimensions.findIndex((dimension) => dimension.id === id);
    const score = dimensions[index]?.[this.row] ?? Number.NaN;
    return Number.isNaN(score) ? null : { score, name: definition.dimensions[index]?.name ?? id };
  }

  /** A scored measure: the raw figure on its own scale, its year and its score. */
  measure(id: string): (Seen & { score: number }) | null {
    const measure = this.all.measure(id);
    const score = measure.score[this.row] ?? Number.NaN;
    if (Number.isNaN(score)) return null;
    const year = this.year - (measure.carried[this.row] ?? 0);
    return { indicator: measure.measure.indicator, year, value: measure.raw[this.row] ?? Number.NaN, score };
  }

  /** A figure of the year itself, with its place in the panel, 0 to 10. */
  indicator(id: string): (Seen & { place: number }) | null {
    const found = this.figure(id, this.year);
    const place = this.all.placeOf(id);
    return found && place ? { ...found, place: place(found.value) } : null;
  }

  figure(indicator: string, year: number): Seen | null {
    const cube = this.all.cube(indicator);
    const value = cube?.values[cube.cell(this.unit, year)] ?? Number.NaN;
    return Number.isNaN(value) ? null : { indicator, year, value };
  }

  /** Figures of the year and the four before, oldest first. */
  inFive(indicator: string): Seen[] {
    return Array.from({ length: 5 }, (_, index) => this.figure(indicator, this.year - 4 + index)).filter(
      (seen) => seen !== null,
    );
  }

  /** Whether the source lists the country at all. */
  listed(indicator: string): boolean {
    return (this.all.cube(indicator)?.inUnit(this.unit) ?? 0) > 0;
  }

  /** Groups coded in the year, or in the last coded one; empty where the list has none. */
  get groups(): readonly GroupHistory[] {
    const year = Math.min(this.year, this.lastCodedYear ?? this.year);
    return this.all
      .groupsOf(this.unit)
      .filter(({ periods }) => periods.some(({ from, to }) => from <= year && year <= to));
  }

  get lastCodedYear(): number | null {
    return this.all.lastCodedYear;
  }
}
