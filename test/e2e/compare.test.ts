import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

const pages = [
  { path: '/country/NGA', heading: 'Nigeria' },
  { path: '/country/PSE', heading: 'Palestine' },
  { path: '/compare', heading: 'Compare countries' },
  { path: '/compare?c=NGA,PAK,IRQ,COD,TUV,NOR&year=2010', heading: 'Compare countries' },
];

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    describe.each(pages)('$path', ({ path, heading }) => {
      browse('shows itself without a fault, within the width of the screen, and is accessible', async ({ open }) => {
        const page = await open(path, { device, theme });
        await page.waitForLoadState('networkidle');
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(heading);
        expect(await sideways(page), 'scrolls sideways').toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
      });
    });
  });
});

interface Profile {
  low: number;
  high: number;
  sentence: string;
  rankLow: number;
  rankHigh: number;
}

interface Answer {
  country: {
    risk: Profile;
    resilience: Profile;
    levers: { salience: string; recommendation: { title: string }; conditions: { state: string }[] }[];
  };
}

async function asked(id: string): Promise<Answer['country']> {
  const profile = '{ low high sentence rankLow rankHigh }';
  const query = `{ country(id: "${id}") {
    risk: profile(kind: RISK) ${profile} resilience: profile(kind: RESILIENCE) ${profile}
    levers { salience recommendation { title } conditions { state } } } }`;
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Answer }).data.country;
}

const one = (score: number) => score.toFixed(1);

describe('a country', () => {
  browse('shows both profiles first, ranges before scores, as the API has them, without scripts', async ({ open }) => {
    const page = await open('/country/NGA', { scripts: false });
    const country = await asked('NGA');
    expect(await page.locator('.sections section h2').first().innerText()).toBe('Risk and resilience');
    for (const [name, profile] of [
      ['Risk profile, 2023', country.risk],
      ['Resilience profile, 2023', country.resilience],
    ] as const) {
      const card = page.getByRole('group', { name });
      const text = await card.innerText();
      expect(text).toContain(`${one(profile.low)}–${one(profile.high)}`);
      expect(text).toContain(profile.sentence);
      // The place is there for those who open it, and as an interval only.
      const place = card.locator('details', { hasText: 'Place among countries' });
      expect(await place.locator('p').isVisible()).toBe(false);
      await place.locator('summary').click();
      expect(await place.innerText()).toMatch(
        new RegExp(`${profile.rankLow}(st|nd|rd|th) to ${profile.rankHigh}(st|nd|rd|th) of`),
      );
    }
    expect(await page.locator('section[aria-labelledby=profiles]').innerText()).not.toMatch(/\bpredicts?\b|net score/i);
  });

  browse('leads from a score to its measures, their figures and their release in place', async ({ open }) => {
    const page = await open('/country/COD', { scripts: false });
    const dimension = page.locator('details', { hasText: 'Horizontal exclusion' }).first();
    await dimension.locator('summary').click();
    const text = await dimension.innerText();
    expect(text).toMatch(
      /Excluded population more counts up\s+9\.\d\s+69% · 2021 figure, carried forward 2 years · EPR-2021/,
    );
    await dimension.getByRole('link', { name: 'EPR-2021' }).first().click();
    expect(page.url()).toContain('/data#epr-2021');
  });

  browse('says why there is no score, and that data are thin', async ({ open }) => {
    const page = await open('/country/PSE');
    const card = page.getByRole('group', { name: 'Risk profile, 2023' });
    expect(await card.innerText()).toContain('No score for 2023. No count of organised violence of its own');
    expect(await card.innerText()).toContain('Thin data: reliability');
    expect(await card.locator('.range').count()).toBe(0);
  });

  browse('shows no lever without what to heed before and what research says, warnings first', async ({ open }) => {
    const page = await open('/country/NGA');
    const { levers } = await asked('NGA');
    const salient = levers.filter(({ salience }) => salience === 'SALIENT');
    const shown = page.locator('section[aria-labelledby=levers] .lever');
    expect(await shown.count()).toBe(salient.length);
    for (const [index, { recommendation, conditions }] of salient.entries()) {
      const text = await shown.nth(index).innerText();
      expect(text).toContain(recommendation.title);
      for (const part of ['Before acting', 'Why look here first', 'Does the remedy work?', 'From Nigeria'])
        expect(text).toContain(part);
      const states = await shown.nth(index).locator('li b').allInnerTexts();
      const raised = conditions.filter(({ state }) => state === 'RAISED').length;
      expect(states.filter((state) => state === 'Take care:')).toHaveLength(raised);
      expect(states.slice(0, raised).every((state) => state === 'Take care:')).toBe(true);
    }
    const brief = page.locator('section[aria-labelledby=levers] .brief li');
    expect(await brief.count()).toBe(levers.length - salient.length);
    for (const text of await brief.allInnerTexts())
      expect(text).toMatch(/(Take care|Not known|No warning in these data): /);
  });

  browse('gives its sentence away with one press', async ({ open }) => {
    const page = await open('/country/NGA');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy sentence on the risk profile' }).click();
    await page.getByRole('button', { name: 'Copy sentence on the risk profile' }).getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe((await asked('NGA')).risk.sentence);
  });
});

