import { read } from '@customcommander/ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';

const address = (path: string) => `${inject('site').address}${path}`;
const cell = 'row=ssr.civil-defense-groups&column=violence-against-civilians';

describe.each(Object.keys(looks) as (keyof typeof looks)[])('on a %s', (device) => {
  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    browse.for([
      ['/evidence', 'Recommendation by outcome'],
      ['/evidence?view=table', 'Recommendation by outcome'],
      ['/evidence?view=world&country=NGA', 'Where the evidence comes from'],
      [`/evidence?${cell}`, 'Rely on civil defence groups only under control by violence against civilians'],
      ['/evidence?rows=COUNTRY&columns=DIRECTION&row=NER&column=QUALIFIES&design=rtc', 'Niger by qualifies'],
    ] as const)('%s shows itself without a fault and is accessible', async ([path, heading], { open }) => {
      const page = await open(path, { device, theme });
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('heading', { level: 2, name: heading }).count()).toBe(1);
      expect(await sideways(page), 'scrolls sideways').toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});

describe('the matrix', () => {
  browse('is one stop that arrows walk, Enter opens, Escape closes', async ({ open }) => {
    const page = await open('/evidence');
    await page.waitForLoadState('networkidle');
    const grid = page.getByRole('grid');
    await grid.locator('a[tabindex="0"], a:not([tabindex])').first().focus();
    expect(await focused(page)).toBe(
      'Put the security sector under civilian oversight by atrocities: 1 supports, 0 qualify, 0 contradict, 0 context.',
    );
    expect(await grid.locator('a:not([tabindex="-1"])').count()).toBe(1);

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const opened =
      'Rely on civil defence groups only under control by violence against civilians: 0 support, 7 qualify, 3 contradict, 3 context. No review.';
    expect(await focused(page)).toBe(opened);
    await page.keyboard.press('ArrowLeft');
    expect(await focused(page)).toBe('Rely on civil defence groups only under control by atrocities: no study.');
    await page.keyboard.press('End');
    expect(await focused(page)).toContain('all outcomes: 1 supports, 9 qualify, 4 contradict, 4 context.');
    await page.keyboard.press('Control+End');
    expect(await focused(page)).toContain('All of the matrix: 128 support, 37 qualify, 13 contradict, 29 context.');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    for (let row = 0; row < 4; row += 1) await page.keyboard.press('ArrowDown');

    await page.keyboard.press('Enter');
    await page.waitForURL(`**/evidence?${cell}`);
    const drawer = page.getByRole('region', { name: 'Rely on civil defence groups' });
    expect(await drawer.getByText('13 findings in 13 publications').count()).toBe(1);
    await expect.poll(() => focused(page)).toContain('Rely on civil defence groups only under control by violence');
    expect(await drawer.getByRole('heading', { level: 3 }).first().textContent()).toContain('contradicts');
    expect(await drawer.getByRole('link', { name: 'Mitchell and others, 2014' }).first().getAttribute('href')).toBe(
      '/evidence/mitchell2014pgmimpact',
    );

    await page.keyboard.press('Escape');
    await page.waitForURL('**/evidence');
    await expect.poll(() => focused(page)).toBe(opened);
    await page.goBack();
    await expect.poll(() => drawer.count()).toBe(1);
  });

  browse('says of a gap that it is one, and where there is evidence instead', async ({ open }) => {
    const page = await open('/evidence?row=ssr.civil-defense-groups&column=atrocities');
    const drawer = page.getByRole('region', { name: 'Rely on civil defence groups' });
    const text = (await drawer.textContent()) ?? '';
    expect(text).toContain('No study found here: that is a gap, not a finding.');
    expect(text).toContain('18 findings in all outcomes');
    expect(text).toContain('Atrocities: 21 findings in all recommendations');
  });

  browse('can be laid out by other things, with problem and remedy apart', async ({ open }) => {
    const page = await open('/evidence');
    await page.waitForLoadState('networkidle');
    await page.getByRole('link', { name: 'Does the remedy work? , 89' }).click();
    await page.waitForURL('**/evidence?question=REMEDY');
    const { data } = await ask('{ evidenceTally(filter: { question: REMEDY }) { supports contradicts } }');
    const total = await page.getByRole('link', { name: /^All of the matrix: / }).textContent();
    expect(total).toContain(`${data.evidenceTally.supports} support,`);
    expect(total).toContain(`${data.evidenceTally.contradicts} contradict,`);
    await page.getByLabel('Columns').selectOption('DESIGN');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL((url) => url.searchParams.get('columns') === 'DESIGN');
    expect(new URL(page.url()).searchParams.get('question')).toBe('REMEDY');
    expect(await page.getByRole('columnheader', { name: 'Natural experiment' }).count()).toBe(1);
    expect(await page.getByText('89 findings in 47 publications').first().isVisible()).toBe(true);
  });

  browse('is a list of rows on a phone, and a line opens its studies full screen', async ({ open }) => {
    const page = await open('/evidence', { device: 'phone' });
    expect(await page.getByRole('grid').isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'Rely on civil defence groups only under control' }).tap();
    await page.getByRole('link', { name: /violence against civilians: 0 support/ }).tap();
    await page.waitForURL(`**/evidence?${cell}`);
    const studies = page.getByRole('region', { name: 'Rely on civil defence groups' });
    await expect.poll(async () => (await studies.boundingBox())?.width).toBeCloseTo(looks.phone.width, 1);
    await page.goBack();
    await page.waitForURL('**/evidence');
    await page.getByRole('link', { name: /violence against civilians: 0 support/ }).waitFor();
  });

  browse('works without scripts: cells and filters are links and a form', async ({ open }) => {
    const page = await open('/evidence', { scripts: false });
    await page.getByText('Filters', { exact: true }).click();
    await page.getByLabel('Samples of many countries').check();
    await page.getByLabel('contradicts', { exact: true }).check();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    // Empty fields of the form are not part of the address.
    expect(new URL(page.url()).search).toBe('?direction=CONTRADICTS&country=MANY');
    const { data } = await ask(
      '{ findings(filter: { directions: [CONTRADICTS], manyCountries: true }) { totalCount } }',
    );
    expect(await page.getByRole('heading', { level: 2, name: 'Studies behind this' }).count()).toBe(1);
    expect(await page.locator('section[aria-labelledby=studies] article').count()).toBe(data.findings.totalCount);
    await page
      .getByRole('link', { name: /^Rely on civil defence groups.*violence against civilians/ })
      .first()
      .click();
    expect(
      await page.getByRole('region', { name: 'Rely on civil defence groups' }).locator('article').count(),
    ).toBeGreaterThan(0);
  });
});

