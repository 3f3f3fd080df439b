import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

const pages = [
  { path: '/case', heading: 'Cases' },
  { path: '/case/nigeria', heading: 'Nigeria' },
  { path: '/case/pakistan', heading: 'Pakistan' },
  { path: '/case/iraq', heading: 'Iraq' },
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

interface CaseAnswer {
  case: {
    events: { title: string }[];
    actors: { id: string; name: string; description: string }[];
    groups: { text: string }[];
    inequalities: { text: string; contrary: boolean }[];
    resilience: { text: string }[];
    recommendations: { id: string; title: string; here: Counts }[];
    sources: { id: string }[];
    pages: { label: string; url: string | null }[];
  };
}

interface Counts {
  findings: number;
  supports: number;
  qualifies: number;
  contradicts: number;
  context: number;
}

async function ask<Answer>(query: string): Promise<Answer> {
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Answer }).data;
}

const caseOf = (id: string, country: string) =>
  ask<CaseAnswer>(`{ case(id: "${id}") {
    events { title } actors { id name description } groups { text } inequalities { text contrary } resilience { text }
    recommendations { id title here: tally(filter: { countries: ["${country}"] }) {
      findings supports qualifies contradicts context } }
    sources { id } pages { label url } } }`);

describe('a case', () => {
  browse('holds everything the API has of it, each thing with a source, without scripts', async ({ open }) => {
    const { case: known } = await caseOf('pakistan', 'PAK');
    const page = await open('/case/pakistan', { scripts: false });
    const text = await page.locator('main').innerText();
    for (const { title } of known.events) expect(text).toContain(title);
    expect(text).toContain('Also looked up as TTP and Pakistani Taliban.');
    const withoutAliases = text.replaceAll(/^Also looked up as .*\n+/gm, '');
    for (const { name, description } of known.actors) expect(withoutAliases).toContain(`${name}\n\n${description}`);
    for (const { text: statement } of [...known.groups, ...known.inequalities, ...known.resilience]) {
      expect(text).toContain(statement);
    }
    const stated = known.events.length + known.actors.length + known.groups.length;
    const sourced = stated + known.inequalities.length + known.resilience.length + 1;
    expect(text.match(/^Sources?: /gm)?.length).toBeGreaterThanOrEqual(sourced);

    const listed = page.locator('section[aria-labelledby=sources]');
    for (const { id } of known.sources) expect(await listed.locator(`a[href="/evidence/${id}"]`).count()).toBe(1);
    for (const { label, url } of known.pages) {
      expect(await listed.getByText(label, { exact: true }).count()).toBe(1);
      if (url === null) expect(await listed.getByRole('link', { name: label }).count()).toBe(0);
    }
    // A page of a paper is told apart wherever it stands.
    expect(text.split('(press or agency page)').length).toBeGreaterThan(known.pages.length);
  });

  browse('shows dates as exactly as their sources', async ({ open }) => {
    const page = await open('/case/pakistan');
    const dates = await page.locator('.date').allInnerTexts();
    expect(dates.slice(0, 4)).toEqual(['14 August 2002', 'from 2007', '11 December 2009', '2010']);
    expect(dates).toContain('January–February 2013');
    expect(await page.locator('time').first().getAttribute('datetime')).toBe('2002-08-14');
  });

  browse('marks what speaks against the other statements, in words', async ({ open }) => {
    const { case: known } = await caseOf('iraq', 'IRQ');
    const contrary = known.inequalities.filter((statement) => statement.contrary);
    expect(contrary.length).toBeGreaterThan(0);
    const page = await open('/case/iraq');
    const marked = page.getByRole('listitem').filter({ hasText: 'Speaks against the others' });
    expect(await marked.count()).toBe(contrary.length);
    for (const { text } of contrary) expect(await marked.filter({ hasText: text }).count()).toBe(1);
  });

  browse(
    'counts what research from the country says of each lever as the API does, or says no study',
    async ({ open }) => {
      const { case: known } = await caseOf('nigeria', 'NGA');
      const page = await open('/case/nigeria');
      const levers = page.locator('section[aria-labelledby=levers]');
      for (const { id, title, here } of known.recommendations) {
        const lever = levers.getByRole('listitem').filter({ has: page.locator(`a[href="/recommendation/${id}"]`) });
        expect(await lever.innerText(), title).toContain('Before acting:');
        const row = lever.locator('dl > div').filter({ hasText: 'From Nigeria' });
        if (here.findings === 0) {
          expect(await row.innerText()).toContain('no study');
          continue;
        }
        expect(await row.getByRole('link').innerText()).toBe(
          `${here.findings} finding${here.findings === 1 ? '' : 's'}`,
        );
        expect((await row.locator('[role=img]').innerText()).match(/\d+/g)?.map(Number)).toEqual([
          here.supports,
          here.qualifies,
          here.contradicts,
          here.context,
        ]);
      }
    },
  );

  browse('shows where the country lies, groups through time, and violence, each described', async ({ open }) => {
    const page = await open('/case/pakistan');
    const map = page.getByRole('img', { name: /^Map: Pakistan in Southern Asia/ });
    expect(await map.getAttribute('aria-label')).toContain('Afghanistan');
    expect(await map.locator('path[fill^="url(#disputed"]').count()).toBeGreaterThan(0);
    expect(await page.locator('figcaption').first().innerText()).toContain('no position');
    await page.getByRole('img', { name: /^Access to executive power at the centre of Pakistan/ }).waitFor();
    await page.getByRole('img', { name: /^Deaths in organised violence in Pakistan/ }).waitFor();

    // The picture is of those named; the table is of all.
    const groups = page.locator('section[aria-labelledby=groups]');
    expect(await groups.locator('.fit > div').first().locator('g.group').count()).toBe(2);
    await groups.getByText('Data table: all groups EPR codes in Pakistan').click();
    expect(await groups.getByRole('rowheader', { name: 'Punjabi' }).count()).toBeGreaterThan(0);
  });

  browse('is walked by the keyboard from the row of sections to what it names', async ({ open }) => {
    const page = await open('/case/iraq');
    const link = page.getByRole('navigation', { name: 'Sections of this page' }).getByRole('link', { name: 'Levers' });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#levers');
    const heading = page.getByRole('heading', { name: 'Levers in play' });
    await expect.poll(async () => (await heading.boundingBox())?.y ?? 0).toBeLessThan(looks.desktop.height / 2);
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    expect(focused).toBe('/country/IRQ#findings');
  });

  browse('has one address, and an unknown one says so with the nearest', async ({ open }) => {
    const { address } = inject('site');
    const moved = await fetch(`${address}/case/Nigeria`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/case/nigeria']);
    expect((await fetch(`${address}/case/nigerai`)).status).toBe(404);
    const page = await open('/case/nigerai');
    await page.getByRole('link', { name: 'nigeria', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Nigeria/ }).waitFor();
  });
});

describe('a country', () => {
  browse('with a case leads to it, its actors, and every finding from there, contrary ones open', async ({ open }) => {
    const { country } = await ask<{ country: { actors: { id: string }[]; evidence: Counts } }>(
      '{ country(id: "PAK") { actors { id } evidence { findings contradicts } } }',
    );
    const page = await open('/country/PAK', { scripts: false });
    const findings = page.locator('section[aria-labelledby=findings]');
    expect(await findings.locator('article').count()).toBe(country.evidence.findings);
    expect(country.evidence.contradicts).toBeGreaterThan(0);
    expect(await findings.locator('article.CONTRADICTS').count()).toBe(country.evidence.contradicts);
    expect(await findings.locator('article').first().getAttribute('class')).toContain('CONTRADICTS');
    expect(await findings.locator('a[href="/evidence?country=PAK"]').count()).toBe(1);
    expect(await page.locator('section[aria-labelledby=actors] h4').count()).toBe(country.actors.length);
    const menu = page.getByRole('navigation', { name: 'Sections of this page' });
    for (const name of ['Cases', 'Actors', 'Findings']) await menu.getByRole('link', { name, exact: true }).waitFor();

    await page.locator('section[aria-labelledby=actors]').getByRole('link', { name: 'Frontier Corps' }).click();
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/case/pakistan#frontier-corps');
    expect(await page.locator(':target').innerText()).toContain('Frontier Corps');
  });

  browse('without any says so in words', async ({ open }) => {
    const page = await open('/country/TUV');
    await page.getByText('No study in this list comes from Tuvalu.').waitFor();
    await page.getByText('No case here is about Tuvalu').waitFor();
    expect(await page.locator('section[aria-labelledby=actors]').count()).toBe(0);
  });
});

describe('ways to a case', () => {
  browse('lead from the header, which names the place one is at', async ({ open }) => {
    const page = await open('/recommendation');
    const main = page.getByRole('navigation', { name: 'Main' });
    expect(await main.getByRole('link').allInnerTexts()).toEqual([
      'Map',
      'Evidence',
      'Cases',
      'Compare',
      'Methods',
      'Data',
      'API',
    ]);
    expect(await main.locator('[aria-current=page]').innerText()).toBe('Evidence');
    await main.getByRole('link', { name: 'Cases' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    expect(await main.locator('[aria-current=page]').innerText()).toBe('Cases');
    await page.getByRole('link', { name: /^Iraq/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Iraq/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
  });

  browse('the header keeps within screens of every width', async ({ open }) => {
    const page = await open('/case');
    for (const width of [320, 480, 600, 700, 768, 900, 1024]) {
      await page.setViewportSize({ width, height: 600 });
      expect(await sideways(page), `${width} px`).toBe(0);
    }
  });

  browse('lead from the open country on the map, and from nowhere where there is nothing', async ({ open }) => {
    const page = await open('/?country=NGA', { webgl: false });
    const drawer = page.getByRole('complementary', { name: 'Nigeria' });
    expect(await drawer.getByRole('link', { name: 'Case of Nigeria' }).getAttribute('href')).toBe('/case/nigeria');
    await drawer.getByRole('link', { name: /^\d+ findings from Nigeria$/ }).click();
    await expect.poll(() => new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/country/NGA#findings');
    await page.getByRole('heading', { name: 'Findings from Nigeria' }).waitFor();

    const without = await open('/?country=TUV', { webgl: false });
    const other = without.getByRole('complementary', { name: 'Tuvalu' });
    await other.waitFor();
    expect(await other.getByRole('link', { name: /finding|Case/ }).count()).toBe(0);
  });

  browse(
    'lead from the search: an actor to its place in its case, a finding to its place in its study',
    async ({ open }) => {
      const page = await open('/data');
      const field = page.locator('#search');
      await field.focus();
      const box = page.getByRole('combobox', { name: 'Search countries, evidence and figures' });
      await box.fill('Hazara');
      const options = page.getByRole('option');
      await options.filter({ hasText: 'Finding' }).first().waitFor();
      // Long results scroll; none is squeezed onto the next.
      const squeezed = options.evaluateAll(
        (all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length,
      );
      expect(await squeezed).toBe(0);

      await box.fill('Frontier Corps');
      await page.getByRole('option', { name: /^Frontier Corps/ }).click();
      await expect
        .poll(() => new URL(page.url()).pathname + new URL(page.url()).hash)
        .toBe('/case/pakistan#frontier-corps');
      const place = page.locator('#frontier-corps').getByText('Frontier Corps', { exact: true });
      await expect.poll(async () => (await place.boundingBox())?.y).toBeLessThan(looks.desktop.height / 2);

      const results = await open('/search?q=community+policing', { scripts: false });
      const finding = results.locator('li a[href*="#"][href^="/evidence/"]').first();
      await finding.click();
      expect(await results.locator('article:target').count()).toBe(1);
    },
  );
});
