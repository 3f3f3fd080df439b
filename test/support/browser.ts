import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Site } from './site.ts';

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

const connections = new Map<string, Promise<Browser>>();

function connect(endpoint: string): Promise<Browser> {
  const known = connections.get(endpoint) ?? chromium.connect(endpoint);
  connections.set(endpoint, known);
  return known;
}

export async function newContext(site: Site, look: Partial<Look>): Promise<BrowserContext> {
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
    if (message.type() === 'error' && !/^Failed to load resource.* 404/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== address && !['data:', 'blob:'].includes(url.protocol))
      faults.push(`left the server: ${request.url()}`);
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

/** The map has drawn what was asked for. */
export async function painted(page: Page): Promise<void> {
  await page.locator('[data-painted="true"]').waitFor({ timeout: 30_000 });
}