describe('the world layer', () => {
  browse('lists the studies of a country that is clicked, or chosen by the keyboard', async ({ open }) => {
    const page = await open('/evidence?view=world');
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('27 countries with a study of their own.').count()).toBe(1);
    await page.locator('path[data-area="IND"]').click();
    await page.waitForURL('**/evidence?view=world&country=IND');
    expect(await page.getByText('9 findings in 4 publications').first().isVisible()).toBe(true);

    const list = page.getByRole('listbox', { name: /World map/ });
    await list.focus();
    await page.keyboard.type('nigeria');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/evidence?view=world&country=NGA');
    await page.locator('path[data-area="TCD"]').hover();
    expect(await page.getByText('Chad: 2 findings in 1 publication.').first().isVisible()).toBe(true);
    await page.locator('path[data-area="MNG"]').hover();
    expect(await page.getByText('Mongolia: no study in this list.').isVisible()).toBe(true);
  });

  browse('is a table as well, without scripts', async ({ open }) => {
    const page = await open('/evidence?view=world', { scripts: false });
    await page
      .getByRole('row', { name: /Samples of many countries 49 86/ })
      .getByRole('link')
      .click();
    expect(new URL(page.url()).search).toBe('?view=world&country=MANY');
    expect(await page.getByText('86 findings in 49 publications').count()).toBeGreaterThan(0);
  });
});

browse('what an address asks and cannot have is said', async ({ open }) => {
  const page = await open('/evidence?desing=rct&country=NGR&rows=DESIGN&columns=DESIGN');
  const alert = await page.getByRole('alert').textContent();
  expect(alert).toContain('There is no setting “desing”; did you mean “design”?');
  expect(alert).toContain('There is no country “NGR”; did you mean “NGA”?');
  expect(alert).toContain('Rows and columns are both DESIGN');
  expect(await page.getByRole('grid').count()).toBe(1);
});

/** The same selection as the site and as the API name it. */
const selections: [string, string][] = [
  ['', '{}'],
  ['?recommendation=ssr.policing', '{ recommendations: ["ssr.policing"] }'],
  ['?row=ssr.policing&column=trust-in-state', '{ recommendations: ["ssr.policing"], outcomes: ["trust-in-state"] }'],
  ['?country=NGA&country=MANY&question=remedy', '{ countries: ["NGA"], manyCountries: true, question: REMEDY }'],
  ['?design=rct&design=case-study&from=2015&to=2020', '{ designs: ["rct", "case-study"], from: 2015, to: 2020 }'],
  ['?disputed=true', '{ disputed: true }'],
  [
    '?theme=HORIZONTAL_EQUALITY&role=case-documentation&verification=abstract',
    '{ themes: [HORIZONTAL_EQUALITY], roles: ["case-documentation"], verifications: ["abstract"] }',
  ],
  ['?text=militia&direction=QUALIFIES', '{ text: "militia", directions: [QUALIFIES] }'],
  ['?text=no+such+words', '{ text: "no such words" }'],
];

