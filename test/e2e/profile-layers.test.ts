import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks, painted } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';
import { colours, difference, mapPixels } from '../support/pixels.ts';

const both = '/?layer=risk-x-resilience&year=2023';

const fillOf = (page: Page, id: string) =>
  page.locator(`[data-painted] svg [data-area="${id}"]`).first().getAttribute('fill');

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  browse('risk × resilience is accessible and within the screen', async ({ open }) => {
    const page = await open(`${both}&uncertain=1`, { device });
    await painted(page);
    expect(await sideways(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('risk × resilience', () => {
  browse('is painted in many colours, with both values and ranges in tooltip, drawer and table', async ({ open }) => {
    const page = await open(both);
    await painted(page);
    expect(await page.locator('[data-painted]').getAttribute('data-drawn-by')).toBe('webgl');
    expect(colours(await mapPixels(page))).toBeGreaterThanOrEqual(6);
    const nigeria = page.getByRole('row', { name: /^Nigeria / });
    const cells = await nigeria.getByRole('cell').allInnerTexts();
    const [, riskRange = '', risk = '', resilienceRange = '', resilience = ''] = cells;
    for (const score of [risk, resilience]) expect(score).toMatch(/^\d\.\d$/);
    for (const range of [riskRange, resilienceRange]) expect(range).toMatch(/^\d\.\d–\d\.\d$/);

    await page.getByRole('listbox', { name: /^World map: Risk × resilience, 2023/ }).focus();
    await page.keyboard.type('nigeria');
    const words = (range: string, score: string) => `${range.replace('–', ' to ')}, best estimate ${score}`;
    await expect
      .poll(() => page.locator('#map .tip').innerText())
      .toMatch(new RegExp(`Risk ${words(riskRange, risk)}\\. Resilience ${words(resilienceRange, resilience)}`));
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: 'Nigeria' });
    expect(await drawer.innerText()).toContain(riskRange);
    expect(await drawer.innerText()).toContain(resilienceRange);
  });

  browse('has a legend of nine cells whose counts add up, and which filters map and table', async ({ open }) => {
    const page = await open(both);
    await painted(page);
    const cells = page.getByRole('region', { name: 'Legend' }).getByRole('button');
    expect(await cells.count()).toBe(9);
    const counts = (await cells.allInnerTexts()).map(Number);
    const missing = await page.getByText(/one of them missing: \d+ states/).innerText();
    const rows = await page.locator('section.table tbody tr').count();
    expect(counts.reduce((sum, count) => sum + count, 0) + Number(/\d+/.exec(missing)?.[0])).toBe(rows);

    await page.getByRole('button', { name: /^high risk, low resilience: / }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('class')).toBe('7');
    expect(await page.locator('section.table tbody tr').count()).toBe(counts[0]);
  });

  browse('is found in the list of layers', async ({ open }) => {
    const page = await open('/');
    await painted(page);
    const picker = page.getByRole('combobox', { name: 'Layer' });
    await picker.click();
    await picker.pressSequentially('resilience side');
    await page.getByRole('option', { name: /Risk × resilience/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('layer')).toBe('risk-x-resilience');
    await page.getByRole('heading', { level: 1, name: 'Risk × resilience, 2023' }).waitFor({ state: 'attached' });
  });

  browse('is drawn, chosen and read without scripts', async ({ open }) => {
    const page = await open('/', { scripts: false });
    await page.getByRole('combobox', { name: 'Layer' }).selectOption('risk-x-resilience');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Risk × resilience, 2023');
    expect(await fillOf(page, 'NGA')).toMatch(/^var\(--class-[678]\)$/);
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
      'Country',
      'Region',
      'Low to high',
      'Risk',
      'Low to high',
      'Resilience',
    ]);
  });
});

browse('a score has no exact place among the others, in the table, the drawer or the file', async ({ open }) => {
  const page = await open('/?layer=forestall.risk&country=NGA&show=table');
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Country', 'Region', 'Low to high', 'Risk']);
  expect(await page.getByRole('complementary').innerText()).not.toMatch(/than in \d+%/);
  const other = await open('/?layer=hdr.hdi&country=NGA&show=table');
  expect(await other.getByRole('columnheader').allInnerTexts()).toContain('Countries below');
});

describe('uncertainty', () => {
  browse(
    'is switched on in the legend, drawn with dots, said in the table and kept in the address',
    async ({ open }) => {
      const page = await open('/?layer=forestall.risk&year=2023');
      await painted(page);
      const plain = await mapPixels(page);
      await page.getByRole('link', { name: 'Show uncertainty' }).click();
      await expect.poll(() => new URL(page.url()).searchParams.get('uncertain')).toBe('1');
      await expect
        .poll(async () => difference(plain, await mapPixels(page)), { timeout: 15_000 })
        .toBeGreaterThan(0.02);
      const legend = await page.getByRole('region', { name: 'Legend' }).innerText();
      const unsure = Number(/class unsure: (\d+) countries, where fewer than 80% of runs agree/.exec(legend)?.[1]);
      expect(unsure).toBeGreaterThan(10);
      expect(await page.getByRole('cell', { name: 'unsure', exact: true }).count()).toBe(unsure);
    },
  );

  browse('needs neither WebGL nor scripts', async ({ open }) => {
    for (const look of [{ webgl: false }, { scripts: false }]) {
      const page = await open('/?layer=forestall.risk&year=2023', look);
      await page.getByRole('link', { name: 'Show uncertainty' }).click();
      await page.getByText(/class unsure: \d+ countries/).waitFor();
      expect(await page.locator('[data-painted] svg [data-area][fill^="url(#map-unsure-"]').count()).toBeGreaterThan(
        10,
      );
      // Small states are dots, which carry one point of the texture.
      expect(await page.locator('[data-painted] svg [data-unsure]').count()).toBeGreaterThan(2);
      await page.getByRole('link', { name: 'Hide uncertainty' }).click();
      await page.getByRole('link', { name: 'Show uncertainty' }).waitFor();
      expect(await page.locator('[data-painted] svg [data-area][fill^="url(#map-unsure-"]').count()).toBe(0);
      expect(await page.locator('[data-painted] svg [data-unsure]').count()).toBe(0);
    }
  });

  browse('is not offered for a layer without ranges', async ({ open }) => {
    const page = await open('/?layer=wdi.sp.dyn.imrt.in&uncertain=1', { scripts: false });
    expect(await page.getByRole('link', { name: /uncertainty$/ }).count()).toBe(0);
    expect(await page.locator('[data-area][fill^="url(#map-unsure-"]').count()).toBe(0);
  });
});

describe('ranks', () => {
  browse('are shown on request only, and only as intervals', async ({ open }) => {
    const page = await open('/?layer=forestall.risk&year=2023');
    await painted(page);
    const nigeria = page.getByRole('row', { name: /^Nigeria / });
    const interval = /\d+(st|nd|rd|th) to \d+(st|nd|rd|th) of 1\d\d/;
    expect(await page.locator('body').innerText()).not.toMatch(interval);
    await page.getByRole('link', { name: 'Show ranks as intervals' }).click();
    await expect.poll(() => nigeria.innerText()).toMatch(interval);
    expect(new URL(page.url()).searchParams.get('ranks')).toBe('1');
    await page.getByRole('link', { name: 'Hide ranks' }).click();
    await expect.poll(() => nigeria.innerText()).not.toMatch(interval);
  });
});

describe('weights of one’s own', () => {
  browse(
    'change figures, map and address at once, hide what belongs to the default, and are taken back',
    async ({ open }) => {
      const page = await open('/?layer=forestall.risk&year=2023&uncertain=1');
      await painted(page);
      const nigeria = page.getByRole('row', { name: /^Nigeria / });
      const before = await nigeria.innerText();
      await page.getByText('Weights of your own').click();
      const violence = page.getByRole('slider', { name: 'Legacy of organised violence' });
      await violence.focus();
      for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
      await expect.poll(() => new URL(page.url()).searchParams.get('w.violence')).toBe('3');
      await page.getByText(/are for the default weights \(1 each\), so they are hidden/).waitFor();
      await expect.poll(() => nigeria.innerText()).not.toBe(before);
      expect(await page.getByRole('columnheader', { name: 'Low to high' }).count()).toBe(0);
      expect(await page.getByRole('link', { name: /uncertainty$|ranks/ }).count()).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'Back to default weights' }).click();
      await expect.poll(() => nigeria.innerText()).toBe(before);
      expect(new URL(page.url()).searchParams.get('w.violence')).toBeNull();
    },
  );

  browse('work without scripts', async ({ open }) => {
    const page = await open('/?layer=forestall.resilience&year=2020', { scripts: false });
    const nigeria = page.getByRole('row', { name: /^Nigeria / });
    const before = await nigeria.innerText();
    await page.getByText('Weights of your own').click();
    await page.getByRole('slider', { name: 'Voice and cohesion' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(new URL(page.url()).searchParams.get('w.society')).toBe('0');
    expect(new URL(page.url()).searchParams.get('year')).toBe('2020');
    expect(await nigeria.innerText()).not.toBe(before);
    await page.getByRole('link', { name: 'Back to default weights' }).click();
    expect(await nigeria.innerText()).toBe(before);
  });
});
