import { expect, inject, it } from 'vitest';
import { browse } from '../support/browse.ts';
import { statements, structuredData } from '../support/schema-org.ts';

interface Part {
  '@id': string;
  name: string;
  description: string;
  license: string;
  citation: string;
  temporalCoverage?: string;
  variableMeasured: { propertyID: string; name: string; unitText: string }[];
  distribution: { contentUrl: string; encodingFormat: string }[];
}
type Dataset = Part & { '@context': string; version: string; hasPart: Part[] };

const page = async () => (await fetch(`${inject('site').address}/data`)).text();

async function dataset(): Promise<Dataset> {
  const { found } = await structuredData(await page());
  return found.Dataset?.[0] as unknown as Dataset;
}

interface Answer {
  meta: { dataRelease: string; sources: { id: string; apa: string; releases: { id: string; shipped: boolean }[] }[] };
  indicators: { id: string; name: string; unit: string; release: { id: string } | null }[];
}

async function ask(): Promise<Answer> {
  const response = await fetch(`${inject('site').address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `{ meta { dataRelease sources { id apa: citation(style: APA) releases { id shipped } } }
                indicators { id name unit release { id } } }`,
    }),
  });
  return ((await response.json()) as { data: Answer }).data;
}

it('the page of data describes itself in schema.org’s words, and no validator objects', async () => {
  const html = await page();
  const { found, issues } = await structuredData(html);
  expect(issues).toEqual([]);
  expect(Object.keys(found)).toEqual(['Dataset']);
  // The validator does object: to a property that schema.org does not know, and to what is no JSON.
  expect((await structuredData(html.replace('"isBasedOn"', '"isBasedUpon"'))).issues).toHaveLength(1);
  expect((await structuredData(html.replace('"@context":', '"@context"'))).issues).not.toEqual([]);
});

it('says what the catalogues of data ask for, of the whole and of each file', async () => {
  const whole = await dataset();
  for (const { name, description, license, temporalCoverage, citation } of [whole, ...whole.hasPart]) {
    expect(name.length).toBeGreaterThan(0);
    // Google’s bounds for a data set's description.
    expect(description.length).toBeGreaterThanOrEqual(50);
    expect(description.length).toBeLessThanOrEqual(5000);
    expect(() => new URL(license)).not.toThrow();
    if (temporalCoverage !== undefined) expect(temporalCoverage).toMatch(/^\d{4}\/\d{4}$/);
    if (citation !== undefined) expect(citation).toMatch(/\(\d{4}\)/);
  }
});

it('has the sources, indicators and units of the API', async () => {
  const [whole, { meta, indicators }] = await Promise.all([dataset(), ask()]);
  expect(whole.version).toBe(meta.dataRelease);
  const idOf = (part: Part) => new URL(part['@id']).hash.slice(1);
  const releases = meta.sources.flatMap((source) => source.releases.map(({ id }) => [id, source.apa]));
  expect(whole.hasPart.map((part) => [idOf(part), part.citation])).toEqual(releases);
  const told = whole.hasPart.flatMap((part) =>
    part.variableMeasured.map(({ propertyID, name, unitText }) => [propertyID, name, unitText, idOf(part)]),
  );
  const held = indicators.flatMap(({ id, name, unit, release }) => (release ? [[id, name, unit, release.id]] : []));
  expect(told.toSorted()).toEqual(held.toSorted());
});

it('every download it names is there', async () => {
  const whole = await dataset();
  for (const { contentUrl, encodingFormat } of [whole, ...whole.hasPart].flatMap(({ distribution }) => distribution)) {
    const { status, headers } = await fetch(contentUrl, { method: 'HEAD' });
    expect([contentUrl, status, headers.get('content-type')?.split(';')[0]]).toEqual([contentUrl, 200, encodingFormat]);
  }
});

it('reads as statements of linked data', async () => {
  const whole = await dataset();
  const lines = await statements(whole);
  const { address } = inject('site');
  expect(lines).toContain(`<${address}/data> <http://schema.org/hasPart> <${address}/data#vdem-v14> .`);
  expect(lines).toContain(`<${address}/data> <http://schema.org/version> "${whole.version}" .`);
});

browse('is not run as a script: the policy of the page has nothing against it', async ({ open }) => {
  const opened = await open('/data');
  await opened.waitForLoadState('networkidle');
  expect(await opened.locator('script[type="application/ld+json"]').count()).toBe(1);
});
