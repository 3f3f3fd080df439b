import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

const pages = [
  { path: '/recommendation', heading: 'Recommendations' },
  { path: '/recommendation/ssr.civil-defense-groups', heading: 'Rely on civil defence groups only under control' },
  { path: '/recommendation/heq.employment', heading: 'Create work for marginalised groups' },
  { path: '/recommendation/lens.do-no-harm', heading: 'Do no harm: reform can backfire' },
  { path: '/evidence/zurcher2017aidviolence', heading: 'What Do We (Not) Know About Development Aid and Violence?' },
  { path: '/evidence/blair2021communitypolicing', heading: 'Community policing does not build citizen trust' },
  { path: '/evidence/ejazbalochistan', heading: 'The implications of the state’s response' },
  { path: '/evidence/mansour2017pmf', heading: 'The Popular Mobilization Forces' },
];

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    describe.each(pages)('$path', ({ path, heading }) => {
      browse('shows itself without a fault, within the width of the screen, and is accessible', async ({ open }) => {
        const page = await open(path, { device, theme });
        await page.waitForLoadState('networkidle');
        const title = await page.getByRole('heading', { level: 1 }).textContent();
        expect(title?.replaceAll("'", '’')).toContain(heading);
        expect(await sideways(page), 'scrolls sideways').toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
      });
    });
  });
});

