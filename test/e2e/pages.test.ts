import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks, painted } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

const pages = [
  { path: '/', heading: 'Exclusion by social group' },
  { path: '/?show=table', heading: 'Exclusion by social group' },
  { path: '/?country=NGA', heading: 'Exclusion by social group' },
  { path: '/country/NGA', heading: 'Nigeria' },
  { path: '/country/PAK', heading: 'Pakistan' },
  { path: '/country/IRQ', heading: 'Iraq' },
  { path: '/country/TUV', heading: 'Tuvalu' },
  { path: '/country/YUG', heading: 'Yugoslavia' },
  { path: '/data', heading: 'Data' },
  { path: '/search?q=congo', heading: 'Search' },
  { path: '/graphql', heading: null },
  { path: '/country/ATLANTIS', heading: null },
  { path: '/nothing-here', heading: null },
];

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    describe.each(pages)('$path', ({ path, heading }) => {
      browse('shows itself without a fault, within the width of the screen, and is accessible', async ({ open }) => {
        const page = await open(path, { device, theme });
        if (path.startsWith('/?') || path === '/') await settled(page, path);
        else await page.waitForLoadState('networkidle');

        if (heading) expect(await page.getByRole('heading', { level: 1 }).first().textContent()).toContain(heading);
        expect(await sideways(page), 'scrolls sideways').toBe(0);
        // GraphiQL is somebody else's page inside ours; what it lacks is for its makers.
        if (path !== '/graphql') expect(await seriousFindings(page)).toEqual([]);
      });
    });
  });
});

browse('a page that is not there says so with status 404 and leads back', async ({ open }) => {
  for (const path of ['/nothing-here', '/country/ATLANTIS']) {
    expect((await fetch(`${inject('site').address}${path}`)).status).toBe(404);
    const page = await open(path);
    await page.getByRole('link', { name: 'Map', exact: true }).first().click();
    await painted(page);
    expect(new URL(page.url()).pathname).toBe('/');
  }
});

async function settled(page: Page, path: string): Promise<void> {
  if (path.includes('table')) await page.getByRole('table').first().waitFor();
  else await painted(page);
}