async function countries(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Countries compared' });
  if ((await list.count()) === 0) return [];
  return (await list.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/\s*leave out/, ''));
}

describe('a comparison', () => {
  browse('keeps the order given, and is read, added to and taken from without scripts', async ({ open }) => {
    const page = await open('/compare?c=PAK,NGA', { scripts: false });
    expect(await countries(page)).toEqual(['Pakistan', 'Nigeria']);
    await page.getByLabel('Add a country').selectOption('IRQ');
    await page.getByLabel('Year').fill('2010');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(new URL(page.url()).search).toBe('?c=PAK,NGA,IRQ&year=2010');
    expect(await countries(page)).toEqual(['Pakistan', 'Nigeria', 'Iraq']);
    await page.getByRole('link', { name: 'Leave out Nigeria' }).click();
    expect(new URL(page.url()).search).toBe('?c=PAK,IRQ&year=2010');
    expect(await page.locator('h2').allInnerTexts()).toContain('Violence, 2001 to 2010');
  });

  browse('is reached from a country’s page and the header, and works with scripts as well', async ({ open }) => {
    const page = await open('/country/NGA');
    await page.getByRole('link', { name: 'Compare Nigeria with other countries' }).click();
    await page.waitForURL('**/compare?c=NGA');
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Add a country').selectOption('PAK');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL('**/compare?c=NGA,PAK&year=2023');
    expect(await countries(page)).toEqual(['Nigeria', 'Pakistan']);
    const here = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Compare' });
    expect(await here.getAttribute('aria-current')).toBe('page');
  });

  browse('has the ranges of the API on one scale, with the same figures as a table', async ({ open }) => {
    const page = await open('/compare?c=NGA,PAK,IRQ', { scripts: false });
    await page.getByText('The same as a table, with places').click();
    const table = page.getByRole('region', { name: /^Both profiles in 2023/ });
    for (const id of ['NGA', 'PAK', 'IRQ']) {
      const { risk, resilience } = await asked(id);
      for (const [name, profile] of [
        ['Risk profile', risk],
        ['Resilience profile', resilience],
      ] as const) {
        const range = `${one(profile.low)}–${one(profile.high)}`;
        expect(await page.getByRole('group', { name, exact: true }).innerText()).toContain(range);
        expect(await table.innerText()).toContain(`(${range})`);
      }
    }
    const bands = page.getByRole('group', { name: 'Risk profile', exact: true }).locator('.whole .band');
    const boxes = await Promise.all((await bands.all()).map((band) => band.boundingBox()));
    const risks = await Promise.all(['NGA', 'PAK', 'IRQ'].map(async (id) => (await asked(id)).risk.low));
    const inOrder = (values: number[]) =>
      values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
    expect(inOrder(boxes.map((box) => box?.x ?? Number.NaN))).toEqual(inOrder(risks));
  });

  browse('refuses what it cannot do in words, with the nearest id', async ({ open }) => {
    const many = '/compare?c=NGA,PAK,IRQ,COD,NOR,SOM,SDN';
    expect((await fetch(`${inject('site').address}${many}`)).status).toBe(400);
    const { address } = inject('site');
    expect(await (await fetch(`${address}${many}`)).text()).toContain('7 were asked for');
    expect(await (await fetch(`${address}/compare?c=NGA&year=1980`)).text()).toContain('scored for 1990 to 2023');

    const page = await open('/compare?c=PAK,NGR');
    expect(await page.locator('main').innerText()).toContain('There is no country “NGR”');
    await page.getByRole('link', { name: 'NGA', exact: true }).click();
    await page.waitForURL('**/compare?c=PAK,NGA');
    expect(await countries(page)).toEqual(['Pakistan', 'Nigeria']);
  });
});
