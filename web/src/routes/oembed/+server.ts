import { error, json } from '@sveltejs/kit';
import { frameOf } from '../../lib/share/share.server.ts';
import { inForm, withQuery } from '../../lib/views/address.ts';
import { layouts } from '../../lib/views/choices.ts';
import { svgOf } from '../../lib/views/drawing.server.ts';
import { heightOf } from '../../lib/views/height.server.ts';
import { openView, type OpenedView } from '../../lib/views/index.ts';
import { viewOfPage } from '../../lib/views/of-page.ts';
import { numberOf, wordOf } from '../../lib/views/parameters.ts';
import type { RequestHandler } from './$types';

/** Pixels of a frame where nobody says how wide it may be. */
const usual = 700;
/** Width of the picture for a preview, in pixels. */
const thumbnail = 600;
/** Narrower than this nothing can be read. */
const narrowest = 320;

/** oEmbed 1.0 (https://oembed.com): from the address of a page or view to the frame that shows it. */
export const GET: RequestHandler = async ({ locals, url }) => {
  if (wordOf(url.searchParams, 'format', ['json', 'xml']) === 'xml') {
    error(501, 'oEmbed is given as JSON only: ask with format=json.');
  }
  const address = addressOf(url);
  const width = Math.min(usual, numberOf(url.searchParams, 'maxwidth', 1, 100_000) ?? usual);
  if (width < narrowest)
    error(404, `A view needs a width of ${narrowest} pixels; “maxwidth=${width}” leaves too little.`);
  const [path = '', query = ''] = address.split('?', 2);
  const asked = new URLSearchParams(query);
  const opened = await openView(locals.graphql, path, asked);
  const { shown } = opened;
  const release = asked.get('release');
  const most = numberOf(url.searchParams, 'maxheight', 1, 100_000);
  const height = Math.min(heightOf(opened, width), most ?? Infinity);
  const embed = inForm(shown.address, 'embed', { release });
  return json(
    {
      version: '1.0',
      type: 'rich',
      title: shown.title,
      provider_name: 'Forestall',
      provider_url: `${url.origin}/`,
      cache_age: release ? 86_400 : 3600,
      html: frameOf({ title: shown.title, src: `${url.origin}${embed}`, width: String(width), height }),
      width,
      height,
      thumbnail_url: `${url.origin}${inForm(shown.address, 'png', { width: String(thumbnail), release })}`,
      thumbnail_width: thumbnail,
      thumbnail_height: heightOfThumbnail(opened, url.origin),
      url: `${url.origin}${withQuery(shown.page, { release })}`,
    },
    { headers: { 'access-control-allow-origin': '*' } },
  );
};

function heightOfThumbnail({ view, data, shown, dataRelease, boundaryNote }: OpenedView, origin: string): number {
  const svg = svgOf(view, data, shown, { dataRelease, boundaryNote, origin }, 'light', layouts.column);
  return Math.round((Number(/\bheight="([\d.]+)"/.exec(svg)?.[1]) * thumbnail) / layouts.column);
}

/** The view that the asked address shows: that of a page, or its own, framed or not. */
function addressOf({ searchParams, origin }: URL): string {
  const text = searchParams.get('url');
  if (!text) error(400, 'Name the page to embed, as in /oembed?url=https://…/country/NGA.');
  if (!URL.canParse(text)) error(400, `“${text}” is no address: write it in full, beginning with ${origin}.`);
  const asked = new URL(text);
  if (asked.origin !== origin)
    error(404, `“${text}” is not of this site: only addresses that begin with ${origin} are.`);
  const path = asked.pathname.replace(/^\/embed(?=\/)/, '').replace(/\.(?:svg|png|csv|json)$/, '');
  return viewOfPage({ pathname: path, searchParams: asked.searchParams }) ?? `${path}${asked.search}`;
}
