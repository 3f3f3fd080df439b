import { PNG } from 'pngjs';
import { beforeAll, describe, expect, inject, it } from 'vitest';

let site: string;
beforeAll(() => {
  site = inject('site').address;
});

interface OEmbed {
  version: string;
  type: string;
  title: string;
  html: string;
  width: number;
  height: number;
  thumbnail_url: string;
  thumbnail_width: number;
  thumbnail_height: number;
  url: string;
}

const ask = (query: Record<string, string>) => fetch(`${site}/oembed?${new URLSearchParams(query)}`);

/** The contents of a page's `<meta>` by their property or name. */
async function metaOf(path: string): Promise<{ meta: Map<string, string>; oembed: string | null; html: string }> {
  const html = await (await fetch(site + path)).text();
  const read = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  const meta = new Map(
    [...html.matchAll(/<meta (?:property|name)="([^"]+)"\s+content="([^"]*)"/g)].map(
      ([, name = '', content = '']) => [name, read(content)] as const,
    ),
  );
  const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1];
  return { meta, oembed: link === undefined ? null : read(link), html };
}

const pages: [page: string, view: string][] = [
  ['/', '/map'],
  ['/?layer=forestall.risk&year=2010&country=NGA', '/map?layer=forestall.risk&year=2010'],
  ['/country/NGA', '/country/NGA'],
  ['/case/nigeria', '/case/nigeria'],
  ['/recommendation/ssr.policing', '/recommendation/ssr.policing'],
  ['/evidence?theme=HORIZONTAL_EQUALITY', '/matrix?theme=HORIZONTAL_EQUALITY'],
  ['/compare?c=NGA,PAK', '/compare?c=NGA,PAK'],
];

describe.each(pages)('%s', (page, view) => {
  it('names a picture of its own for previews, and where it is to be had as oEmbed', async () => {
    const { meta, oembed } = await metaOf(page);
    expect(meta.get('og:title')).toBeTruthy();
    expect(meta.get('og:description')).toBe(meta.get('description'));
    expect(meta.get('og:url')).toBe(site + page);
    expect(meta.get('twitter:card')).toBe('summary_large_image');
    const picture = meta.get('og:image') ?? '';
    expect(meta.get('twitter:image')).toBe(picture);
    const png = PNG.sync.read(Buffer.from(await (await fetch(picture)).arrayBuffer()));
    expect(String(png.width)).toBe(meta.get('og:image:width'));

    const answer = await fetch(oembed ?? '');
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const found = (await answer.json()) as OEmbed;
    expect(found).toMatchObject({ version: '1.0', type: 'rich', width: 700 });
    const src = /src="([^"]+)"/.exec(found.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const [path = '', query] = view.split('?');
    expect(decodeURIComponent(src)).toBe(`${site}/embed${path}${query ? `?${query}` : ''}`);
    expect((await fetch(src)).status).toBe(200);
    const thumbnail = PNG.sync.read(Buffer.from(await (await fetch(found.thumbnail_url)).arrayBuffer()));
    expect(thumbnail.width).toBe(found.thumbnail_width);
    expect(Math.abs(thumbnail.height - found.thumbnail_height)).toBeLessThanOrEqual(1);
  });
});

it('keeps to the width and height that are asked for, and to a frozen data release', async () => {
  const release = (await fetch(`${site}/country/NGA.json`)).headers.get('forestall-release') ?? '';
  const url = `${site}/country/NGA?release=${release}`;
  const found = (await (await ask({ url, maxwidth: '400', maxheight: '500' })).json()) as OEmbed;
  expect(found).toMatchObject({ width: 400, height: 500 });
  expect(found.html).toContain(`release=${release}`);
  expect(found.url).toContain(`release=${release}`);
});

it('takes the address of a view, framed or as a file, as well', async () => {
  for (const path of ['/country/NGA/risk', '/embed/country/NGA/risk', '/country/NGA/risk.png']) {
    const found = (await (await ask({ url: site + path })).json()) as OEmbed;
    expect(found.html, path).toContain(`${site}/embed/country/NGA/risk"`);
  }
});

it.each([
  [{}, 400, 'Name the page to embed'],
  [{ url: 'nigeria' }, 400, 'is no address'],
  [{ url: 'https://example.org/country/NGA' }, 404, 'is not of this site'],
  [{ url: 'SITE/country/NGR' }, 404, 'NGR'],
  [{ url: 'SITE/methods' }, 404, 'There is no view at /methods'],
  [{ url: 'SITE/country/NGA', format: 'xml' }, 501, 'as JSON only'],
  [{ url: 'SITE/country/NGA', maxwidth: '100' }, 404, 'needs a width of 320'],
  [{ url: 'SITE/country/NGA', maxwidth: 'wide' }, 400, 'give a whole number'],
] as [Record<string, string>, number, string][])('%j is refused in a sentence', async (query, status, words) => {
  const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value.replace('SITE', site)]));
  const answer = await fetch(`${site}/oembed?${new URLSearchParams(asked)}`, {
    headers: { accept: 'application/json' },
  });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(words);
});

it('pages that are no view have no card', async () => {
  expect((await metaOf('/methods')).meta.has('og:image')).toBe(false);
  expect((await metaOf('/compare')).oembed).toBeNull();
});
