import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { browse } from '../support/browse.ts';
import { ask } from '../support/graphql.ts';

interface LayerAnswer {
  meta: { dataRelease: string };
  layer: {
    years: number[];
    countries: { id: string; name: string }[];
    values: (number | null)[][];
    low: (number | null)[][] | null;
    high: (number | null)[][] | null;
    release: { id: string };
  };
}

const cells = (page: Page) => page.locator('section.table tbody th').allTextContents();

/** Clicks the button and reads the file that the browser would save. */
async function csvOf(page: Page): Promise<{ name: string; rows: Record<string, string>[] }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV of these rows' }).click(),
  ]);
  let text = '';
  for await (const chunk of await download.createReadStream()) text += String(chunk);
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return { name: download.suggestedFilename(), rows: data };
}

describe('the table', () => {
  browse('gives as CSV exactly what the API has for the layer and year', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023&show=table');
    const { meta, layer } = await ask<LayerAnswer>(
      `query ($id: ID!) {
        meta { dataRelease }
        layer(indicator: $id) { years countries { id name } values low high release { id } }
      }`,
      { id: 'vdem.v2xpe_exlsocgr' },
    );
    const { name, rows } = await csvOf(page);

    expect(name).toBe(`vdem.v2xpe_exlsocgr-2023-${meta.dataRelease}.csv`);
    expect(rows.map(({ country }) => country)).toEqual(await cells(page));
    const at = layer.years.indexOf(2023);
    const number = (text: string | undefined) => (text ? Number(text) : null);
    const exported = new Map(rows.map((row) => [row['country_id'], row]));
    const known = layer.countries.flatMap(({ id }, index) => {
      const pick = (table: (number | null)[][] | null) => table?.[index]?.[at] ?? null;
      const [value, low, high] = [pick(layer.values), pick(layer.low), pick(layer.high)];
      return value === null ? [] : [{ id, value, low, high }];
    });
    expect(known.length).toBeGreaterThan(150);
    for (const { id, value, low, high } of known) {
      const row = exported.get(id);
      expect([number(row?.['value']), number(row?.['low']), number(row?.['high'])], id).toEqual([value, low, high]);
      expect(row).toMatchObject({ year: '2023', source_release: layer.release.id, data_release: meta.dataRelease });
    }
    const without = rows.filter(({ country_id }) => !known.some(({ id }) => id === country_id));
    // Missing stays missing: an empty field, never a zero.
    expect(without.length).toBeGreaterThan(5);
    expect(without.filter(({ value }) => value !== '')).toEqual([]);
  });

  browse('is sorted by its headings and narrowed by name and region; the CSV follows', async ({ open }) => {
    const page = await open('/?layer=vdem.v2xpe_exlsocgr&year=2023&show=table');
    const all = await cells(page);
    expect(all.length).toBeGreaterThan(180);
    expect(all).toEqual(all.toSorted((a, b) => a.localeCompare(b, 'en')));

    const heading = page.getByRole('columnheader', { name: /exclusion/i });
    await heading.getByRole('link').click();
    await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
    const { rows } = await csvOf(page);
    const values = rows.map(({ value }) => (value === '' ? -1 : Number(value)));
    expect(values).toEqual(values.toSorted((a, b) => b - a));

    await page.getByRole('combobox', { name: 'Region' }).selectOption('Western Africa');
    await page.getByRole('searchbox', { name: 'Filter by name' }).fill('guinea');
    await expect.poll(() => cells(page)).toHaveLength(2);
    const narrowed = await csvOf(page);
    expect(narrowed.rows.map(({ country }) => country).toSorted()).toEqual(['Guinea', 'Guinea-Bissau']);
  });

  browse('says when nothing fits, and leads back to everything', async ({ open }) => {
    const page = await open('/?show=table&filter=zzzz');
    await page.getByText('No country fits all of this.').waitFor();
    await page.getByRole('button', { name: /^Show all/ }).click();
    await expect.poll(async () => (await cells(page)).length).toBeGreaterThan(150);
  });
});
