import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const routes = resolve(import.meta.dirname, '../../web/src/routes');

/** What stands for a part of an address that is in brackets; a new one needs an example here. */
const examples: Record<string, string> = {
  'case/[id]': 'nigeria',
  'country/[id]': 'NGA',
  'recommendation/[id]': 'ssr.policing',
  'evidence.[format]': 'csv',
  'evidence/[publication]': 'harff2003nolessons',
  'evidence/[publication].[format]': 'bib',
  'embed/[...view]': 'country/NGA',
  'file/[form]': 'svg',
  'file/[form]/[...view]': 'country/NGA',
};

/** Addresses of all pages and files of the site, from the folders that make them. */
const pages = readdirSync(routes, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\+(?:page\.svelte|server\.ts)$/.test(name))
  .map((name) => relative(routes, dirname(join(routes, name))))
  .map((folder) => `/${exampleOf(folder)}`)
  .toSorted();

function exampleOf(folder: string): string {
  const parts = folder.split('/');
  return parts
    .map((part, at) => {
      if (!part.includes('[')) return part;
      const example = examples[parts.slice(0, at + 1).join('/')];
      if (example === undefined) throw new Error(`Write an example of ${folder} into test/e2e/headers.test.ts.`);
      return part.startsWith('[') && !part.includes('].') ? example : withEnding(part, example);
    })
    .join('/');
}

/** `[publication].[format]` and `evidence.[format]`: the example is that of the ending. */
function withEnding(part: string, ending: string): string {
  const name = part.startsWith('[') ? examples['evidence/[publication]'] : part.slice(0, part.indexOf('.'));
  return `${name}.${ending}`;
}

/** Addresses that are answered beside the site, and those that are refused. */
const others: [path: string, status: number, init?: RequestInit][] = [
  ['/graphql', 200, { headers: { accept: 'text/html' } }],
  ['/graphql?query={meta{version}}', 200],
  ['/graphql?query={', 400],
  ['/graphql', 415, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
  ['/graphql', 413, { method: 'POST', headers: { 'content-type': 'application/json' }, body: ' '.repeat(200_000) }],
  ['/graphql/', 308],
  ['/graphql?query={countries{nodes{id}}}&format=csv', 200],
  ['/schema.graphql', 200],
  ['/healthz', 200],
  ['/readyz', 200],
  ['/metrics', 200],
  ['/favicon.ico', 308],
  ['/icon.svg', 200],
  ['/data/figures/none/observations.csv', 404],
  ['/data/figures/epr-2021/groups.csv', 200],
  ['/data/bulk/nothing/observations.csv', 404],
  ['/country/NGA.svg', 200],
  ['/country/NGA.csv', 200],
  ['/country/XYZ', 404],
  ['/nothing-here', 404],
  ['/country/NGA', 405, { method: 'DELETE' }],
  ['/country/NGA?release=nothing', 404],
  ['/%E0%A4%A', 400],
];

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${inject('site').address}${path}`, { redirect: 'manual', ...init });

/** Directives of the policies: each must allow, so the strictest counts. */
function directives(policy: string): Map<string, string> {
  return new Map(
    policy
      .split(/[;,]/)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => [one.split(' ', 1)[0] ?? '', one]),
  );
}

function check(path: string, { headers }: Response): void {
  const { pathname } = new URL(path, 'http://x');
  const isFramed = pathname.startsWith('/embed/');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toContain('geolocation=()');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server')).toBeNull();
  expect(headers.get('set-cookie')).toBeNull();
  expect(headers.get('x-frame-options')).toBe(isFramed ? null : 'DENY');
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('text/')) expect(type).toMatch(/charset=utf-8/i);
  if (!type.startsWith('text/html')) return;
  const policy = headers.get('content-security-policy') ?? '';
  const rules = directives(policy);
  expect(rules.get('default-src')).toMatch(/^default-src '(?:none|self)'$/);
  expect(rules.get('script-src') ?? "script-src 'none'").not.toMatch(/unsafe-|\*|https?:|data:/);
  expect(rules.get('object-src') ?? rules.get('default-src')).toMatch(/'none'|'self'/);
  expect(policy).not.toContain('unsafe-eval');
  if (isFramed) expect(rules.get('frame-ancestors')).toBeUndefined();
  else expect(rules.get('frame-ancestors')).toBe("frame-ancestors 'none'");
}

describe('strict headers are sent', () => {
  it.each(pages)('with %s', async (path) => {
    const response = await ask(path);
    // A few pages say what they were not told, but none is missing or broken.
    expect([200, 302, 303, 307, 308, 400]).toContain(response.status);
    check(path, response);
  });

  it.each(others)('with %s, which gives %d', async (path, status, init) => {
    const response = await ask(path, init);
    expect(response.status).toBe(status);
    check(path, response);
  });
});

it('a head that is too large is refused before anything is read of it', async () => {
  const { port } = new URL(inject('site').address);
  const status = await new Promise<number | undefined>((done, failed) => {
    const headers = { 'X-Filler': 'x'.repeat(40_000) };
    request({ port, host: '127.0.0.1', path: '/', headers }, ({ statusCode }) => done(statusCode))
      .once('error', failed)
      .end();
  });
  expect(status).toBe(431);
});
