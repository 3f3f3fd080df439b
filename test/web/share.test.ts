import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import { viewParameters } from '../../web/src/routes/embed/parameters.ts';
import Element from '../../web/src/lib/share/Element.svelte';
import Frame from '../../web/src/lib/share/Frame.svelte';
import { markdownPicture } from '../../web/src/lib/share/markdown.ts';
import { inForm, withQuery } from '../../web/src/lib/views/address.ts';
import { views } from '../../web/src/lib/views/index.ts';

const hostile = '"><script>alert(1)</script>&';

it('code for pages escapes whatever the data say', () => {
  const frame = render(Frame, {
    props: { src: `/embed?a=1&b=${hostile}`, title: hostile, width: '100%', height: 600 },
  });
  expect(frame.body).not.toContain('<script');
  expect(frame.body).toContain('src="/embed?a=1&amp;b=&quot;');
  const props = {
    view: hostile,
    href: hostile,
    title: hostile,
    release: hostile,
    scheme: null,
    ratio: '1',
    most: null,
  };
  expect(render(Element, { props }).body).not.toContain('<script');
});

it('Markdown escapes marks in words, and addresses cannot end early', () => {
  const picture = { sentence: 'A [b](c) *d* <e>\nf', src: 'https://x/a>b(c).png', href: 'https://x/', caption: '_g_' };
  expect(markdownPicture(picture)).toBe(
    '[![A \\[b\\]\\(c\\) \\*d\\* \\<e\\> f](<https://x/a%3Eb(c).png>)](<https://x/>)\n\n*\\_g\\_*\n',
  );
});

it('an address keeps its query and place in every form', () => {
  expect(withQuery('/country/NGA#profiles', { release: '2026.1' })).toBe('/country/NGA?release=2026.1#profiles');
  expect(withQuery('/compare?c=NGA,PAK', { release: null })).toBe('/compare?c=NGA,PAK');
  expect(inForm('/matrix?theme=A&theme=B', 'embed', { scheme: 'dark' })).toBe(
    '/embed/matrix?theme=A&theme=B&scheme=dark',
  );
  expect(inForm('/country/NGA/risk?year=2015', 'png', { width: '600' })).toBe(
    '/country/NGA/risk.png?year=2015&width=600',
  );
});

it('every view has its parameters told', () => {
  expect(Object.keys(viewParameters).toSorted()).toEqual(views.map(({ id }) => id).toSorted());
});

it('what other pages load is small and needs nothing', () => {
  for (const [name, most] of [
    ['embed.js', 2000],
    ['embed-frame.js', 1000],
  ] as const) {
    const script = readFileSync(resolve(import.meta.dirname, '../../web/static', name), 'utf8');
    expect(Buffer.byteLength(script), name).toBeLessThan(most);
    expect(script, name).not.toMatch(/\bimport\b|fetch\(|XMLHttpRequest|localStorage|cookie/);
  }
});
