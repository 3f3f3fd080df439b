import type { ViolenceType } from '../../api/model/enums.ts';
import type { Check } from './checks.ts';
import type { CountryScheme } from './countries.ts';
import type { SourceRow } from './row.ts';
import type { SourceFile } from './source-file.ts';

export type { SourceRow } from './row.ts';

/** One figure or fact taken from a producer's file, in our ids. Missing stays absent or null, never zero. */
export type Figure =
  | ObservationFigure
  | RegionFigure
  | GroupFigure
  | PeriodFigure
  | StandingFigure
  | TallyFigure
  | EventFigure
  | AreaFigure;

export interface ObservationFigure {
  kind: 'observation';
  indicator: string;
  /** Exactly one of the two is set. */
  country?: string;
  region?: string;
  year: number;
  value: number;
  low?: number | null;
  high?: number | null;
}
export interface RegionFigure {
  kind: 'region';
  id: string;
  name: string;
  country: string;
}
export interface GroupFigure {
  kind: 'group';
  id: string;
  name: string;
  country: string;
}
export interface PeriodFigure {
  kind: 'period';
  group: string;
  from: number;
  to: number;
  status: string;
  size: number | null;
  regionalAutonomy: boolean | null;
}

/** How sure the place of a country among all is, from the draws of our own model. */
export interface StandingFigure {
  kind: 'standing';
  country: string;
  profile: 'RISK' | 'RESILIENCE';
  year: number;
  rankLow: number;
  rankHigh: number;
  /** Draws in each of the five classes, from the lowest up. */
  classes: readonly number[];
}

/** Findings on a tool of prevention, on average or where a factor is present. */
export interface TallyFigure {
  kind: 'tally';
  dataset: string;
  tool: string;
  factor: string | null;
  factorKind: string | null;
  family: string | null;
  helps: number;
  hinders: number;
  mixed: number;
}

/** One event of organised violence. Its place is no finer than may be told: a cell or an admin-1 unit, or neither. */
export interface EventFigure extends Deaths {
  kind: 'event';
  /** The producer's number; the same event keeps it from version to version. */
  id: number;
  country: string;
  /** First and last day it may have happened on, as 2015-04-30. */
  date: string;
  endDate: string;
  type: ViolenceType;
  sideA: string;
  sideB: string;
  /** How exactly its place is known, 1 to 7, as UCDP codes `where_prec`. */
  precision: number;
  admin1: string | null;
  /** PRIO-GRID number of the half-degree cell. */
  cell: number | null;
}

/** What the events of a year and type come to in a country, an admin-1 unit or a cell of it. */
export interface AreaFigure extends Deaths {
  kind: 'area';
  country: string;
  place: 'COUNTRY' | 'ADMIN_1' | 'CELL';
  /** Empty for the country; id of a region or the producer's name of it; PRIO-GRID number. */
  area: string;
  year: number;
  type: ViolenceType;
  events: number;
}

interface Deaths {
  best: number;
  low: number;
  high: number;
}

/** What a format may ask of the pipeline while it maps rows. */
export interface MapContext {
  /**
   * Our country id for a source's code in a year. Null for a unit known to be no country (an aggregate, a part listed
   * apart), which counts the row as left out for the reason on record; an unknown code stops the import and names the row.
   */
  country(scheme: CountryScheme, code: string, year: number): string | null;
  /**
   * The unit a source means by its own code, where ISO 3166-2 has it: our id and the one name we use whatever the
   * source, from db/content/regions.csv. Null for every other unit.
   */
  region(code: string): KnownRegion | null;
  /** Indicators of this source that have a `column`, from db/content/indicators. */
  indicators: readonly ColumnIndicator[];
  /** Count the current row as kept although its figure comes only with those of other rows, from `finish`. */
  keep(): void;
  /** Count the current row (or part of it) as left out, for a stated reason. */
  skip(reason: string): void;
  /** The same for a reason that passes with time. */
  skipForNow(reason: string): void;
}
export interface KnownRegion {
  id: string;
  name: string;
}
export interface ColumnIndicator {
  id: string;
  column: string;
  lowColumn: string | null;
  highColumn: string | null;
}

/** One file layout of a source. A source may publish several. */
export interface Format {
  /** Readable id such as `country-year-csv`. */
  id: string;
  /** What a matching file looks like, for the message when none matches. */
  looksLike: string;
  /** Whether this file has the layout, judged by its header or sheets, never by its name alone. */
  matches(file: SourceFile): Promise<boolean>;
  /** Every row of the file, streamed. `total`, where cheaply known, drives the progress line. */
  rows(file: SourceFile): AsyncIterable<SourceRow>;
  /** Figures in one row. No fetching, no logging, no database; state only to hand from here to `finish`. */
  map(row: SourceRow, context: MapContext): Iterable<Figure>;
  /** Figures that need all rows, such as shares over groups; called once after the last row. */
  finish?(context: MapContext): Iterable<Figure>;
  /** Data sets this file carries, as ids of indicators or `epr.groups`; the release becomes the one that carries them. */
  carries(file: SourceFile, context: Pick<MapContext, 'indicators'>): Promise<string[]>;
}

export interface Importer {
  /** Source id: folder name, prefix of its indicators, file name in db/content/sources. */
  source: string;
  /** Made anew for each import, so that formats may keep state between map and finish. */
  formats(): Format[];
  /** What must hold of a whole file before it is published. */
  checks?: readonly Check[];
}

export function defineImporter(importer: Importer): Importer {
  return importer;
}