describe.for(selections)('the files of /evidence%s', ([query, filter]) => {
  const expected = async () => {
    const { data } = await ask(
      `{ findings(filter: ${filter}) { totalCount } publications(filter: ${filter}, first: 1000) { totalCount nodes { id title doi year } } meta { dataRelease } }`,
    );
    return data;
  };

  it('CSV has one row a finding, with its citation', async () => {
    const { findings, meta, publications } = await expected();
    const { text, headers } = await take(`/evidence.csv${query}`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="forestall-evidence-${meta.dataRelease}.csv"`,
    );
    expect(headers.get('forestall-release')).toBe(meta.dataRelease);
    const {
      data,
      errors,
      meta: found,
    } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(errors.filter(({ type }) => type !== 'Delimiter')).toEqual([]);
    expect(found.fields).toContain('citation_apa');
    expect(data).toHaveLength(findings.totalCount);
    expect(new Set(data.map((row) => row.publication_id))).toEqual(
      new Set(publications.nodes.map(({ id }: Named) => id)),
    );
    for (const row of data) {
      expect(row.data_release).toBe(meta.dataRelease);
      expect(row.citation_apa).toContain(row.year || 'n.d.');
      expect(row.finding).not.toBe('');
    }
  });

  it('JSON says the same with publications of its own', async () => {
    const { findings, meta, publications } = await expected();
    const { text } = await take(`/evidence.json${query}`);
    const answer = JSON.parse(text);
    expect(answer.dataRelease).toBe(meta.dataRelease);
    expect(answer.findings).toHaveLength(findings.totalCount);
    expect(answer.counts).toEqual({ findings: findings.totalCount, publications: publications.totalCount });
    const ids = new Set(answer.publications.map(({ id }: Named) => id));
    expect(ids.size).toBe(publications.totalCount);
    for (const { publication } of answer.findings) expect(ids).toContain(publication);
    for (const { csl, title } of answer.publications) expect(csl.title).toBe(title);
  });

  it('BibTeX has one entry a publication', async () => {
    const { publications, meta } = await expected();
    const { text } = await take(`/evidence.bib${query}`);
    const { entries, errors } = parseBibtex(text, { sentenceCase: false });
    expect(errors).toEqual([]);
    expect(entries.map(({ key }) => key).toSorted()).toEqual(publications.nodes.map(({ id }: Named) => id).toSorted());
    expect(text).toContain(`data release ${meta.dataRelease}`);
    const doiOf = new Map(entries.map(({ key, fields }) => [key, fields.doi]));
    for (const { id, doi } of publications.nodes) if (doi) expect(doiOf.get(id)).toBe(doi);
  });

  it('RIS has one record a publication', async () => {
    const { publications, meta } = await expected();
    const { text } = await take(`/evidence.ris${query}`);
    if (publications.totalCount === 0) return expect(text).toBe('');
    // The parser knows line feeds only.
    const records = read(text.replaceAll('\r\n', '\n')) ?? [];
    expect(records.map(({ ID }) => ID?.[0]).toSorted()).toEqual(
      publications.nodes.map(({ id }: Named) => id).toSorted(),
    );
    for (const { N1 } of records) expect(N1?.join(' ')).toContain(meta.dataRelease);
  });
});

it('a file of an address that cannot be followed is refused in words', async () => {
  for (const ending of ['csv', 'json', 'bib', 'ris']) {
    const response = await fetch(address(`/evidence.${ending}?design=rtc`));
    expect(response.status).toBe(400);
    expect(await response.text()).toBe('There is no design “rtc”; did you mean “rct”?\n');
  }
  expect((await fetch(address('/evidence.xml'))).status).toBe(404);
});

interface Named {
  id: string;
  doi: string | null;
}

async function take(path: string): Promise<{ text: string; headers: Headers }> {
  const response = await fetch(address(path));
  expect(response.status, path).toBe(200);
  return { text: await response.text(), headers: response.headers };
}

async function ask(query: string): Promise<ReturnType<typeof JSON.parse>> {
  const response = await fetch(address('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** What somebody hears who stands where the keyboard is. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return (activeElement?.querySelector('.unseen') ?? activeElement)?.textContent?.trim() ?? '';
  });
}
