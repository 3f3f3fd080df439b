import type { Component, ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import { inForm, withQuery } from '../views/address.ts';
import { heightOf } from '../views/height.server.ts';
import type { OpenedView } from '../views/index.ts';
import Element from './Element.svelte';
import Frame from './Frame.svelte';
import { markdownPicture } from './markdown.ts';
import Picture from './Picture.svelte';
import Script from './Script.svelte';
import type { Choice, Share } from './share.ts';

/** Width a frame is thought to get where it fills the text column of a page. */
const column = 700;

/** Everything somebody may want to take of a view, written out. */
export function shareOf(opened: OpenedView, choice: Choice, origin: string, asked: string | null): Share {
  const { shown, dataRelease } = opened;
  const release = choice.follow === 'frozen' ? dataRelease : null;
  const scheme = choice.scheme === 'auto' ? null : choice.scheme;
  const pictureScheme = choice.scheme === 'dark' ? 'dark' : null;
  const of = (form: Parameters<typeof inForm>[1], more: Parameters<typeof inForm>[2] = {}) =>
    inForm(shown.address, form, { ...more, release });

  const width = choice.frame === 'full' ? column : Number(choice.frame);
  const height = heightOf(opened, width);
  const frame = { title: shown.title, width: choice.frame === 'full' ? '100%' : choice.frame, height };
  const interactive = of('embed', { scheme, interactive: '1' });
  const script = markup(Script, { src: `${origin}/embed.js` });
  const link = `${origin}${withQuery(shown.page, { release })}`;
  const caption = `${shown.title}. Forestall, data release ${dataRelease}.`;
  const png = of('png', { scheme: pictureScheme, width: '1600' });
  const svg = of('svg', { scheme: pictureScheme });
  const picture = { href: link, sentence: shown.sentence, caption };
  return {
    view: shown.address,
    opened: asked,
    title: shown.title,
    dataRelease,
    choice,
    words: [
      { id: 'link', label: 'Link', text: link },
      {
        id: 'sentence',
        label: 'Sentence with citation',
        text: `${shown.sentence} Source: Forestall, “${shown.title}”, data release ${dataRelease}, ${link}`,
      },
    ],
    codes: [
      {
        id: 'frame',
        label: 'Frame that takes its own height',
        note: 'The script gives it its height and does nothing else. Once in a page is enough.',
        text: `${markup(Frame, { ...frame, src: `${origin}${interactive}` })}\n${script}\n`,
      },
      {
        id: 'element',
        label: 'Web component',
        note: 'The same with fewer words; a link where scripts do not run.',
        text: `${markup(Element, {
          view: shown.address,
          href: link,
          title: shown.title,
          release,
          scheme,
          ratio: `${width} / ${height}`,
          most: choice.frame === 'full' ? null : choice.frame,
        })}\n${script}\n`,
      },
      {
        id: 'plain',
        label: 'Frame without a script',
        note: 'For places that strip scripts. Its height is fixed; what does not fit is scrolled.',
        text: `${markup(Frame, { ...frame, src: `${origin}${of('embed', { scheme })}` })}\n`,
      },
      {
        id: 'image',
        label: 'Picture without a frame',
        text: `${markup(Picture, { ...picture, src: `${origin}${svg}` })}\n`,
      },
      { id: 'markdown', label: 'Markdown', text: markdownPicture({ ...picture, src: `${origin}${png}` }) },
    ],
    pictures: [
      { label: 'SVG', href: svg },
      { label: 'PNG, 1600 pixels', href: png },
      {
        label: 'PNG for print, a page wide',
        href: of('png', { scheme: pictureScheme, layout: 'page', width: '2000' }),
      },
    ],
    data: [
      { label: 'CSV', href: of('csv') },
      { label: 'JSON', href: of('json') },
    ],
    // A citation names a data release in any case.
    citations: [
      { label: 'APA', href: of('apa') },
      { label: 'BibTeX', href: of('bib') },
      { label: 'RIS', href: of('ris') },
      { label: 'CSL-JSON', href: of('csl') },
    ],
    preview: { src: interactive, height },
  };
}

/** The frame of a view as it is pasted into a page. */
export function frameOf(frame: { src: string; title: string; width: string; height: number }): string {
  return markup(Frame, frame);
}

/** A component as the text of its markup; so everything in it is escaped as markup asks for. */
function markup<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: ComponentProps<Component<Props>>,
): string {
  return render(component as Component, { props })
    .body.replaceAll(/<!--.*?-->/gs, '')
    .trim();
}