interface Tally {
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

/** Texts in the order in which they stand on the page, each of which must be there. */
async function order(page: Page, texts: string[]): Promise<number[]> {
  const whole = await page.locator('main').innerText();
  const places = texts.map((text) => whole.indexOf(text));
  expect(places, whole).not.toContain(-1);
  return places;
}

const rising = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

describe('a recommendation', () => {
  browse('tells what can go wrong before the evidence, without scripts as well', async ({ open }) => {
    for (const scripts of [true, false]) {
      const page = await open('/recommendation/ssr.civil-defense-groups', { scripts });
      const places = await order(page, [
        'A state should use local defence groups only where it can hold them to account',
        'makes the state better able to stop large violence by others, and makes it less likely',
        'Oswald, 2014',
        'How it can backfire',
        'Force itself is a perpetrator',
        'How to read the directions here. Directions code the use of such groups',
        'Does the remedy work?',
        'Is this the problem?',
        'No study found on',
      ]);
      expect(places).toEqual(rising(places));
    }
  });

  browse('counts as the API does, with the sign of its label', async ({ open }) => {
    const { recommendation } = await ask<{ recommendation: { tally: { remedy: Tally; problem: Tally } } }>(
      `{ recommendation(id: "heq.redistribution") { tally {
        remedy { supports qualifies contradicts context } problem { supports qualifies contradicts context } } } }`,
    );
    const page = await open('/recommendation/heq.redistribution');
    for (const [question, tally] of [
      ['Does the remedy work?', recommendation.tally.remedy],
      ['Is this the problem?', recommendation.tally.problem],
    ] as const) {
      const box = page.locator('.question').filter({ hasText: question });
      const numbers = (await box.getByRole('listitem').allInnerTexts()).map((text) => Number.parseInt(text, 10));
      expect(numbers).toEqual([tally.supports, tally.qualifies, tally.contradicts, tally.context]);
    }
    expect(await page.getByText('Weaker, against', { exact: true }).count()).toBe(1);
  });

  browse('shows every finding, those that contradict first, open, and one step from the top', async ({ open }) => {
    const page = await open('/recommendation/heq.employment', { scripts: false });
    expect(await page.locator('section[aria-labelledby=findings] article').count()).toBe(8);
    const groups = await page.locator('section[aria-labelledby=findings] h3').allInnerTexts();
    expect(groups.map((text) => text.split(/\s/)[0])).toEqual(['contradicts', 'qualifies', 'supports', 'context']);
    expect(await page.locator('details article').count()).toBe(0);

    // Both are in sight before anything is scrolled, above what is thought to work.
    const contrary = page.getByRole('group', { name: 'Findings that contradict it' });
    expect(await contrary.getByRole('listitem').count()).toBe(2);
    expect(await contrary.innerText()).toMatch(/contradicts\s+Berman and others, 2011\s+In Afghanistan, Iraq/);
    const box = await contrary.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(looks.desktop.height);

    const lead = page.getByRole('link', { name: 'Read the 2 that contradict' });
    expect((await lead.boundingBox())?.y).toBeLessThan(looks.desktop.height);
    await lead.click();
    await expect
      .poll(() =>
        page
          .locator('#contradicts article')
          .first()
          .evaluate((item) => item.getBoundingClientRect().top),
      )
      .toBeLessThan(looks.desktop.height / 2);
  });

  browse('says which findings coders differ on, and what no study or review covers', async ({ open }) => {
    const page = await open('/recommendation/ssr.civil-defense-groups');
    const unknown = page.locator('section[aria-labelledby=unknown]');
    expect(await unknown.innerText()).toMatch(/no study\s+No study found on atrocities, /);
    expect(await unknown.innerText()).toContain('None of the 18 findings comes from a review');
    expect(await unknown.innerText()).toContain('second coder reads qualifies');
    const peic = page.locator('#supports article').filter({ hasText: 'Peic, 2014' });
    expect(await peic.innerText()).toContain('Coders differ on the direction.');
  });

  browse('names UN risk factors, and says which are not measured or still to be checked', async ({ open }) => {
    const page = await open('/recommendation/ssr.civilian-oversight');
    const factors = page.locator('section[aria-labelledby=risk-factors]');
    const weak = await factors.getByRole('listitem').filter({ hasText: 'Weakness of State structures' }).innerText();
    expect(weak).toContain('still to be checked');
    expect(weak).not.toContain('not measured');
    const plan = factors.getByRole('listitem').filter({ hasText: 'Signs of a plan or policy to attack any civilian' });
    expect(await plan.innerText()).toContain('not measured here');
  });

  browse('that is a warning is counted without a label', async ({ open }) => {
    const page = await open('/recommendation/lens.do-no-harm');
    const evidence = await page.locator('section[aria-labelledby=evidence]').innerText();
    expect(evidence).toContain('Counts without a label: a warning has no remedy to be tested');
    expect(evidence).not.toMatch(/Stronger|Moderate|Weaker/);
    const zurcher = page.locator('article.SUPPORTS').filter({ hasText: 'Zürcher, 2017' });
    expect(await zurcher.innerText()).toContain('This study is disputed by Mary, 2022');
  });

  browse('is read by keyboard: from the top to the contrary findings, and through the table', async ({ open }) => {
    const page = await open('/recommendation/heq.employment');
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    for (let step = 0; step < 25 && !(await focused()).startsWith('Read the'); step += 1)
      await page.keyboard.press('Tab');
    expect(await focused()).toBe('Read the 2 that contradict');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#contradicts');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#contradicts') !== null)).toBe(true);

    await page.getByText('When each warning is raised').focus();
    await page.keyboard.press('Enter');
    expect(await page.getByText('The thresholds are a proposal of this project').isVisible()).toBe(true);
  });
});

browse('the list has every recommendation under its theme, with both questions', async ({ open }) => {
  const { recommendations } = await ask<{ recommendations: { id: string; title: string }[] }>(
    '{ recommendations { id title } }',
  );
  const page = await open('/recommendation', { scripts: false });
  const entries = page.locator('section h3 a');
  expect(await entries.allInnerTexts()).toEqual(recommendations.map(({ title }) => title));
  expect(await page.locator('section h2').allInnerTexts()).toEqual([
    'Security sector reform',
    'Horizontal equality',
    'Prevention lens',
  ]);
  const policing = page.locator('section li').filter({ hasText: 'Reform policing where people meet it' });
  expect(
    await policing.getByRole('img').evaluateAll((splits) => splits.map((split) => split.getAttribute('aria-label'))),
  ).toEqual(['4 support, 2 qualify, 1 contradicts, 1 context', '3 support, 1 qualifies, 0 contradict, 1 context']);
  await policing.getByRole('link').click();
  expect(new URL(page.url()).pathname).toBe('/recommendation/ssr.policing');
});

describe('a publication', () => {
  browse('says what was not seen of its record and how far it was read', async ({ open }) => {
    const page = await open('/evidence/ejazbalochistan');
    const row = (label: string) =>
      page.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) });
    expect(await row('Published').locator('dd').innerText()).toBe('not seen');
    expect(await row('Pages').locator('dd').innerText()).toBe('not seen');
    expect(await row('Volume').locator('dd').innerText()).toBe('7');
    expect(await row('DOI').getByRole('link').getAttribute('href')).toBe('https://doi.org/10.47264/idea.lassij/7.1.9');
    expect(await row('How far it was read').innerText()).toContain('the publication as a whole was not');
    expect(await row('Evidence from').getByRole('link', { name: 'Pakistan' }).getAttribute('href')).toBe(
      '/country/PAK',
    );

    const unread = await open('/evidence/mansour2017pmf');
    expect(await unread.locator('main').innerText()).toContain('rest on general knowledge and not on a text');
  });

  browse('is shown beside the one that disputes it, on both pages and with the findings of both', async ({ open }) => {
    for (const own of ['zurcher2017aidviolence', 'mary2022replication']) {
      const page = await open(`/evidence/${own}`, { scripts: false });
      expect(await page.locator('main').innerText()).toContain('Mary, 2022 disputes Zürcher, 2017.');
      const [zurcher, mary] = ['#pair-zurcher2017aidviolence', '#pair-mary2022replication'].map((id) =>
        page.locator(id),
      );
      expect(await zurcher?.locator('article').count()).toBe(2);
      expect(await mary?.locator('article').innerText()).toContain('misread or fragile results');
      const [left, right] = [await zurcher?.boundingBox(), await mary?.boundingBox()];
      expect(left?.y, 'side by side').toBe(right?.y);
    }
  });

  browse('is cited by one press and downloaded in several formats, as the API writes them', async ({ open }) => {
    const { publication } = await ask<{ publication: Record<'apa' | 'bib' | 'ris' | 'json', string> }>(
      `{ publication(id: "mary2022replication") { apa: citation(style: APA) bib: citation(style: BIBTEX)
        ris: citation(style: RIS) json: citation(style: CSL_JSON) } }`,
    );
    const page = await open('/evidence/mary2022replication');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy citation of Mary, 2022' }).click();
    await page.getByRole('status').filter({ hasText: 'citation of Mary, 2022 copied.' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(publication.apa);

    for (const [name, ending, type] of [
      ['BibTeX', 'bib', 'application/x-bibtex'],
      ['RIS', 'ris', 'application/x-research-info-systems'],
      ['CSL-JSON', 'json', 'application/vnd.citationstyles.csl+json'],
    ] as const) {
      const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
      const file = await fetch(`${inject('site').address}${href}`);
      expect(file.headers.get('content-type')).toContain(type);
      expect(file.headers.get('content-disposition')).toContain(`mary2022replication.${ending}`);
      expect((await file.text()).trim()).toBe(publication[ending].trim());
    }
    const plain = await fetch(`${inject('site').address}/evidence/mary2022replication.apa`);
    expect(plain.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await plain.text()).trim()).toBe(publication.apa.trim());
  });
});

