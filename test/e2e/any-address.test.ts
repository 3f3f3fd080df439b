import fc from 'fast-check';
import { expect, inject, it } from 'vitest';

/** Addresses to ask for; `FUZZ=20000 npm test -- --project e2e any-address` is the long form. */
const addresses = Number(process.env.FUZZ ?? 600);

const segments = [
  'country',
  'embed',
  'map',
  'case',
  'compare',
  'recommendation',
  'evidence',
  'matrix',
  'data',
  'figures',
  'methods',
  'search',
  'share',
  'oembed',
  'graphql',
  'brief',
  'risk',
  'violence',
  'groups',
  'sentence',
  'newer',
  'file',
  'svg',
  'assets',
  '_app',
  'NGA',
  'nga',
  'XKX',
  'SUN',
  'NGR',
  'nigeria',
  'ssr.policing',
  'vdem-v14',
  'harff2003nolessons',
  'datapackage.json',
  'observations.csv',
  '..',
  '.',
  '%2e%2e',
  '%2F',
  '%00',
  '%',
  '%E0%A4%A',
  'a'.repeat(2000),
  '<script>',
  '𝒳',
  ' ',
  'constructor',
  '__proto__',
  'con',
  '~',
];
const endings = [
  '',
  '',
  '',
  '/',
  '.svg',
  '.png',
  '.csv',
  '.json',
  '.apa',
  '.bib',
  '.ris',
  '.csl',
  '.PNG',
  '.pdf',
  '.svg.png',
  '.',
];
const names = [
  'year',
  'layer',
  'release',
  'width',
  'scale',
  'scheme',
  'layout',
  'interactive',
  'c',
  'add',
  'country',
  'w.violence',
  'rows',
  'columns',
  'theme',
  'direction',
  'from',
  'to',
  'text',
  'q',
  'url',
  'format',
  'query',
  'variables',
  'than',
  'view',
  'sort',
  'show',
  '__proto__',
  'a[]',
];
const values = [
  '',
  '0',
  '-1',
  '1990',
  '2023',
  '99999999999',
  '1e9',
  'NaN',
  'NGA',
  'NGA,PAK,IRQ,NGA,PAK,IRQ,USA',
  'forestall.risk',
  'hdr.hdi',
  'nope',
  '2026.4',
  '1999.1',
  'csv',
  '{',
  '{}',
  '[]',
  '{meta{version}}',
  'http://localhost/country/NGA',
  'javascript:alert(1)',
  '//evil.example',
  '%00',
  '<svg onload=alert(1)>',
  "' or 1=1 --",
  '𝒳',
  'x'.repeat(1500),
  'null',
  'true',
];

const address = fc
  .record({
    parts: fc.array(fc.constantFrom(...segments), { maxLength: 5 }),
    ending: fc.constantFrom(...endings),
    asked: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values), fc.boolean()), { maxLength: 4 }),
  })
  .map(({ parts, ending, asked }) => {
    const query = asked.map(
      ([name, value, isRaw]) => `${name}=${isRaw ? value.replaceAll(/[ #]/g, '+') : encodeURIComponent(value)}`,
    );
    return `/${parts.join('/')}${ending}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  });

it(
  'whatever address is asked for is answered or refused, never with a failure of ours',
  { timeout: 3_600_000 },
  async () => {
    const site = inject('site').address;
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(address, fc.constantFrom('text/html', '*/*', 'application/json'), async (path, accept) => {
        const answer = await fetch(site + path, { headers: { accept }, redirect: 'manual' });
        const text = await answer.text();
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        expect(answer.status, path).toBeLessThan(500);
        expect(text, path).not.toMatch(/\bat .+\.(?:ts|js|svelte):\d+|node_modules/i);
        // In plain text and JSON, what was asked may be repeated as it is: it is not read as markup.
        if (answer.headers.get('content-type')?.includes('html')) expect(text, path).not.toContain('<svg onload');
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('location') ?? '/').toMatch(
          /^(?:\/(?!\/)|http:\/\/(?:localhost|127\.0\.0\.1)[:/]|\.)/,
        );
      }),
      { numRuns: addresses, seed: 20_261_123, endOnFailure: true },
    );
    // It did come past the front door.
    expect(seen.get(200) ?? 0).toBeGreaterThan(addresses / 40);
    expect(seen.get(404) ?? 0).toBeGreaterThan(addresses / 10);
  },
);
