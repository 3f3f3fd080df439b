import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browse } from '../support/browse.ts';
import { painted } from '../support/browser.ts';
import { colours, difference, mapPixels } from '../support/pixels.ts';

const exclusion = '/?layer=vdem.v2xpe_exlsocgr&year=2020';

/** Where the map draws a country: the SVG below the WebGL map lies in the same frame. */
async function pointOn(page: Page, country: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(`[data-painted] svg [data-area="${country}"]`).first().boundingBox();
  if (!box) throw new Error(`${country} is not drawn.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('the map', () => {
  browse('is painted by WebGL, differently for another indicator, another year and the globe', async ({ open }) => {
    const page = await open(exclusion);
    await painted(page);
    expect(await page.locator('[data-painted]').getAttribute('data-drawn-by')).toBe('webgl');
    const first = await mapPixels(page);
    expect(colours(first)).toBeGreaterThanOrEqual(5);

    await page.getByRole('spinbutton', { name: 'Year' }).fill('1995');
    await page.getByRole('spinbutton', { name: 'Year' }).press('Enter');
    await expect.poll(async () => difference(first, await mapPixels(page)), { timeout: 15_000 }).toBeGreaterThan(0.02);

    await page.goto(new URL('/?layer=ucdp.os_total_deaths_best&year=2020', page.url()).href);
    await painted(page);
    expect(difference(first, await mapPixels(page))).toBeGreaterThan(0.1);

    await page.goto(new URL(`${exclusion}&view=globe`, page.url()).href);
    await painted(page);
    expect(difference(first, await mapPixels(page))).toBeGreaterThan(0.1);
  });

  browse('takes the colours of the theme that is chosen, without being loaded anew', async ({ open }) => {
    const page = await open(exclusion);
    await painted(page);
    const light = await mapPixels(page);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('radio', { name: 'Dark' }).check();
    await expect.poll(async () => difference(light, await mapPixels(page)), { timeout: 15_000 }).toBeGreaterThan(0.3);
    await page.reload();
    await painted(page);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });

  browse(
    'tells name, figure, year and source under the pointer, and opens the country on a click',
    async ({ open }) => {
      const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023');
      await painted(page);
      const { x, y } = await pointOn(page, 'NGA');
      await page.mouse.move(x, y);
      await page.mouse.move(x + 1, y + 1);
      const tooltip = page.locator('#map').getByText('Nigeria').last();
      await tooltip.waitFor();
      const text = (await page.locator('#map').textContent()) ?? '';
      expect(text).toMatch(/0\.52/);
      await page.mouse.click(x + 1, y + 1);
      await page.getByRole('complementary', { name: 'Nigeria' }).waitFor();
      await expect.poll(() => new URL(page.url()).searchParams.get('country')).toBe('NGA');
    },
  );

  browse('on a phone shows the country at the first tap and opens it at the second', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023', { device: 'phone' });
    await painted(page);
    const { x, y } = await pointOn(page, 'CHN');
    await page.touchscreen.tap(x, y);
    await page.locator('#map').getByText('China').last().waitFor();
    expect(new URL(page.url()).searchParams.get('country')).toBeNull();
    await page.touchscreen.tap(x, y);
    await page.getByRole('complementary', { name: 'China' }).waitFor();
  });
});

describe('with the keyboard', () => {
  browse('the map is one tab stop where arrows, letters and Enter lead to a country and back', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023');
    await painted(page);
    const map = page.getByRole('listbox', { name: /^World map: Exclusion by social group, 2023\. Arrow keys/ });
    const stands = () =>
      page.evaluate(() => {
        const id = document.activeElement?.getAttribute('aria-activedescendant');
        return (id && document.getElementById(id)?.textContent) || '';
      });

    const voice = () => page.getByRole('status').first().textContent();

    await map.focus();
    await page.keyboard.type('nigeria');
    expect(await stands()).toBe('Nigeria');
    await expect.poll(voice).toMatch(/^Nigeria\. .*0\.52.*2023/);
    await page.keyboard.press('ArrowUp');
    expect(await stands()).toBe('Niger');
    await expect.poll(voice).toMatch(/^Niger\. /);
    await page.keyboard.press('ArrowDown');
    expect(await stands()).toBe('Nigeria');

    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Nigeria' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nigeria');
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: 'Nigeria' }).waitFor({ state: 'detached' });
    expect(await map.evaluate((list) => list === document.activeElement)).toBe(true);
    expect(await stands()).toBe('Nigeria');

    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await page.keyboard.press('Shift+Tab');
    expect(await stands()).toBe('Nigeria');
    await page.keyboard.press('Shift+Tab');
    expect(await map.evaluate((list) => list.parentElement?.contains(document.activeElement))).toBe(false);
  });

  browse('the year moves by arrows, pages, Home and End, is spoken and goes into the address', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2010');
    await painted(page);
    const slider = page.getByRole('slider', { name: 'Year' });
    const year = () => slider.getAttribute('aria-valuenow');
    await slider.focus();
    for (const [key, expected] of [
      ['ArrowLeft', '2009'],
      ['ArrowRight', '2010'],
      ['PageDown', '2005'],
      ['PageUp', '2010'],
      ['Home', '1990'],
      ['End', '2023'],
      ['ArrowLeft', '2022'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(year, { message: key }).toBe(expected);
    }
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^2022, \d+ countries with data$/);
    await expect.poll(() => new URL(page.url()).searchParams.get('year')).toBe('2022');
    await expect
      .poll(() => page.getByRole('status').first().textContent())
      .toMatch(/^2022\. \d+ countries with a figure, \d+ without\.$/);
  });

  browse('another layer is found by typing', async ({ open }) => {
    const page = await open('/');
    await painted(page);
    const picker = page.getByRole('combobox', { name: 'Layer' });
    await picker.click();
    await picker.pressSequentially('torture');
    await page
      .getByRole('option', { name: /torture/i })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('layer')).toBe('vdem.v2cltort');
    await expect.poll(() => page.getByRole('status').first().textContent()).toMatch(/^Showing .*torture/i);
  });

  browse('a country is found by its name without accents', async ({ open }) => {
    const page = await open('/');
    await painted(page);
    await page.keyboard.press('/');
    await page.keyboard.type("cote d'ivoire");
    // The map's own options are names alone.
    await page.getByRole('option', { name: /^Côte d['’]Ivoire / }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('country')).toBe('CIV');
  });

  browse('nobody is trapped: Tab walks from the first link to the last and never stands still', async ({ open }) => {
    const page = await open('/country/TUV');
    await page.waitForLoadState('networkidle');
    const seen: string[] = [];
    for (let step = 0; step < 200; step += 1) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')];
        return document.activeElement === document.body
          ? 'out'
          : String(all.indexOf(document.activeElement as Element));
      });
      if (where === 'out') break;
      seen.push(where);
    }
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.length).toBeLessThan(200);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('the years play', () => {
  browse('one after the other, until paused', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2000');
    await painted(page);
    const slider = page.getByRole('slider', { name: 'Year' });
    await page.getByRole('button', { name: 'Play' }).click();
    await expect
      .poll(async () => Number(await slider.getAttribute('aria-valuenow')), { timeout: 15_000 })
      .toBeGreaterThan(2001);
    await page.getByRole('button', { name: 'Pause' }).click();
    const stopped = await slider.getAttribute('aria-valuenow');
    await page.waitForTimeout(2000);
    expect(await slider.getAttribute('aria-valuenow')).toBe(stopped);
  });

  browse('but not for those who asked for less motion', async ({ open }) => {
    const page = await open('/', { reducedMotion: true });
    await painted(page);
    await page.getByRole('slider', { name: 'Year' }).waitFor();
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0);
  });
});
