import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject, test } from 'vitest';

/** How somebody looks at a page. */
export interface Look {
  device: 'desktop' | 'phone';
  theme: 'light' | 'dark';
  reducedMotion: boolean;
  scripts: boolean;
  webgl: boolean;
}

export const looks = { desktop: { width: 1280, height: 800 }, phone: { width: 375, height: 812 } };
const usual: Look = { device: 'desktop', theme: 'light', reducedMotion: false, scripts: true, webgl: true };

export interface Visit {
  page: Page;
  /** Status of the page itself. */
  status: number;
  /** Everything that went wrong so far: complaints on the console, broken scripts, requests that left the server. */
  faults: string[];
}

/** Opens a page as somebody would; what goes wrong on it until the end of the test fails the test. */
export type Open = (path: string, look?: Partial<Look>) => Promise<Page>;

const connections = new Map<string, Promise<Browser>>();

function connect(endpoint: string): Promise<Browser> {
  const known = connections.get(endpoint) ?? chromium.connect(endpoint);
  connections.set(endpoint, known);
  return known;
}

/** Reused by the screenshots, which have no test around them. */
export async function newContext(site: { browser: string; browserWithoutWebgl: string }, look: Partial<Look>): Promise<BrowserContext> {
  const { device, theme, reducedMotion, scripts, webgl } = { ...usual, ...look };
  const browser = await connect(webgl ? site.browser : site.browserWithoutWebgl);
  return browser.newContext({
    viewport: looks[device],
    hasTouch: device === 'phone',
    isMobile: device === 'phone',
    colorScheme: theme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    javaScriptEnabled: scripts,
    locale: 'en-GB',
  });
}

export async function visit(context: BrowserContext, address: string, path: string): Promise<Visit> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    // The browser reports a page that is rightly missing as an error of its own.
    if (message.type() === 'error' && !/^Failed to load resource.* 404/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && !['data:', 'blob:'].includes(url.protocol)) faults.push(`left the server: ${request.url()}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Where scripts are switched off, the browser calls every script it does not fetch refused.
    if (why !== 'net::ERR_ABORTED' && why !== 'csp') faults.push(`${why}: ${request.url()}`);
  });
  const answer = await page.goto(`${address}${path}`, { waitUntil: 'load' });
  return { page, status: answer?.status() ?? 0, faults };
}

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

/** The map has drawn what was asked for. */
export async function painted(page: Page): Promise<void> {
  await page.locator('[data-painted="true"]').waitFor({ timeout: 30_000 });
}
