import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../api/http/explorer/examples.ts';
import { listen, openApi, type Api, type Listening } from '../support/api.ts';
import { shippedRelease } from '../support/data-release.ts';

let api: Api;
let server: Listening;
beforeAll(async () => {
  api = await openApi();
  server = await listen(api);
});
afterAll(async () => {
  await server.close();
  await api.close();
});

const BROWSER = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('a browser at /graphql', () => {
  it('gets the explorer, which loads nothing from elsewhere', async () => {
    const response = await fetch(`${server.address}/graphql`, { headers: BROWSER });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    const html = await response.text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');
    const assets = addresses.filter((address) => address.startsWith('/graphql/assets/'));
    expect(assets).toHaveLength(6);
    expect(addresses.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
    for (const asset of assets) {
      const file = await fetch(server.address + asset);
      expect(file.status).toBe(200);
      expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect((await file.text()).length).toBeGreaterThan(100);
    }
  });

  it('a program at the same address gets an answer', async () => {
    const response = await fetch(`${server.address}/graphql?query={meta{dataRelease}}`, { headers: { Accept: '*/*' } });
    expect(await response.json()).toMatchObject({ data: { meta: { dataRelease: shippedRelease } } });
  });
});

describe('the explorer’s examples', () => {
  it('there is one for each use', () => {
    expect(examples.map(({ query }) => query.slice(2, query.indexOf(':')))).toEqual([
      'Explore',
      'Query from a script',
      'Quote in a report',
    ]);
  });

  it.each(examples.map(({ query, variables }) => [query.split('\n')[0], query, variables]))(
    '%s',
    async (_title, query, variables) => {
      const { data, errors } = await api.ask(query ?? '', JSON.parse(variables ?? '{}'));
      expect(errors).toBeUndefined();
      // Each has figures to show, not only the form of an answer.
      expect(JSON.stringify(data).match(/"(value|deathsBest)":[\d.]+/g)?.length).toBeGreaterThan(5);
    },
  );
});
