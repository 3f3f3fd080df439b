import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

interface Lever {
  country: { id: string; name: string };
  salience: string;
}

async function askLevers(id: string): Promise<Lever[]> {
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ recommendation(id: "${id}") { levers { salience country { id name } } } }` }),
  });
  return ((await response.json()) as { data: { recommendation: { levers: Lever[] } } }).data.recommendation.levers;
}

const page = '/recommendation/heq.employment';
const where = 'section[aria-labelledby=salient]';

describe('where a recommendation is salient', () => {
  browse('is on the map as the API says, and what is not known is hatched', async ({ open }) => {
    const levers = await askLevers('heq.employment');
    const salient = levers.filter(({ salience }) => salience === 'SALIENT');
    const shown = await open(page, { scripts: false });
    const section = shown.locator(where);
    expect(await section.innerText()).toContain(`The figures of 2023 point to it in ${salient.length} countries`);
    expect(await section.innerText()).toContain('That means “look here first”, not “this will work”');
    const fills = new Map(
      await section
        .locator('path[data-area]')
        .evaluateAll((areas) => areas.map((area) => [area.getAttribute('data-area'), area.getAttribute('fill')])),
    );
    const fillOf = { SALIENT: 'var(--class-1)', NOT_SALIENT: 'var(--class-0)', NOT_ASSESSED: 'url(#map-no-data)' };
    const drawn = levers.filter(({ country }) => fills.has(country.id));
    expect(drawn.length).toBeGreaterThan(150);
    for (const { country, salience } of drawn)
      expect(fills.get(country.id), country.name).toBe(fillOf[salience as 'SALIENT']);
    expect(fills.get('GRL'), 'no figures at all').toBe('url(#map-no-data)');
    expect(await section.getByRole('list', { name: /^Legend/ }).innerText()).toMatch(
      /Look here first.*Not pointed to by these figures.*Not known: too few figures/s,
    );
    expect(await section.innerText()).toContain('no position of this project on any territory');
  });

  browse('is a table as well, never without conditions, reasons and what was found there', async ({ open }) => {
    const salient = (await askLevers('heq.employment')).filter(({ salience }) => salience === 'SALIENT');
    for (const scripts of [true, false]) {
      const shown = await open(page, { scripts });
      await shown.locator(`${where} summary`).first().click();
      const rows = shown.locator(`${where} tbody tr`);
      expect(await rows.count()).toBe(salient.length);
      const first = rows.first();
      expect(await first.innerText()).toMatch(/^Afghanistan\s+Take care: .*\(DN\d\).*in 20\d\d\. In the worst third/s);
      expect(await first.getByRole('link').getAttribute('href')).toBe('/country/AFG#levers');
      for (const text of await rows.allInnerTexts()) expect(text).toMatch(/DN\d[\s\S]*counts as low\.\s+(no study|\d)/);
    }
  });

  browse('leads to the levers of a country, by pointer and by keyboard', async ({ open }) => {
    const shown = await open(page);
    await shown.locator('path[data-area=NER]').hover();
    await shown.locator('.pointed').filter({ hasText: 'Niger: look here first.' }).waitFor();
    const list = shown.getByRole('listbox', { name: /^World map: where the figures of 2023 say to look first/ });
    await list.focus();
    await shown.keyboard.type('nigeri');
    await shown.getByRole('status').filter({ hasText: 'Nigeria: look here first.' }).waitFor({ state: 'attached' });
    await shown.keyboard.press('Enter');
    await shown.waitForURL('**/country/NGA#levers');
    await shown.getByRole('heading', { name: 'Levers', exact: true }).waitFor();

    const explorer = await open(page, { webgl: false });
    await explorer.getByRole('link', { name: 'The same on the explorer, for any year' }).click();
    await explorer.waitForURL('**/?layer=lever.heq.employment&year=2023*');
    await explorer.locator('path[data-area=NER][fill="var(--class-1)"]').waitFor({ state: 'attached' });
  });

  browse('is said not to be known where no figure can tell', async ({ open }) => {
    const shown = await open('/recommendation/ssr.policing');
    expect(await shown.locator(where).innerText()).toContain('No figure of a country and year can tell');
    expect(await shown.locator(`${where} svg`).count()).toBe(0);
    expect(await shown.getByText('How a publication listed with the brief puts it').count()).toBe(1);
    expect(await shown.getByText('How the brief puts it').count()).toBe(0);
  });

  browse('opens within the width of a phone, accessible in both themes', async ({ open }) => {
    for (const theme of ['light', 'dark'] as const) {
      const shown = await open(page, { device: 'phone', theme });
      for (const summary of await shown.locator(`${where} summary`).all()) await summary.click();
      expect(await sideways(shown)).toBe(0);
      expect(await seriousFindings(shown)).toEqual([]);
    }
  });
});

browse('nothing to touch on these pages is smaller than a fingertip', async ({ open }) => {
  for (const path of [page, '/recommendation', '/evidence/zurcher2017aidviolence', '/evidence/mary2022replication']) {
    const shown = await open(path, { device: 'phone' });
    const small = await shown.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      const isInText = (one: Element) =>
        getComputedStyle(one).display === 'inline' &&
        [...(one.parentElement?.childNodes ?? [])].some(
          (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim().length > 1,
        );
      return [...document.querySelectorAll('a, button, summary, input')]
        .filter((one) => !isInText(one))
        .map((one) => ({ box: one.getBoundingClientRect(), text: one.textContent?.trim() }))
        .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
        .map(({ text }) => text);
    });
    expect(small, path).toEqual([]);
  }
});
