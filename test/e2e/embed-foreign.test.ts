import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { browse } from '../support/browse.ts';
import { newContext, type Look } from '../support/browser.ts';
import { serveForeign } from '../support/foreign.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';
import { inForm, viewAddresses } from '../support/view-addresses.ts';

let site: string;
let release: string;
beforeAll(async () => {
  site = inject('site').address;
  release = (await fetch(`${site}/map.csv`)).headers.get('forestall-release') ?? '';
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Somebody else's page with this in it, and what its visitor's browser complained of or asked elsewhere. */
async function report(
  body: string,
  { policy = null, width = 700, ...look }: Partial<Look> & { policy?: string | null; width?: number } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const foreign = await serveForeign(body, policy);
  closing.push(foreign.close);
  const context = await newContext(inject('site'), look);
  closing.push(() => context.close());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (![site, new URL(foreign.address).origin].includes(origin) && protocol !== 'data:') faults.push(request.url());
  });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(foreign.address);
  return { page, context, faults: faults.filter((fault) => !fault.includes('favicon')) };
}

/** The code that the page on sharing gives. */
async function codeOf(view: string, id: string): Promise<string> {
  const context = await newContext(inject('site'), { scripts: false });
  closing.push(() => context.close());
  const page = await context.newPage();
  await page.goto(`${site}/share?view=${encodeURIComponent(view)}`);
  return page.locator(`[aria-labelledby="share-${id}"]`).innerText();
}

async function viewIn(page: Page): Promise<Frame> {
  const frame = await (await page.locator('iframe').first().elementHandle())?.contentFrame();
  if (!frame) throw new Error('No frame.');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return frame;
}

const heightOf = (page: Page) =>
  page
    .locator('iframe')
    .first()
    .evaluate((frame) => frame.clientHeight);
const contentOf = (frame: Frame) =>
  frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));

async function settled(page: Page, frame: Frame): Promise<void> {
  await expect.poll(async () => (await heightOf(page)) - (await contentOf(frame)), { timeout: 10_000 }).toBe(0);
}

