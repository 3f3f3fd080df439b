import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks, painted } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

const cells = '/?layer=cells&country=NGA';
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const rows = (page: Page) => page.locator('section.table tbody tr');

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  browse.for([
    '/?layer=cells',
    '/?layer=cells&country=NGA&area=144376',
    '/?layer=regions.violence&country=IRQ&area=IQ-AN',
    '/?layer=regions.mpi&country=PAK',
    '/?layer=regions.shdi&country=AFG',
    '/?layer=cells&country=AFG',
  ])('%s is accessible and within the screen, light and dark', async (path, { open }) => {
    for (const theme of ['light', 'dark'] as const) {
      const page = await open(path, { device, theme });
      if (!path.includes('regions.shdi')) await painted(page);
      expect(await sideways(page)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    }
  });
});

describe('violence by half-degree cell', () => {
  browse('is chosen in the list of layers, and another layer from there', async ({ open }) => {
    const page = await open('/?country=NGA');
    await painted(page);
    const picker = page.getByRole('combobox', { name: 'Layer' });
    await picker.click();
    await picker.pressSequentially('half-degree');
    await page.getByRole('option', { name: /Violence by half-degree cell/ }).click();
    await page
      .getByRole('heading', { level: 1, name: /^Violence by half-degree cell: deaths, Nigeria/ })
      .waitFor({ state: 'attached' });
    await painted(page);
    expect(param(page, 'country')).toBe('NGA');
    await page.getByRole('combobox', { name: 'Layer' }).click();
    await page.getByRole('combobox', { name: 'Layer' }).pressSequentially('forestall.risk');
    await page
      .getByRole('option', { name: /^Risk\b/ })
      .first()
      .click();
    await expect.poll(() => param(page, 'layer')).toBe('forestall.risk');
    await painted(page);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /^Violence by half-degree cell/ }).waitFor({ state: 'attached' });
  });

  browse('says what is in no cell, which file it is from, and that nothing loaded is not none', async ({ open }) => {
    const page = await open('/?layer=cells');
    await painted(page);
    const legend = page.getByRole('region', { name: 'Legend' });
    const words = await legend.innerText();
    expect(words).toMatch(
      /[\d,]+ of 18,492 events \([\d,]+ deaths\) are known only to a province or more vaguely and are in no cell\./,
    );
    expect(words).toContain('no events loaded, which is not the same as none');
    for (const file of ['UCDP GED 19.1, Iraq', 'UCDP GED 20.1, Nigeria', 'UCDP GED 22.1, Pakistan'])
      expect(words).toContain(file);
    expect(words).toContain('cannot be compared');
    await page.locator('select[name=country]').selectOption('AFG');
    await legend.getByText('no events loaded for Afghanistan, which is not the same as none').waitFor();
    expect(await rows(page).count()).toBe(0);
  });

  browse('follows years, types and measure, and keeps them in the address', async ({ open }) => {
    const page = await open(cells);
    await painted(page);
    const all = await page.locator('section.table .sentence').innerText();
    await page.getByLabel('From', { exact: true }).fill('2010');
    await page.getByLabel('From', { exact: true }).press('Enter');
    await expect.poll(() => param(page, 'from')).toBe('2010');
    await page.getByLabel('State-based conflict').uncheck();
    await expect.poll(() => param(page, 'types')).toBe('non-state,one-sided');
    await page.locator('select[name=measure]').selectOption('events');
    await expect.poll(() => param(page, 'measure')).toBe('events');
    const some = page.getByRole('heading', { level: 1 });
    await expect
      .poll(() => some.textContent())
      .toBe('Violence by half-degree cell: events in non-state conflict and one-sided violence, Nigeria, 2010–2019');
    expect(await page.locator('section.table .sentence').innerText()).not.toBe(all);
    await page.goBack();
    await expect.poll(() => param(page, 'measure')).toBeNull();
  });

  browse('is walked by keyboard, opens a cell by year and type, and gives the focus back', async ({ open }) => {
    const page = await open(cells);
    await painted(page);
    const list = page.getByRole('listbox', { name: /^Map: Violence by half-degree cell/ });
    await list.focus();
    const first = await list.getByRole('option').innerText();
    expect(first).toMatch(/^Cell \d+, around [\d.]+° N, [\d.]+° E$/);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => list.getByRole('option').innerText()).not.toBe(first);
    const walked = await list.getByRole('option').innerText();
    await expect.poll(() => page.locator('[role=status]').first().innerText()).toContain(walked);
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    const name = /^Cell \d+/.exec(walked)?.[0] ?? '';
    const drawer = page.getByRole('complementary', { name });
    await drawer.waitFor();
    await expect.poll(() => param(page, 'area')).toBe(name.replace('Cell ', ''));
    expect(await drawer.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await drawer.getByRole('link', { name: 'Country page of Nigeria' }).getAttribute('href')).toBe(
      '/country/NGA',
    );
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('drawer-heading');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');
  });

  browse('answers the pointer where the cell is drawn', async ({ open }) => {
    const page = await open('/?layer=cells&country=NGA&area=146547');
    await painted(page);
    await page.getByRole('complementary', { name: 'Cell 146547' }).waitFor();
    const ring = page.locator('svg path[stroke="var(--selected-line)"]');
    const box = await ring.boundingBox();
    if (!box) throw new Error('The open cell is not drawn.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.keyboard.press('Escape');
    await ring.waitFor({ state: 'detached' });
    // The map makes use of the room that the drawer leaves.
    await page.mouse.move(x, y);
    await page.locator('#map .tip').waitFor();
  });

  browse('has a table that is sorted and paged by links, and a file of all of it', async ({ open }) => {
    const page = await open('/?layer=cells&show=table');
    await rows(page).first().waitFor();
    expect(await rows(page).count()).toBe(100);
    await page.getByRole('columnheader', { name: 'Deaths, best' }).getByRole('link').click();
    await expect.poll(() => param(page, 'sort')).toBe('-value');
    const deaths = async () =>
      (await rows(page).locator('td:nth-child(4)').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    await expect
      .poll(deaths)
      .toSatisfy((all: number[]) => all.every((one, at) => at === 0 || one <= (all[at - 1] ?? 0)));
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect.poll(() => param(page, 'page')).toBe('2');
    const href = (await page.getByRole('link', { name: 'CSV of all rows' }).getAttribute('href')) ?? '';
    const csv = await (await fetch(inject('site').address + href)).text();
    expect(csv).toMatch(/^gid,latitude,longitude,country_id,deaths_best/);
    expect(csv.trim().split('\r\n').length).toBeGreaterThan(400);
  });
});

