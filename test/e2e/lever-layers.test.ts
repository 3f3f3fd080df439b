import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks, painted } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';
import { colours, mapPixels } from '../support/pixels.ts';

const lever = '/?layer=lever.ssr.civilian-oversight&year=2023';
const need = '/?layer=need-x-evidence&year=2023';

const rows = (page: Page) => page.locator('section.table tbody tr');
const tip = (page: Page) => page.locator('#map .tip').innerText();

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  browse('both kinds of layer are accessible and within the screen', async ({ open }) => {
    for (const path of [lever, need]) {
      const page = await open(`${path}&country=NGA`, { device });
      await painted(page);
      expect(await sideways(page)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    }
  });
});

describe('where a recommendation is salient', () => {
  browse('stands with its conditions and its evidence, in the legend and for each country', async ({ open }) => {
    const page = await open(`${lever}&country=SDN`);
    const legend = await page.getByRole('region', { name: 'Legend' }).innerText();
    expect(legend).toContain('Before acting:');
    expect(legend).toContain('Does it work?');
    const drawer = page.getByRole('complementary');
    await drawer.getByRole('heading', { name: 'Before acting' }).waitFor();
    const words = await drawer.innerText();
    expect(words).toMatch(/Take care: .*DN\d/);
    expect(words).toContain('Does the remedy work?');
    expect(words).toContain('From Sudan');
  });

  browse('is in the legend, the table, the tooltip and the drawer, with its reason', async ({ open }) => {
    const page = await open(lever);
    await painted(page);
    expect(colours(await mapPixels(page))).toBeGreaterThanOrEqual(3);
    const legend = page.getByRole('region', { name: 'Legend' });
    const words = await legend.innerText();
    expect(words).toContain('look here first, not: this will work');
    const counts = [/^salient: look here first/, /^not salient: /].map(async (name) =>
      Number(/\d+/.exec(await legend.getByRole('button', { name }).innerText())?.[0]),
    );
    const [salient = 0, not = 0] = await Promise.all(counts);
    const without = Number(/cannot be said: (\d+) states/.exec(words)?.[1]);
    expect(salient + not + without).toBe(await rows(page).count());
    expect(await page.getByRole('cell', { name: 'salient', exact: true }).count()).toBe(salient);
    expect(await page.getByRole('cell', { name: 'cannot be said', exact: true }).count()).toBe(without);

    const [, state = '', why = ''] = await page
      .getByRole('row', { name: /^Iraq / })
      .getByRole('cell')
      .allInnerTexts();
    expect(state).toBe('salient');
    expect(why).toMatch(/\w+: .+ of 10, where .+ counts as/);
    await page.getByRole('listbox', { name: /^World map: Salient: / }).focus();
    await page.keyboard.type('iraq');
    await expect.poll(() => tip(page)).toContain('look here first');
    expect(await tip(page)).toContain(why.split('.')[0]);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: 'Iraq' });
    expect(await drawer.innerText()).toMatch(/Salient in \d+ of the \d+ years that can be judged: /);
    expect(
      await drawer.getByRole('link', { name: 'Put the security sector under civilian oversight' }).getAttribute('href'),
    ).toBe('/recommendation/ssr.civilian-oversight');
    expect(await drawer.getByRole('link', { name: /^All recommendations in Iraq/ }).getAttribute('href')).toBe(
      '/country/IRQ#levers',
    );
  });

  browse('has the reasons of the year that is shown, also after it was moved', async ({ open }) => {
    const page = await open('/?layer=lever.ssr.professionalism&year=2023');
    await painted(page);
    const why = async () =>
      (
        await page
          .getByRole('row', { name: /^Nigeria / })
          .getByRole('cell')
          .allInnerTexts()
      )[2] ?? '';
    const now = await why();
    await page.getByRole('slider', { name: 'Year' }).focus();
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { level: 1, name: /, 2015$/ }).waitFor({ state: 'attached' });
    await expect
      .poll(async () => [await why(), new URL(page.url()).searchParams.get('year')])
      .not.toEqual([now, '2023']);
    await expect.poll(why).not.toMatch(/^–?$/);
  });

  browse('can be picked, and says where no figure can tell', async ({ open }) => {
    const page = await open('/');
    await painted(page);
    const picker = page.getByRole('combobox', { name: 'Layer' });
    await picker.click();
    await picker.pressSequentially('where salient');
    await expect.poll(() => page.locator('.listbox').getByRole('option').count()).toBe(16);
    await page.getByRole('option', { name: /Do no harm/ }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('layer')).toBe('lever.lens.do-no-harm');
    await page.getByText(/cannot be said: \d+ states/).waitFor();
    expect(await page.getByRole('cell', { name: /^No figure of a country and year can tell/ }).count()).toBeGreaterThan(
      100,
    );
  });

  browse('is read without scripts, and an unknown recommendation is a missing page', async ({ open }) => {
    const page = await open(lever, { scripts: false });
    expect(await page.locator('[data-painted] svg [data-area="IRQ"]').getAttribute('fill')).toBe('var(--class-1)');
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['Country', 'Region', 'Salient?', 'Why']);
    const missing = await open('/?layer=lever.ssr.civilian-oversigt', { scripts: false });
    await missing
      .getByText(/ssr\.civilian-oversight/)
      .first()
      .waitFor();
  });
});

describe('need × evidence', () => {
  browse('has counts that add up in the legend and stand in the table', async ({ open }) => {
    const page = await open(need);
    await painted(page);
    const cells = page.getByRole('region', { name: 'Legend' }).getByRole('button');
    expect(await cells.count()).toBe(7);
    const counts = (await cells.allInnerTexts()).map(Number);
    const without = Number(/\d+/.exec(await page.getByText(/figures too thin to say: \d+ states/).innerText())?.[0]);
    expect(counts.reduce((sum, count) => sum + count, 0) + without).toBe(await rows(page).count());
    const [, salient, findings] = await page
      .getByRole('row', { name: /^Nigeria / })
      .getByRole('cell')
      .allInnerTexts();
    for (const count of [salient, findings]) expect(count).toMatch(/^\d+$/);
    await page.getByRole('listbox', { name: /^World map: Need × evidence/ }).focus();
    await page.keyboard.type('nigeria');
    await expect
      .poll(() => tip(page))
      .toMatch(new RegExp(`${salient} recommendations salient, ${findings} findings on these from there`));
    expect(await page.getByRole('link', { name: /uncertainty$/ }).count()).toBe(0);

    await page.getByRole('button', { name: /^5 or more salient, no finding on them from there: / }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('class')).toBe('7');
    expect(await rows(page).count()).toBe(counts[0]);
  });
});
