import type { Component } from 'svelte';

/**
 * A view: one question about the data with one picture, which the page, the embed, the picture file and the data file
 * all draw from the same answer. Adding one is a file beside this one and a line in index.ts.
 */

export type Ask = App.Locals['graphql'];

export type Cell = string | number | null;

/** The figures of a view as one table: what the CSV, the JSON and the table under the picture hold. */
export interface Sheet {
  /** Names of columns are lasting: scripts rely on them. The first column names the row. */
  columns: readonly { id: string; label: string; unit?: string; decimals?: number }[];
  rows: readonly (readonly Cell[])[];
  /** Ids of the releases each row is from, where they are not the same for all. */
  from?: readonly string[];
}

export interface UsedRelease {
  id: string;
  version: string;
  source: { id: string; title: string; licence: string };
}

/** A view in words and figures. */
export interface Shown {
  /** What and when: "Nigeria: risk profile, 2023". */
  title: string;
  /** Unit and scale, in words. */
  unit: string;
  /** To be quoted, and the alternative text of the picture. */
  sentence: string;
  /** What one has to know to read it. */
  notes: readonly string[];
  sheet: Sheet;
  releases: readonly UsedRelease[];
  /** What its figures were made from, where they are our own. */
  inputs?: readonly UsedRelease[];
  /** The publications behind it, and how they are named in a line: "Evidence: 13 publications, 1999 to 2023". */
  evidence?: { publications: readonly string[]; line: string } | null;
  /** Address of the view without form or release: "/country/NGA/risk?year=2023". */
  address: string;
  /** Where it stands on the site, with everything around it: "/country/NGA#profiles". */
  page: string;
}

interface Parts<Data> {
  id: string;
  /** What it is called in lists: "Country, risk". */
  name: string;
  /** An address that works, for lists and tests. */
  example: string;
  path: RegExp;
  /** Parameters of its address that change what it shows; without it, none. */
  parameters?: readonly string[];
  /** Asks for everything it shows. `ids` are the parts of the path in brackets. */
  load(ask: Ask, ids: readonly string[], query: URLSearchParams): Promise<Data>;
  show(data: Data): Shown;
  /** Draws in `width` units, of which about 6 are a millimetre on paper; null = words are all there is. */
  picture: Component<{ data: Data; width: number }> | null;
}

export interface View extends Parts<unknown> {}

/** What a view is made of stays its own affair. */
export function view<Data>(parts: Parts<Data>): View {
  return parts as unknown as View;
}

/** The releases that some rows come from, each once. */
export function releasesUsed(rows: readonly { release: UsedRelease }[]): UsedRelease[] {
  return [...new Map(rows.map(({ release }) => [release.id, release])).values()];
}
