import type { BrowserContext, Page } from 'playwright-core';
import { inject, test } from 'vitest';
import { newContext, visit, type Look, type Visit } from './browser.ts';

/** Opens a page as somebody would; what goes wrong on it until the end of the test fails the test. */
export type Open = (path: string, look?: Partial<Look>) => Promise<Page>;

interface Fixtures {
  open: Open;
}

/** A test with a browser: every context is its own and closed at the end, and no fault goes unseen. */
export const browse = test.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads which fixtures are used from the pattern
  open: async ({}, use) => {
    const site = inject('site');
    const contexts: BrowserContext[] = [];
    const visits: Visit[] = [];
    await use(async (path, look = {}) => {
      const context = await newContext(site, look);
      contexts.push(context);
      const visited = await visit(context, site.address, path);
      visits.push(visited);
      return visited.page;
    });
    for (const context of contexts) await context.close();
    const faults = visits.flatMap((visited) => visited.faults);
    if (faults.length > 0) throw new Error(`What went wrong on the page:\n${faults.join('\n')}`);
  },
});