describe('regions', () => {
  browse('are coloured, named, and opened with the figures of their years', async ({ open }) => {
    const page = await open('/?layer=regions.shdi&country=NGA');
    await painted(page);
    expect(await page.locator('#map [data-region]').count()).toBe(37);
    await page.locator('#map [data-region="NG-BO"]').click();
    const drawer = page.getByRole('complementary', { name: 'Borno' });
    await drawer.waitFor();
    expect(await drawer.innerText()).toContain('Global Data Lab 8');
    expect(await drawer.locator('tbody tr').count()).toBeGreaterThan(15);
    await page.getByLabel('Year', { exact: true }).fill('2010');
    await page.getByLabel('Year', { exact: true }).press('Enter');
    await page
      .getByRole('heading', { level: 1, name: 'Human development by region, Nigeria, 2010' })
      .waitFor({ state: 'attached' });
  });

  browse('without a figure are hatched and worded', async ({ open }) => {
    const page = await open('/?layer=regions.mpi&country=PAK');
    await painted(page);
    const fill = await page.locator('#map [data-region="PK-GB"]').getAttribute('fill');
    expect(fill).toMatch(/^url\(#none-/);
    expect(await page.getByRole('region', { name: 'Legend' }).innerText()).toContain('no figure: 2 regions');
    expect(await page.getByRole('row', { name: /^Gilgit-Baltistan no figure/ }).count()).toBe(1);
  });

  browse('without outlines are a table, which says so', async ({ open }) => {
    const page = await open('/?layer=regions.shdi&country=AFG', { scripts: false });
    await page.getByText('No outlines of the regions of Afghanistan are here').waitFor();
    expect(await rows(page).count()).toBe(8);
  });

  browse('of an older division are in the table, and not on the map', async ({ open }) => {
    const page = await open('/?layer=regions.violence&country=NGA&show=table');
    await page.getByRole('row', { name: /^Gongola state a unit of its time, not on the map/ }).waitFor();
  });
});

describe('without scripts', () => {
  browse('map, form, table and drawer are there', async ({ open }) => {
    const page = await open(cells, { scripts: false });
    expect(await page.locator('#map [data-cells]').count()).toBe(5);
    await page.getByLabel('From', { exact: true }).fill('2014');
    await page.getByLabel('Non-state conflict').uncheck();
    await page.locator('select[name=country]').selectOption('IRQ');
    await page.getByRole('button', { name: 'Show' }).click();
    const title = () => page.getByRole('heading', { level: 1 }).textContent();
    await expect
      .poll(title)
      .toBe('Violence by half-degree cell: deaths in state-based conflict and one-sided violence, Iraq, 2014–2018');
    await page.getByRole('columnheader', { name: 'Events' }).getByRole('link').click();
    await rows(page).first().getByRole('link').first().click();
    const drawer = page.getByRole('complementary');
    await drawer.getByRole('link', { name: 'Country page of Iraq' }).waitFor();
    await drawer.getByRole('link', { name: /^Close/ }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.waitForLoadState('load');
    await page.locator('select[name=layer]').selectOption('regions.mpi');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect.poll(title).toBe('Multidimensional poverty by region, Iraq, 2018');
  });

  browse('a country’s page leads to its maps', async ({ open }) => {
    const page = await open('/country/IRQ', { scripts: false });
    expect(await page.locator('section[aria-labelledby="regions"]').innerText()).toContain(
      'Inequality between regions',
    );
    await page.getByRole('link', { name: /^violence by half-degree cell/ }).click();
    expect(new URL(page.url()).search).toBe('?layer=cells&country=IRQ');
  });
});

it('a view leads to its page, and what is not loaded is a missing page that says so', async () => {
  const { address } = inject('site');
  const led = await fetch(`${address}/country/NGA/cells?from=2010`, { redirect: 'manual' });
  expect(led.headers.get('location')).toBe('/?layer=cells&country=NGA&from=2010');
  const world = await fetch(`${address}/cells`, { redirect: 'manual' });
  expect(world.headers.get('location')).toBe('/?layer=cells');
  const none = await fetch(`${address}/country/AFG/cells.json`, { headers: { accept: 'application/json' } });
  expect(none.status).toBe(404);
  expect(await none.text()).toContain('which is not the same as none');
  expect((await fetch(`${address}/?layer=cells&country=NGR`)).status).toBe(404);
  for (const wrong of ['measure=injuries', 'types=one-side', 'year=2010', 'from=now'])
    expect((await fetch(`${address}/country/NGA/cells.svg?${wrong}`)).status, wrong).toBe(400);
});
