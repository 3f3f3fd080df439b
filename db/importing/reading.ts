import { AVERAGES, FACTORS } from '../../api/model/tool-evidence.ts';
import type { Figure } from './importer.ts';
import type { SkippedRows } from './skipped-rows.ts';

/** How many rows a file had and what became of them; complete once the figures have been read to their end. */
export interface Tally {
  rows: number;
  kept: number;
  skipped: { reason: string; rows: number }[];
  /** Whether rows were left out only for now: read on another day, they would count. */
  waiting?: boolean;
}

/** One release on its way into the database, whether from a producer's file or from the figures shipped with Forestall. */
export interface Reading {
  release: {
    id: string;
    sourceId: string;
    version: string;
    sha256: string;
    retrieved: string;
    fileName: string;
    /** Set for shipped figures only. */
    figuresHash: string | null;
  };
  /** Data sets the release carries from now on: indicator ids, `epr.groups`, `forestall.standing`, `ged.events` … */
  carries: string[];
  figures: AsyncIterable<Figure> | Iterable<Figure>;
  tally: Tally;
  /** How much of a file has been read, from 0 to 1. */
  share?(): number | null;
  /** Of a file: what its rows are called, and rows that were left out. Shipped figures have none. */
  table?: { columns: ReadonlySet<string>; skipped: SkippedRows };
}

/** Data set id under which EPR's groups and their periods are carried. */
export const GROUPS = 'epr.groups';

/** Data set id under which the standing of countries in our own profiles is carried. */
export const STANDING = 'forestall.standing';

/** Data sets that hold counts of findings on tools of prevention. */
export const TALLIES: ReadonlySet<string> = new Set([AVERAGES, FACTORS]);

/**
 * Data sets under which events, and what they come to by area, are carried: one a country, since files hold some
 * countries or all. A format carries both without a country; which countries a file holds shows once it has been read.
 */
export const EVENTS = 'ged.events';
export const AREAS = 'ged.areas';

/** An import that cannot go on. The message says what was expected, what was found, where, and what to do. */
export class ImportError extends Error {
  override name = 'ImportError';
}
