import { render } from 'svelte/server';
import { textWidth, wrap } from '../charts/text.ts';
import { fitWidths } from '../charts/fit.ts';
import { releaseName } from '../parts/release.ts';
import type { OpenedView } from './index.ts';

/** Sizes of ViewBody and of the embed around it, in pixels. */
const padding = 16;
const measure = 672;
const widest = 928;
const gap = 8;
const link = 20;

/**
 * About how high an embed is in a frame so wide: what a frame reserves before the view itself says, and keeps where no
 * script runs. Rather too much than too little, since a frame that is too low has to be scrolled.
 */
export function heightOf({ view, data, shown, dataRelease, boundaryNote }: OpenedView, frame: number): number {
  const inner = Math.min(frame - 2 * padding, widest);
  const text = Math.min(inner, measure);
  const note = (words: string) => gap + lines(words, text, 14) * 20;
  const source = `Source: ${shown.releases.map((one) => releaseName(one)).join(', ')}. Data release ${dataRelease}, at which this view is frozen. ${boundaryNote}`;
  const heights = [
    2 * padding,
    lines(shown.title, inner, 21) * 26,
    2 * gap + gap + lines(shown.sentence, text, 16) * 24,
    view.picture ? pictureHeight(view.picture, data, inner) + note(shown.unit) : 0,
    32,
    ...[...shown.notes, source].map(note),
    // Whether there are newer figures, the way to them, and the way to the site.
    gap + 24 + 2 * (gap + link),
  ];
  return Math.ceil(heights.reduce((sum, height) => sum + height, 0) / 10) * 10;
}

const lines = (words: string, width: number, size: number): number =>
  wrap(words, width, size).reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line, size) / width)), 0);

/** Of the picture that Fit shows in so much room; the narrow one grows with it. */
function pictureHeight(picture: NonNullable<OpenedView['view']['picture']>, data: unknown, room: number): number {
  const { narrow, middle, wide } = fitWidths;
  const width = room >= wide ? wide : room >= middle ? middle : narrow;
  const { body } = render(picture, { props: { data, width } });
  const height = Number(/<svg[^>]*?\bheight="([\d.]+)"/.exec(body)?.[1] ?? 0);
  return width === narrow ? (height * Math.min(room, 416)) / narrow : height;
}
