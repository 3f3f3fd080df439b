import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browse } from '../support/browse.ts';
import { painted } from '../support/browser.ts';

const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const yearOf = (page: Page) => page.getByRole('slider', { name: 'Year' }).getAttribute('aria-valuenow');

describe('the address', () => {
  browse('brings back everything that is on the screen, and stays as it was', async ({ open }) => {
    const address = '/?layer=hdr.hdi&year=2005&country=PAK&view=globe&sort=-value&filter=an&region=Southern+Asia';
    const page = await open(address);
    await painted(page);
    for (let time = 0; time < 2; time += 1) {
      expect(`/${new URL(page.url()).search}`).toBe(address);
      expect(await yearOf(page)).toBe('2005');
      await page.getByRole('complementary', { name: 'Pakistan' }).waitFor();
      expect(await page.getByRole('link', { name: 'Globe' }).getAttribute('aria-current')).toBe('true');
      expect(await page.getByRole('columnheader', { name: /human development/i }).getAttribute('aria-sort')).toBe(
        'descending',
      );
      expect(await page.getByRole('searchbox', { name: 'Filter by name' }).inputValue()).toBe('an');
      const names = await page.locator('section.table tbody th').allTextContents();
      expect(names.length).toBeGreaterThan(2);
      expect(names.filter((name) => !/an/i.test(name))).toEqual([]);
      await page.reload();
      await painted(page);
    }
  });

  browse('follows each step, and Back undoes them one by one', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2020');
    await painted(page);
    const before = query(page);

    await page.getByRole('spinbutton', { name: 'Year' }).fill('2001');
    await page.getByRole('spinbutton', { name: 'Year' }).press('Enter');
    await expect.poll(() => query(page)['year']).toBe('2001');
    await page
      .getByRole('row', { name: /^Iraq / })
      .getByRole('link')
      .click();
    await expect.poll(() => query(page)['country']).toBe('IRQ');
    await page.getByRole('link', { name: 'Table', exact: true }).click();
    await expect.poll(() => query(page)['show']).toBe('table');

    await page.goBack();
    await painted(page);
    expect(query(page)).toMatchObject({ year: '2001', country: 'IRQ' });
    await page.getByRole('complementary', { name: 'Iraq' }).waitFor();
    await page.goBack();
    await page.getByRole('complementary', { name: 'Iraq' }).waitFor({ state: 'detached' });
    expect(await yearOf(page)).toBe('2001');
    await page.goBack();
    await expect.poll(() => yearOf(page)).toBe('2020');
    expect(query(page)).toEqual(before);
    await page.goForward();
    await expect.poll(() => yearOf(page)).toBe('2001');
  });

  browse('leads from the drawer to the country page and back to the same map', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2015&country=NGA');
    await painted(page);
    await page.getByRole('link', { name: 'Country page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nigeria' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/country/NGA');
    await page.goBack();
    await page.getByRole('complementary', { name: 'Nigeria' }).waitFor();
    expect(query(page)).toMatchObject({ year: '2015', country: 'NGA' });
  });

  browse('of an older kind or with nonsense in it still shows a map', async ({ open }) => {
    const page = await open('/?year=banana&view=cube&sort=colour&class=99&show=everything');
    await painted(page);
    await page.getByRole('slider', { name: 'Year' }).waitFor();
    expect(query(page)).not.toHaveProperty('year');
  });

  browse('with a year that the layer does not have says the year that it shows', async ({ open }) => {
    const page = await open('/?layer=hdr.hdi&year=1800&filter=an');
    await painted(page);
    expect(query(page)).toEqual({ layer: 'hdr.hdi', year: '1990', filter: 'an' });
    expect(await page.getByRole('slider', { name: 'Year' }).getAttribute('aria-valuenow')).toBe('1990');
  });

  browse('naming a country that had ended says so and leads to its last year', async ({ open }) => {
    const page = await open('/?layer=ucdp.os_total_deaths_best&year=2015&country=YUG');
    await painted(page);
    await page
      .getByText(/Yugoslavia \(to 2006\) is not among the countries of 2015: it existed until \d{4}\./)
      .waitFor();
    await page.getByRole('link', { name: /^Show \d{4}$/ }).click();
    await page.getByRole('complementary', { name: /Yugoslavia/ }).waitFor();
  });
});