describe.each(['frame', 'element'])('the code of a %s in a foreign page', (id) => {
  it.each([320, 700, 1200])('takes its own height at %i pixels, under a strict policy', async (width) => {
    // Styles of the frame's markup take style-src-attr; the component needs none.
    const policy = `default-src 'none'; frame-src ${site}; script-src ${site}${id === 'frame' ? "; style-src-attr 'unsafe-inline'" : ''}`;
    const { page, context, faults } = await report(await codeOf('/country/NGA/risk', id), { policy, width });
    const frame = await viewIn(page);
    await settled(page, frame);
    expect(await frame.locator('script').count()).toBe(1);
    expect(await page.locator('iframe').first().getAttribute('title')).toContain('Nigeria: risk profile');
    expect(await sideways(page)).toBe(0);

    await frame.getByText('Data table').click();
    const open = await contentOf(frame);
    await settled(page, frame);
    await frame.getByText('Data table').click();
    await settled(page, frame);
    expect(await heightOf(page), 'it becomes lower again').toBeLessThan(open);
    expect(await context.cookies()).toEqual([]);
    expect(await frame.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(faults).toEqual([]);
  });
});

it('heights are believed from the view alone', async () => {
  const forged = "parent.postMessage({ type: 'forestall:height', height: 4321 }, '*')";
  const { page } = await report(
    `${await codeOf('/country/NGA/sentence', 'frame')}<iframe id="other" srcdoc="<script>${forged}</script>"></iframe>`,
  );
  const frame = await viewIn(page);
  await settled(page, frame);
  const height = await heightOf(page);
  await page.evaluate(() => {
    window.postMessage({ type: 'forestall:height', height: 4321 }, '*');
    window.postMessage(null, '*');
  });
  // From the view's own window, but nothing a height could be.
  for (const wrong of [1e9, -5, 0, Number.NaN, '800px', { valueOf: 1 }]) {
    await frame.evaluate((told) => parent.postMessage({ type: 'forestall:height', height: told }, '*'), wrong);
  }
  await page.locator('#other').evaluate((one: HTMLIFrameElement) => (one.srcdoc += ' '));
  await page.waitForTimeout(300);
  expect(await heightOf(page)).toBe(height);
  expect(await page.locator('#other').evaluate((one) => one.clientHeight)).toBe(150);
});

it('a script that comes late asks for what it missed', async () => {
  const { page } = await report(await codeOf('/country/NGA/risk', 'frame').then((code) => code.split('\n')[0] ?? ''));
  const frame = await viewIn(page);
  const before = await heightOf(page);
  await page.addScriptTag({ url: `${site}/embed.js` });
  await settled(page, frame);
  expect(before).toBe(Number(await page.locator('iframe').getAttribute('height')));
});

it.each(Object.entries(viewAddresses))('room is kept for the view %s, so that little moves', async (_id, view) => {
  const kept = Number(/height="(\d+)"/.exec(await codeOf(view, 'frame'))?.[1]);
  const { page } = await report(await codeOf(view, 'frame'), { width: 716 });
  const frame = await viewIn(page);
  await settled(page, frame);
  const height = await heightOf(page);
  expect(kept / height, `${kept} kept, ${height} used`).toBeGreaterThan(0.92);
  expect(kept / height, `${kept} kept, ${height} used`).toBeLessThan(1.3);
});

it('without scripts the frame is complete at the height that was written', async () => {
  const { page, faults } = await report(await codeOf('/country/NGA/risk', 'plain'), { scripts: false });
  const frame = await viewIn(page);
  expect(await frame.locator('script').count()).toBe(0);
  expect(await frame.locator('svg').count()).toBeGreaterThan(0);
  expect(await heightOf(page)).toBe(Number(await page.locator('iframe').getAttribute('height')));
  expect(faults).toEqual([]);
});

it('without scripts the web component is a link to the view', async () => {
  const { page } = await report(await codeOf('/country/NGA/risk', 'element'), { scripts: false });
  expect(await page.getByRole('link', { name: /Nigeria: risk profile/ }).getAttribute('href')).toContain(
    `${site}/country/NGA?release=${release}`,
  );
});

it('is dark where asked for, and light on paper', async () => {
  const context = await newContext(inject('site'), { theme: 'dark' });
  closing.push(() => context.close());
  const page = await context.newPage();
  const ground = () => page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  for (const [address, screen] of [
    ['/embed/country/NGA', 'rgb(30, 35, 38)'],
    ['/embed/country/NGA?scheme=dark', 'rgb(30, 35, 38)'],
    ['/embed/country/NGA?scheme=light', 'rgb(255, 255, 255)'],
  ] as const) {
    await page.goto(site + address);
    await page.emulateMedia({ media: 'screen' });
    expect(await ground(), address).toBe(screen);
    await page.emulateMedia({ media: 'print' });
    expect(await ground(), `${address} on paper`).toBe('rgb(255, 255, 255)');
  }
});

it('only views may be framed', async () => {
  const { page } = await report(`<iframe src="${site}/embed"></iframe><iframe src="${site}/share"></iframe>`);
  await page.waitForTimeout(500);
  expect(page.frames().filter((frame) => frame.url().startsWith(site))).toEqual([]);
  for (const path of ['/embed', '/share', '/country/NGA'])
    expect((await fetch(site + path)).headers.get('x-frame-options'), path).toBe('DENY');
  expect((await fetch(`${site}${inForm('/country/NGA', 'embed', 'interactive=2')}`)).status).toBe(400);
});

browse('the page on embedding shows what it tells of', async ({ open }) => {
  for (const look of [{}, { device: 'phone', theme: 'dark' }, { scripts: false }] as const) {
    const page = await open('/embed', look);
    const frames = page.locator('main iframe');
    expect(await frames.count()).toBe(4);
    await frames.last().scrollIntoViewIfNeeded();
    await page.frameLocator('main iframe >> nth=3').getByRole('heading', { level: 1 }).waitFor();
    expect(await sideways(page)).toBe(0);
    if (!('scripts' in look)) expect(await seriousFindings(page)).toEqual([]);
  }
});

describe('docs/embedding.md', () => {
  const root = resolve(import.meta.dirname, '../..');
  const text = async () =>
    (await readFile(join(root, 'docs/embedding.md'), 'utf8'))
      .replaceAll('https://forestall.example', site)
      .replaceAll('2026.4', release);
  const blocks = async (language: string) =>
    [...(await text()).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
      ([, block = '']) => block,
    );

  it('has examples for pages that work as they stand', async () => {
    const all = await blocks('html');
    expect(all).toHaveLength(5);
    for (const block of all) {
      const { page, faults } = await report(block);
      if (block.includes('<img')) {
        await page.waitForFunction(() => document.querySelector('img')?.naturalWidth);
      } else {
        const frame = await viewIn(page);
        if (block.includes('embed.js')) await settled(page, frame);
        expect(await heightOf(page)).toBeGreaterThan(400);
      }
      expect(faults).toEqual([]);
    }
  });

  it('has raw HTML for Quarto that works', async () => {
    const [, quarto = ''] = /^```\{=html\}\n([^]*?)^```/m.exec(await text()) ?? [];
    const { page, faults } = await report(quarto);
    await settled(page, await viewIn(page));
    expect(faults).toEqual([]);
  });

  it('has commands that fetch pictures for print', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'forestall-docs-'));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    for (const block of await blocks('sh')) await promisify(execFile)('bash', ['-ec', block], { cwd: folder });
    const width = async (name: string) => PNG.sync.read(await readFile(join(folder, name))).width;
    expect([await width('page.png'), await width('column.png')]).toEqual([1890, 945]);
    expect(await readFile(join(folder, 'risk.svg'), 'utf8')).toContain('<title>Nigeria: risk profile');
    expect((JSON.parse(await readFile(join(folder, 'risk.json'), 'utf8')) as { sentence: string }).sentence).toContain(
      'Nigeria',
    );
  });

  it('names addresses that answer', async () => {
    const addresses = [...(await text()).matchAll(/["(](http[^")\s]+)/g)].map(([, one = '']) =>
      one.replaceAll('&amp;', '&'),
    );
    expect(addresses.length).toBeGreaterThan(10);
    for (const one of new Set(addresses)) expect((await fetch(one)).status, one).toBe(200);
  });
});
