import { read as readRis } from '@customcommander/ris';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import Papa from 'papaparse';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { browse } from '../support/browse.ts';
import { looks } from '../support/browser.ts';
import { seriousFindings, sideways } from '../support/inspect.ts';
import { inForm, viewAddresses } from '../support/view-addresses.ts';

let site: string;
beforeAll(() => {
  site = inject('site').address;
});

const get = (address: string, headers: Record<string, string> = {}) => fetch(site + address, { headers });

interface ViewJson {
  title: string;
  sentence: string;
  boundaryNote: string;
  dataRelease: string;
  source: string;
  frozen: string;
  publications: string[];
  inputs: { source: { title: string } }[];
  releases: { id: string; source: { title: string } }[];
  columns: { id: string }[];
  rows: Record<string, string | number | null>[];
}

/** Texts of an SVG, one for each element that holds one. */
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text.trim());

/** What stands in markup, as it is read. */
const read = (markup: string) =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

describe.each(Object.entries(viewAddresses))('%s', (_id, address) => {
  it('says the same in markup, SVG, CSV and JSON', async () => {
    const json = (await (await get(inForm(address, 'json'))).json()) as ViewJson;
    const csv = await (await get(inForm(address, 'csv'))).text();
    const svg = await (await get(inForm(address, 'svg'))).text();
    const embed = await (await get(inForm(address, 'embed'))).text();

    const { data, errors } = Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true });
    expect(errors).toEqual([]);
    const plain = (value: string | number | null) => (value === null ? '' : String(value));
    expect(data).toEqual(
      json.rows.map((row) => ({
        ...Object.fromEntries(json.columns.map(({ id }) => [id, plain(row[id] ?? null)])),
        releases: row.releases ?? json.releases.map(({ id }) => id).join(' '),
        data_release: json.dataRelease,
        view: json.title,
        source: json.source,
        address: json.frozen,
      })),
    );
    expect(json.rows.length).toBeGreaterThan(0);

    const words = read(embed);
    expect(words).toContain(json.title);
    expect(words).toContain(json.sentence);
    expect(words).toContain(json.boundaryNote);
    expect(words).toContain(json.source);
    expect(json.source).toMatch(/^(?:Source|Evidence): /);
    const body = /<tbody>([^]*?)<\/tbody>/.exec(embed)?.[1] ?? '';
    expect(body.match(/<tr/g)).toHaveLength(json.rows.length);

    // Every figure of the picture file stands in the markup of the embed too, which draws the same picture.
    // A line of the foot may break before the name of the data release.
    const figures = textsOf(svg).filter((text) => /^[\d.,–%k M]+$/.test(text) && text !== `${json.dataRelease}.`);
    for (const figure of figures) expect(words, figure).toContain(figure);
    expect(svg).toContain(`<desc>`);
    expect(textsOf(svg).join(' ')).toContain(`Forestall, data release ${json.dataRelease}`);
  });

  it('is a picture that needs nothing else', async () => {
    const answer = await get(inForm(address, 'svg'));
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await answer.text();
    expect(svg).not.toMatch(/var\(|light-dark\(|currentcolor\(|<script/i);
    expect(svg).toContain('src:url(data:font/woff2;base64,');
    expect(svg.replaceAll('http://www.w3.org/', '')).not.toMatch(/(?:href|src)="https?:/);

    const png = PNG.sync.read(Buffer.from(await (await get(inForm(address, 'png', 'width=600'))).arrayBuffer()));
    expect(png.width).toBe(600);
    expect(png.height).toBeGreaterThan(100);
    const dark = PNG.sync.read(
      Buffer.from(await (await get(inForm(address, 'png', 'width=600&scheme=dark'))).arrayBuffer()),
    );
    expect([...png.data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect([...dark.data.subarray(0, 3)]).toEqual([0x1e, 0x23, 0x26]);
  });

  it('is answered from its tag the second time, and frozen under the name of its data release', async () => {
    const first = await get(inForm(address, 'svg'));
    const tag = first.headers.get('etag') ?? '';
    expect((await get(inForm(address, 'svg'), { 'if-none-match': tag })).status).toBe(304);
    const release = first.headers.get('forestall-release') ?? '';
    const frozen = await (await get(inForm(address, 'embed', `release=${release}`))).text();
    expect(read(frozen).replaceAll(/ (?=[.,])/g, '')).toContain(
      `Data release ${release}, at which this view is frozen.`,
    );
    expect((await get(inForm(address, 'svg', 'release=1999.1'))).status).toBe(404);
  });

  describe.each(Object.keys(looks) as (keyof typeof looks)[])('embedded on a %s', (device) => {
    browse('is complete without a script, fits, and is accessible', async ({ open }) => {
      const page = await open(inForm(address, 'embed'), { device, theme: device === 'phone' ? 'dark' : 'light' });
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByRole('link', { name: 'Open in Forestall' }).count()).toBe(1);
      expect(await sideways(page), 'scrolls sideways').toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
});

describe.each(['/country/NGA', '/map?layer=hdr.hdi', '/matrix', '/case/nigeria', '/recommendation/ssr.policing'])(
  'the citation of %s',
  (address) => {
    it('names the view frozen at its data release, and the sources of its figures, in all forms', async () => {
      const json = (await (await get(inForm(address, 'json'))).json()) as ViewJson;
      const cited = await Promise.all(
        (['apa', 'bib', 'ris', 'csl'] as const).map(async (form) => (await get(inForm(address, form))).text()),
      );
      const [apa = '', bib = '', ris = '', csl = ''] = cited;
      const sources = new Set([...json.releases, ...json.inputs].map(({ source }) => source.title));
      const entries = 1 + sources.size + json.publications.length;
      expect(apa.trimEnd().split('\n')).toHaveLength(entries);
      expect(apa).toContain(`release=${json.dataRelease}`);
      expect(parseBibtex(bib).entries).toHaveLength(entries);
      expect(parseBibtex(bib).errors).toEqual([]);
      expect(readRis(ris.replaceAll('\r\n', '\n'))).toHaveLength(entries);
      const items = JSON.parse(csl) as { title: string; version: string }[];
      expect(items).toHaveLength(entries);
      expect(items[0]).toMatchObject({ title: json.title, version: `data release ${json.dataRelease}` });
    });
  },
);

describe('an address that no view has', () => {
  it.each([
    ['/country/NGA/rsik.svg', 404, 'The nearest is like /country/NGA/risk.'],
    ['/country/NGR/risk.png', 404, 'NGR'],
    ['/country/NGA/risk.png?width=10', 400, 'give a whole number from 300 to 4000'],
    ['/country/NGA/risk.svg?scheme=red', 400, 'use light, dark'],
    ['/country/NGA/risk.csv?year=1492', 400, 'give a whole number from 1990 to'],
    ['/map.json?layer=nope', 404, 'nope'],
    ['/compare.svg', 400, 'Name up to six countries'],
    ['/matrix.svg?design=rtc', 400, 'rct'],
    ['/country/NGA/violence.png?year=2010', 400, 'This view has no parameter “year”. It takes none'],
    ['/country/NGA/risk.png?width=600&width=700', 400, '“width” is given twice'],
    ['/country/NGA/risk.svg?year=2010&year=2011', 400, '“year” is given twice'],
    ['/country/NGA/risk.png?width=2000&scale=4', 400, 'are 8000: up to 4000 are drawn'],
    ['/map.png?layer=forestall.risk&w.violence=9', 400, 'give a weight from 0 to 3 in steps of 0.5'],
    ['/map.png?layer=forestall.risk&w.foo=2', 400, 'its weights are w.violence, w.coercion'],
    ['/map.png?layer=hdr.hdi&w.violence=2', 400, 'it has none'],
    ['/country/NGA.pdf', 404, 'NGA.pdf'],
  ])('%s is refused in a sentence', async (address, status, words) => {
    const answer = await get(address, { accept: 'application/json' });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
  });
});

it('marks that other programs add to an address do no harm, nor do capitals of an ending', async () => {
  expect((await get('/country/NGA/risk.png?utm_source=mail&width=400')).status).toBe(200);
  expect((await get('/country/NGA/risk.SVG')).headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
});

describe('a country that a source does not cover', () => {
  it.each([
    [
      '/country/PSE/groups',
      /^EPR does not cover Palestine: it codes independent states\. That is no finding/,
      '1990–2021',
      'EPR-2021',
    ],
    [
      '/country/TUV/groups',
      /^EPR has no entry for Tuvalu: .*not to say that there are no groups\.$/,
      '1990–2021',
      'EPR-2021',
    ],
    ['/country/PSE/violence', /^UCDP’s file .* no row for Palestine\. It counts by independent state/, '', 'UCDP'],
  ])('%s says so, and not that there is nothing', async (address, sentence, span, source) => {
    const json = (await (await get(inForm(address, 'json'))).json()) as ViewJson;
    expect(json.sentence).toMatch(sentence);
    expect(json.title).toContain(span);
    expect(json.source).toContain(source);
    const figures = json.columns.map(({ id }) => id).filter((id) => id !== 'year' && id !== 'country');
    expect(json.rows.flatMap((row) => figures.map((id) => row[id])).filter((value) => value !== null)).toEqual([]);
  });
});

it('what a filter of the matrix shows and what is known at all are told apart', async () => {
  const json = (await (await get('/matrix.json?direction=CONTRADICTS')).json()) as ViewJson;
  expect(json.title).toMatch(/, only: /);
  expect(json.sentence).toMatch(/Of all studies known, whether shown or not: \d+ of \d+ cells have no study/);
});

it('a figure has as many decimals in a file as it was published with', async () => {
  const json = (await (await get('/country/NGA/risk.json')).json()) as ViewJson;
  const scores = json.rows.map(({ score }) => String(score));
  expect(scores.filter((score) => /\.\d{3}/.test(score))).toEqual([]);
});

describe('what cannot be shown inside a frame', () => {
  browse('is told in a sentence without the site around it, and leads out of the frame', async ({ open }) => {
    const page = await open('/embed/country/NGR');
    expect(await page.getByRole('main').innerText()).toMatch(/no country “NGR”/);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.locator('base').getAttribute('target')).toBe('_top');
    expect(await page.locator('script').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

it('only embeds may be framed', async () => {
  expect((await get('/embed/country/NGA')).headers.get('x-frame-options')).toBeNull();
  expect((await get('/country/NGA')).headers.get('x-frame-options')).toBe('DENY');
});
