import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { painted } from '../support/browser.ts';
import { colours, mapPixels } from '../support/pixels.ts';

describe('without WebGL', () => {
  browse('a drawn map and the table stand in, say why, and load no map library', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023', { webgl: false });
    await painted(page);
    await page.getByText('This browser gives no WebGL, so the map is a drawing of the flat world.').waitFor();
    expect(await page.locator('[data-painted]').getAttribute('data-drawn-by')).toBe('svg');
    expect(await page.locator('[data-painted] canvas').count()).toBe(0);
    expect(colours(await mapPixels(page))).toBeGreaterThanOrEqual(5);
    expect(await page.locator('section.table tbody tr').count()).toBeGreaterThan(150);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((name) => /maplibre|worker/i.test(name))).toEqual([]);
  });

  browse('keyboard, pointer and years work on the drawing', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023', { webgl: false });
    await painted(page);
    const nigeria = page.locator('[data-painted] svg [data-area="NGA"]').first();
    const colour = () => nigeria.evaluate((path) => getComputedStyle(path).fill);
    const before = await colour();
    await page.getByRole('spinbutton', { name: 'Year' }).fill('1990');
    await page.getByRole('spinbutton', { name: 'Year' }).press('Enter');
    await expect.poll(() => page.getByRole('slider', { name: 'Year' }).getAttribute('aria-valuenow')).toBe('1990');
    expect(before).toMatch(/^rgb/);

    await page.getByRole('listbox', { name: /^World map/ }).focus();
    await page.keyboard.type('nigeria');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Nigeria' }).waitFor();
    await page.keyboard.press('Escape');
    await nigeria.click();
    await page.getByRole('complementary', { name: 'Nigeria' }).waitFor();
  });
});

describe('without scripts', () => {
  browse('the map is drawn, layer and year are chosen by a form, the table is sorted by links', async ({ open }) => {
    const page = await open('/', { scripts: false });
    expect(colours(await mapPixels(page))).toBeGreaterThanOrEqual(5);
    expect(await page.getByRole('combobox', { name: 'Layer' }).isVisible()).toBe(true);

    await page.getByRole('combobox', { name: 'Layer' }).selectOption('vdem.v2cltort');
    await page.getByRole('spinbutton', { name: 'Year' }).last().fill('2001');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
      layer: 'vdem.v2cltort',
      year: '2001',
    });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/torture.*2001/i);

    await page.getByRole('columnheader', { name: 'Country', exact: true }).getByRole('link').click();
    expect(await page.getByRole('columnheader', { name: 'Country', exact: true }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await page
      .getByRole('row', { name: /^Zambia / })
      .getByRole('link')
      .click();
    await page.getByRole('complementary', { name: 'Zambia' }).waitFor();
    await page.getByRole('link', { name: 'Country page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zambia' }).waitFor();
  });

  browse('a search leads to a country', async ({ open }) => {
    const page = await open('/data', { scripts: false });
    await page.getByRole('searchbox', { name: 'Search countries, evidence and figures' }).fill('burma');
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: /Myanmar/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /Myanmar/ }).waitFor();
  });

  browse('every figure of a country page is in its HTML', async ({ open }) => {
    const page = await open('/country/NGA', { scripts: false });
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toMatch(/Exclusion by social group/);
    expect(text).toMatch(/0\.52/);
    expect(await page.locator('main svg').count()).toBeGreaterThan(10);
    const plain = await (await fetch(`${inject('site').address}/country/NGA`)).text();
    expect(plain).toContain('Nigeria');
  });
});
