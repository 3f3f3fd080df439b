import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';
import { readPdf } from '../support/pdf.ts';

interface Figures {
  meta: { dataRelease: string; boundaryNote: string };
  country: {
    name: string;
    risk: { score: number; low: number; high: number };
    resilience: { score: number; low: number; high: number };
    levers: { salience: string; recommendation: { title: string }; conditions: { condition: { id: string } }[] }[];
    evidence: { findings: number; publications: number };
    groups: { name: string }[];
  };
}

async function ask<Answer>(query: string): Promise<Answer> {
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Answer }).data;
}

const figuresOf = (id: string, year: number) =>
  ask<Figures>(`{ meta { dataRelease boundaryNote } country(id: "${id}") {
    name
    risk: profile(kind: RISK, year: ${year}) { score low high }
    resilience: profile(kind: RESILIENCE, year: ${year}) { score low high }
    levers(year: ${year}) { salience recommendation { title } conditions { condition { id } } }
    evidence { findings publications } groups { name }
  } }`);

const printed = async (page: Page) => readPdf(await page.pdf({ preferCSSPageSize: true }));
const oneDecimal = (value: number): string => value.toFixed(1);

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    browse.for(['NGA', 'AND', 'YUG'])('shows the brief of %s without a fault, and accessibly', async (id, { open }) => {
      const page = await open(`/country/${id}/brief`, { device, theme });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('figures for');
      expect(await sideways(page), 'scrolls sideways').toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});

browse('needs no script, and none is sent', async ({ open }) => {
  const page = await open('/country/NGA/brief', { scripts: false });
  expect(await page.locator('script, link[rel="modulepreload"]').count()).toBe(0);
  await page.getByRole('link', { name: 'Back to Nigeria' }).click();
  expect(new URL(page.url()).pathname).toBe('/country/NGA');
  await page.getByRole('link', { name: 'Two-page brief' }).click();
  expect(new URL(page.url()).pathname).toBe('/country/NGA/brief');
});

browse.for(['NGA', 'PAK', 'IRQ', 'SSD'])(
  'prints %s on two sheets of A4 with the figures of the API',
  { timeout: 60_000 },
  async (id, { open }) => {
    const { meta, country } = await figuresOf(id, 2023);
    const page = await open(`/country/${id}/brief?year=2023`);
    const leaves = await printed(page);
    expect(leaves.map(({ width, height }) => [width, height])).toEqual([
      [210, 297],
      [210, 297],
    ]);
    for (const [at, { text }] of leaves.entries()) {
      expect(text).toContain(`data release ${meta.dataRelease}`);
      expect(text).toContain(meta.boundaryNote);
      expect(text).toContain(`${at + 1} of 2`);
    }
    const [first, second] = leaves.map(({ text }) => text);
    for (const { score, low, high } of [country.risk, country.resilience]) {
      expect(first).toContain(`${oneDecimal(low)}–${oneDecimal(high)}`);
      expect(first).toContain(`best estimate ${oneDecimal(score)}`);
    }
    expect(first).toContain('What stands out');
    expect(first).toContain(`Evidence for and against, from ${country.name}`);
    const { findings, publications } = country.evidence;
    expect(first).toContain(
      findings ? `${findings} findings in ${publications} publications` : 'No study in the evidence map is from',
    );

    const salient = country.levers.filter(({ salience }) => salience === 'SALIENT');
    const shown = salient.filter(({ recommendation }) => second?.includes(recommendation.title));
    expect(shown.length).toBeGreaterThanOrEqual(3);
    expect(shown, 'the first ones').toEqual(salient.slice(0, shown.length));
    if (salient.length > shown.length) expect(second).toContain(`${salient.length - shown.length} more lever`);
    for (const { conditions } of shown) for (const { condition } of conditions) expect(second).toContain(condition.id);
    const groups = country.groups.filter(({ name }) => second?.includes(name));
    expect(groups.length).toBeGreaterThanOrEqual(3);
    if (groups.length < country.groups.length) expect(second).toContain(`more group`);
    expect(second).toContain('UCDP records');
    expect(second).toContain('How to cite, and sources');
  },
);

browse('says on one sheet what there is of a country without scores', async ({ open }) => {
  const [sheet, ...more] = await printed(await open('/country/AND/brief'));
  expect(more).toEqual([]);
  expect(sheet?.text).toContain('Neither profile has a score for Andorra');
  expect(sheet?.text).toContain('Thin data');
  expect(sheet?.text).toContain('1 of 1');
});

browse('keeps every country within its sheets, of any year', { timeout: 300_000 }, async ({ open }) => {
  const { countries } = await ask<{ countries: { nodes: { id: string }[] } }>(
    '{ countries(first: 1000) { nodes { id } } }',
  );
  const page = await open('/country/NGA/brief');
  await page.emulateMedia({ media: 'print' });
  // As wide as the paper between its margins.
  await page.setViewportSize({ width: 673, height: 1015 });
  const over: string[] = [];
  for (const [at, { id }] of countries.nodes.entries()) {
    const year = [2023, 2010, 1995][at % 3];
    await page.goto(`${inject('site').address}/country/${id}/brief?year=${year}`);
    await page.evaluate('document.fonts.ready.then(() => true)');
    const sheets = await page.$$eval('.sheet', (all) =>
      all.map((sheet) => ({
        below: sheet.scrollHeight - sheet.clientHeight,
        beside: sheet.scrollWidth - sheet.clientWidth,
        foot:
          (sheet.querySelector('footer')?.getBoundingClientRect().bottom ?? 0) - sheet.getBoundingClientRect().bottom,
      })),
    );
    if (sheets.length === 0 || sheets.some((sheet) => sheet.below > 0 || sheet.beside > 0 || sheet.foot > 0.5)) {
      over.push(`${id} ${year}: ${JSON.stringify(sheets)}`);
    }
  }
  expect(over).toEqual([]);
});

browse('is frozen with the release it was asked for, and refuses what there is none of', async ({ open }) => {
  const { meta } = await figuresOf('NGA', 2023);
  const page = await open(`/country/NGA/brief?release=${meta.dataRelease}`, { scripts: false });
  expect(await page.getByRole('link', { name: 'Back to Nigeria' }).getAttribute('href')).toContain(
    `release=${meta.dataRelease}`,
  );
  const { address } = inject('site');
  const lower = await fetch(`${address}/country/nga/brief?year=2010`, { redirect: 'manual' });
  expect([lower.status, lower.headers.get('location')]).toEqual([308, '/country/NGA/brief?year=2010']);
  expect((await fetch(`${address}/country/NGX/brief`)).status).toBe(404);
  expect((await fetch(`${address}/country/NGA/brief?year=1066`)).status).toBe(400);
});