browse('an id that does not exist is a 404 that leads to the nearest', async ({ open }) => {
  for (const [wrong, nearest] of [
    ['/recommendation/ssr.policin', '/recommendation/ssr.policing'],
    ['/evidence/zurcher2017aidviolenc', '/evidence/zurcher2017aidviolence'],
  ] as const) {
    expect((await fetch(`${inject('site').address}${wrong}`)).status).toBe(404);
    const page = await open(wrong);
    await page.locator(`main a[href="${nearest}"]`).click();
    await page.waitForURL(`**${nearest}`);
  }
  expect((await fetch(`${inject('site').address}/evidence/mary2022replication.pdf`)).status).toBe(404);
});

browse('nothing on these pages leads to a dead end', async ({ open }) => {
  const links = new Set<string>();
  for (const { path } of pages) {
    const page = await open(path, { scripts: false });
    const here = await page
      .locator('main a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('#')[0] ?? ''));
    for (const href of here) links.add(href);
  }
  expect(links.size).toBeGreaterThan(50);
  const dead: string[] = [];
  for (const href of links) {
    const { status } = await fetch(`${inject('site').address}${href}`);
    if (status !== 200) dead.push(`${status} ${href}`);
  }
  expect(dead).toEqual([]);
});

browse('these pages carry little JavaScript', async ({ open }) => {
  for (const path of ['/recommendation/lens.do-no-harm', '/evidence/zurcher2017aidviolence']) {
    const page = await open(path);
    await page.waitForLoadState('networkidle');
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\.m?js($|\?)/.test(name))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(90_000);
  }
});
