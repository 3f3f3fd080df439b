import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

async function ask<Answer>(query: string): Promise<Answer> {
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Answer }).data;
}

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    browse('the methods show themselves without a fault, within the screen, and accessible', async ({ open }) => {
      const page = await open('/methods', { device, theme });
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Methods');
      expect(await sideways(page), 'scrolls sideways').toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});

browse('the walk ends at the scores the API gives, without scripts as well', async ({ open }) => {
  const { country } = await ask<{ country: Record<'risk' | 'resilience', { score: number; sentence: string }> }>(
    `{ country(id: "PAK") { risk: profile(kind: RISK, year: 2010) { score sentence }
      resilience: profile(kind: RESILIENCE, year: 2010) { score sentence } } }`,
  );
  for (const scripts of [true, false]) {
    const page = await open('/methods', { scripts });
    // What is chosen before the page's scripts take over may be taken back by them.
    await page.waitForLoadState('networkidle');
    await page.locator('select[name=country]').selectOption('PAK');
    await page.locator('input[name=year]').fill('2010');
    await page.getByRole('button', { name: 'Show the way' }).click();
    await page.getByRole('heading', { name: 'Risk, Pakistan, 2010' }).waitFor();
    const address = new URL(page.url());
    expect([address.search, address.hash]).toEqual(['?country=PAK&year=2010', '#walk']);
    for (const [kind, { score, sentence }] of Object.entries(country)) {
      const part = page.locator(`section[aria-labelledby=walk-${kind.toUpperCase()}]`);
      const text = await part.innerText();
      expect(text).toContain(`best estimate ${score.toFixed(1)}.`);
      expect(text).toContain(sentence);
    }
  }
});

browse(
  'says why a country has no score, and a country that does not exist is a 404 with the nearest',
  async ({ open }) => {
    const page = await open('/methods?country=PSE&year=2023', { scripts: false });
    expect(await page.locator('section[aria-labelledby=walk-RISK]').innerText()).toContain(
      'No score. No count of organised violence of its own',
    );
    expect((await fetch(`${inject('site').address}/methods?country=NGR`)).status).toBe(404);
  },
);

browse(
  'the back-test says hindsight first, names its pools, and lists misses and false alarms alike',
  async ({ open }) => {
    const page = await open('/methods', { scripts: false });
    const part = page.locator('section[aria-labelledby=back-test]');
    const text = await part.innerText();
    expect(text.indexOf('hindsight on today’s vintage of the data')).toBeGreaterThan(0);
    expect(text.indexOf('hindsight on today’s vintage of the data')).toBeLessThan(text.indexOf('AUC'));
    expect(text).toMatch(/\d+%: .*states at risk of an onset/);
    const lists = part.locator('h4');
    const titles = await lists.allInnerTexts();
    expect(titles.slice(0, 2).map((title) => title.split(':')[0])).toEqual(['Misses', 'False alarms']);
    const [misses, alarms] = [lists.nth(0).locator('..'), lists.nth(1).locator('..')];
    expect(await misses.getByRole('link', { name: 'United States' }).count()).toBe(1);
    expect((await misses.boundingBox())?.width).toBe((await alarms.boundingBox())?.width);
  },
);

browse('names every recommendation with its rule and every condition, and never promises', async ({ open }) => {
  const { recommendations, doNoHarmConditions } = await ask<{
    recommendations: { title: string }[];
    doNoHarmConditions: { id: string; title: string }[];
  }>('{ recommendations { title } doNoHarmConditions { id title } }');
  const page = await open('/methods');
  const rules = page.locator('section[aria-labelledby=rules] tbody');
  expect(await rules.first().getByRole('link').allInnerTexts()).toEqual(recommendations.map(({ title }) => title));
  expect(await rules.nth(1).getByRole('rowheader').allInnerTexts()).toEqual(
    doNoHarmConditions.map(({ id, title }) => `${id}: ${title}`),
  );
  expect(await page.locator('main').innerText()).not.toMatch(/\bpredict(s|ed|ion|ions)?\b/i);
});

browse('is reached from the header, leads to no dead end, and carries little JavaScript', async ({ open }) => {
  const page = await open('/data');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Methods' }).click();
  await page.waitForURL('**/methods');
  const links = await page
    .locator('main a[href^="/"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('#')[0] ?? ''));
  const dead: string[] = [];
  for (const href of new Set(links)) {
    const { status } = await fetch(`${inject('site').address}${href}`, { headers: { accept: 'text/html' } });
    if (status !== 200) dead.push(`${status} ${href}`);
  }
  expect(dead).toEqual([]);

  const again = await open('/methods');
  await again.waitForLoadState('networkidle');
  const bytes = await again.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.m?js($|\?)/.test(name))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
  expect(bytes).toBeLessThanOrEqual(90_000);
});
