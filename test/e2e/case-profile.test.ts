import { describe, expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

interface Answer {
  case: { events: { date: string; title: string }[] };
  country: { observations: { year: number; value: number; low: number; high: number; indicator: { id: string } }[] };
}

async function nigeria(): Promise<Answer> {
  const query = `{ case(id: "nigeria") { events { date title } }
    country(id: "NGA") { observations(indicators: ["forestall.risk", "forestall.resilience"]) {
      year value low high indicator { id } } } }`;
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Answer }).data;
}

const section = 'section[aria-labelledby=over-time]';

describe('the profile over time of a case', () => {
  browse('shows both profiles apart with their ranges, and every event on the axis of both', async ({ open }) => {
    const { case: one } = await nigeria();
    const page = await open('/case/nigeria', { scripts: false });
    const words = await page.locator(section).innerText();
    expect(words).toContain('That an event stands beside a rise or a fall says nothing of cause.');
    expect(words).toContain('a proposal of this project, not a standard');
    expect(words).toContain('one does not cancel the other');

    const picture = page.locator(`${section} figure svg:visible`);
    expect(await picture.count()).toBe(1);
    for (const name of ['Risk profile', 'Resilience profile']) {
      const panel = picture.getByRole('img', { name: new RegExp(`^${name} of Nigeria, from 0 to 10: .* to .*, best`) });
      expect(await panel.locator('path.band').count()).toBe(1);
      expect(await panel.locator('path.line').count()).toBe(1);
    }
    const names = await picture
      .getByRole('link')
      .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));
    expect(names).toHaveLength(one.events.length);
    for (const [index, { title }] of one.events.entries()) {
      expect(names[index]).toMatch(new RegExp(`^Event ${index + 1}, .*\\d{4}: `));
      expect(names[index]).toContain(title);
    }
  });

  browse('leads from a mark to its event and back, by keyboard', async ({ open }) => {
    const page = await open('/case/nigeria');
    await page.waitForLoadState('networkidle');
    const mark = page.locator('[data-mark="8"]:visible');
    await mark.focus();
    expect(await page.locator('li#on-axis-8').getAttribute('class')).toContain('active');
    expect(await page.locator(`${section} li.active`).count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-mark'))).toBe('9');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe('#on-axis-8');
    const item = page.locator('li:target');
    expect(await item.innerText()).toContain('276 girls are abducted at Chibok');

    await page.getByRole('link', { name: 'Event 3 on the axis' }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
      .toMatch(/^Event 3, 26 July 2009: Boko Haram uprising/);
    expect(await page.locator('[data-mark="3"]:visible').boundingBox()).not.toBeNull();
  });

  browse('is a table as well, with the figures of the API and the events of each year', async ({ open }) => {
    const { country } = await nigeria();
    const page = await open('/case/nigeria', { scripts: false });
    await page.locator(`${section} summary`).click();
    const rows = page.locator(`${section} tbody tr`);
    expect(await rows.count()).toBe(34);
    const row = await rows.filter({ has: page.getByRole('rowheader', { name: '2014', exact: true }) }).innerText();
    const [year, , risk, , resilience, events] = row.split('\t').map((cell) => cell.trim());
    expect(year).toBe('2014');
    const score = (id: string) =>
      country.observations.find((one) => one.year === 2014 && one.indicator.id === id)?.value.toFixed(1);
    expect(risk).toBe(score('forestall.risk'));
    expect(resilience).toBe(score('forestall.resilience'));
    expect(events).toBe('8');
  });

  browse('fits a phone, with marks as large as a fingertip, accessible in both themes', async ({ open }) => {
    for (const theme of ['light', 'dark'] as const) {
      const page = await open('/case/iraq', { device: 'phone', theme });
      expect(await sideways(page)).toBe(0);
      const marks = await page.locator('[data-mark]:visible').all();
      expect(marks.length).toBeGreaterThan(10);
      for (const mark of marks) expect((await mark.boundingBox())?.width).toBeGreaterThanOrEqual(24);
      expect(await seriousFindings(page)).toEqual([]);
    }
  });
});
