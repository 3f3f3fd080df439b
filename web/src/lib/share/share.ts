import { embedSchemes, type EmbedScheme } from '../views/choices.ts';
import { wordOf } from '../views/parameters.ts';
import type { Query } from '../state.ts';

/** How somebody takes a view away. The first of each is what is offered first. */
export const follows = ['frozen', 'live'] as const;
export const frames = ['full', '700', '320'] as const;

export interface Choice {
  follow: (typeof follows)[number];
  scheme: EmbedScheme;
  frame: (typeof frames)[number];
}

export function choiceOf(query: Query): Choice {
  return {
    follow: wordOf(query, 'follow', follows),
    scheme: wordOf(query, 'scheme', embedSchemes),
    frame: wordOf(query, 'frame', frames),
  };
}

/** A text to take along, and what it is. */
export interface Code {
  id: string;
  label: string;
  /** What it is good for, where the name does not say */
  note?: string;
  text: string;
}

export interface File {
  label: string;
  href: string;
}

/** Everything the page and the dialog offer of one view. */
export interface Share {
  /** Address of the view, as it is asked for: "/country/NGA/risk?year=2015" */
  view: string;
  /** Data release that the view was opened at, where one was named */
  opened: string | null;
  title: string;
  dataRelease: string;
  choice: Choice;
  /** Words for a text, and code for a page */
  words: readonly Code[];
  codes: readonly Code[];
  pictures: readonly File[];
  data: readonly File[];
  /** How to cite the view and the sources of its figures */
  citations: readonly File[];
  preview: { src: string; height: number };
}
