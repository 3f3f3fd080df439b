import { inForm } from './address.ts';
import { viewOfPage } from './of-page.ts';

/** Pixels of a picture in a preview; as wide as the services that show one ask for. */
const width = '1200';

/**
 * Adds to a page what other people's programs look for: the picture and words of a preview (Open Graph, Twitter cards)
 * and where it can be had as oEmbed. Made on the server alone, so that it weighs nothing in the browser.
 */
export function withCards(html: string, url: URL): string {
  const view = viewOfPage(url);
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
  const description = /<meta\s+name="description"\s+content="([^"]*)"/.exec(html)?.[1];
  if (title === undefined || description === undefined) return html;
  const about = [
    ['property', 'og:site_name', 'Forestall'],
    ['property', 'og:type', 'website'],
    ['property', 'og:title', title],
    ['property', 'og:description', description],
    ['property', 'og:url', escaped(url.href)],
  ];
  if (view === null) return html.replace('</head>', () => `${tags(about)}</head>`);
  const picture = `${url.origin}${inForm(view, 'png', { width, layout: 'page' })}`;
  const oembed = `${url.origin}/oembed?${new URLSearchParams({ url: url.href })}`;
  // Title and description stand in the page's markup already, and so are escaped.
  const head = [
    ...about,
    ['property', 'og:image', escaped(picture)],
    ['property', 'og:image:type', 'image/png'],
    ['property', 'og:image:width', width],
    ['property', 'og:image:alt', description],
    ['name', 'twitter:card', 'summary_large_image'],
    ['name', 'twitter:image', escaped(picture)],
  ];
  const link = `<link rel="alternate" type="application/json+oembed" href="${escaped(oembed)}" title="${title}" />`;
  return html.replace('</head>', () => `${tags(head)}${link}</head>`);
}

function tags(all: readonly (readonly string[])[]): string {
  return all.map(([kind, name, content]) => `<meta ${kind}="${name}" content="${content}" />`).join('');
}

/** Adds what a page says of itself to search engines and catalogues, as JSON-LD. */
export function withDescription(html: string, described: object | undefined): string {
  if (!described) return html;
  // Within a script nothing is unescaped, so what could end it is written in JSON's own way.
  const text = JSON.stringify(described).replaceAll('<', String.raw`\u003c`);
  return html.replace('</head>', () => `<script type="application/ld+json">${text}</script></head>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
