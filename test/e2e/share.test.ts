import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';
import { inForm, viewAddresses } from '../support/view-addresses.ts';

let site: string;
let release: string;
beforeAll(async () => {
  site = inject('site').address;
  release = (await fetch(`${site}/map.csv`)).headers.get('forestall-release') ?? '';
});

const share = (view: string) => `/share?view=${encodeURIComponent(view)}`;
const code = (page: Page, id: string) => page.locator(`[aria-labelledby="share-${id}"]`).innerText();

describe.each(Object.entries(viewAddresses))('%s', (_id, address) => {
  browse('is shared frozen first, in forms that all lead somewhere, without scripts', async ({ open }) => {
    const page = await open(share(address), { scripts: false });
    const at = `release=${release}`;
    const frame = await code(page, 'frame');
    expect(frame).toContain(`${at}&amp;interactive=1`.split('&amp;')[0]);
    expect(frame).toContain(`<script src="${site}/embed.js" async`);
    expect(await code(page, 'element')).toContain(`release="${release}"`);
    expect(await code(page, 'markdown')).toContain(at);
    expect(await code(page, 'sentence')).toContain(`data release ${release}, ${site}/`);
    const { sentence } = (await (await fetch(site + inForm(address, 'json'))).json()) as { sentence: string };
    expect(await code(page, 'sentence')).toContain(sentence);

    const links = await page
      .locator('main a.control')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const addresses = [
      ...links.map((href) => site + href),
      await code(page, 'link'),
      ...[...(await code(page, 'plain')).matchAll(/src="([^"]*)"/g)].map(([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      ),
      ...[...(await code(page, 'image')).matchAll(/src="([^"]*)"/g)].map(([, src = '']) =>
        src.replaceAll('&amp;', '&'),
      ),
    ];
    expect(addresses.length).toBeGreaterThan(7);
    for (const one of addresses) {
      expect(one).toContain(at);
      expect((await fetch(one)).status, one).toBe(200);
    }
    const preview = page.frameLocator('.preview iframe');
    expect(await preview.getByRole('heading', { level: 1 }).count()).toBe(1);
  });
});

browse('without scripts a choice is a form, and the page is accessible', async ({ open }) => {
  const page = await open(share('/country/NGA/risk'), { scripts: false, device: 'phone' });
  await page.getByLabel('Live: follows new data releases').check();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByLabel('320 pixels').check();
  await page.getByRole('button', { name: 'Show' }).click();
  const plain = await code(page, 'plain');
  expect(plain).toContain('src="');
  expect(plain).toContain('/embed/country/NGA/risk?scheme=dark"');
  expect(plain).toContain('width="320"');
  expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
  expect(await sideways(page)).toBe(0);
});

browse('with scripts a choice is made at once, and the page is accessible', async ({ open }) => {
  const page = await open(share('/country/NGA/risk'));
  await awake(page);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.waitForURL(/scheme=dark/);
  expect(await code(page, 'plain')).toContain('scheme=dark');
});

/** Scripts answer: before that the link leads to the page on sharing, which is no fault. */
const awake = (page: Page) => page.waitForLoadState('networkidle');

const places: [path: string, name: string, title: RegExp][] = [
  ['/?layer=forestall.risk&year=2020', 'this map', /Risk profile, 2020/],
  ['/country/NGA', 'both profiles of Nigeria', /Nigeria: risk and resilience/],
  ['/country/NGA', 'Risk profile of Nigeria', /Nigeria: risk profile/],
  ['/country/NGA', 'Resilience profile of Nigeria', /Nigeria: resilience profile/],
  ['/country/NGA', 'groups and power in Nigeria', /Nigeria/],
  ['/country/NGA', 'violence in Nigeria', /Nigeria/],
  ['/case/nigeria', '', /Nigeria/],
  ['/recommendation/ssr.policing', '', /what research says/],
  ['/evidence?theme=HORIZONTAL_EQUALITY', 'this matrix', /What research found/],
  ['/compare?c=NGA,PAK', 'this comparison', /Nigeria, Pakistan/],
];

browse.for(places)('%s offers to share %s', async ([path, name, title], { open }) => {
  const page = await open(path);
  await awake(page);
  const link = page.getByRole('link', { name: `Share or embed: ${name}` }).first();
  await link.click();
  const dialog = page.getByRole('dialog', { name: 'Share or embed' });
  await dialog.getByText('What readers will see').waitFor();
  expect(await dialog.locator('header p').innerText()).toMatch(title);
  expect(new URL(page.url()).pathname, 'stays on the page').toBe(new URL(site + path).pathname);
});

describe.each(Object.keys(looks) as (keyof typeof looks)[])('the dialog on a %s', (device) => {
  browse('opens over the page, follows choices, and gives the focus back', async ({ open }) => {
    const page = await open('/country/PAK', { device, theme: device === 'phone' ? 'dark' : 'light' });
    const link = page.getByRole('link', { name: 'Share or embed: both profiles of Pakistan' });
    await awake(page);
    await link.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share or embed' });
    await dialog.getByText('What readers will see').waitFor();
    expect(await dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
    expect(await code(page, 'plain')).toContain(`release=${release}`);

    await dialog.getByLabel('Live: follows new data releases').check();
    await page.waitForFunction(
      () => !document.querySelector('[aria-labelledby="share-plain"]')?.textContent?.includes('release='),
    );
    await dialog.getByLabel('Dark').check();
    await page.waitForFunction(() =>
      document.querySelector('[aria-labelledby="share-plain"]')?.textContent?.includes('scheme=dark'),
    );
    expect(await dialog.getByLabel('Live: follows new data releases').isChecked()).toBe(true);
    const frame = page.frameLocator('dialog .preview iframe');
    await frame.getByRole('heading', { name: /^Pakistan/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sideways(page)).toBe(0);
    const box = await dialog.boundingBox();
    if (device === 'phone') expect(box).toMatchObject({ x: 0, y: 0, ...looks.phone });

    // Keys of the page behind do nothing; Tab never reaches it.
    await page.keyboard.press('/');
    for (let time = 0; time < 30; time += 1) await page.keyboard.press('Tab');
    expect(
      await dialog.evaluate((one) => one.contains(document.activeElement) || document.activeElement === document.body),
    ).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

it.each([
  ['/map?layer=forestall.risk&year=2020', '/?layer=forestall.risk&year=2020'],
  ['/matrix?theme=HORIZONTAL_EQUALITY&theme=SECURITY_SECTOR_REFORM', '/evidence?theme=HORIZONTAL_EQUALITY&theme='],
  ['/country/NGA/risk?year=2015', '/country/NGA?year=2015#profiles'],
  ['/country/NGA/groups', '/country/NGA#'],
])('%s leads to the page it is on', async (view, page) => {
  const answer = await fetch(site + view, { redirect: 'manual' });
  expect(answer.status).toBe(307);
  expect(answer.headers.get('location')).toContain(page);
  const pinned = await fetch(`${site}${view}${view.includes('?') ? '&' : '?'}release=${release}`, {
    redirect: 'manual',
  });
  expect(pinned.headers.get('location')).toContain(`release=${release}`);
});

it.each([
  [share('/nope'), 404],
  ['/country/NGA/nope', 404],
  [`${share('/country/NGA')}&follow=never`, 400],
  [share('https://example.org/country/NGR'), 404],
])('%s is refused', async (address, status) => {
  expect((await fetch(site + address)).status).toBe(status);
});

it('without a view the page lists them', async () => {
  expect(await (await fetch(`${site}/share`)).text()).toContain('/share?view=%2Fcountry%2FNGA%2Frisk');
});
