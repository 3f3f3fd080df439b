import { createHash } from 'node:crypto';
import { asyncBufferFromFile, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { Package } from 'datapackage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulkTables, type BulkTable } from '../../api/bulk/tables.ts';
import { listen, openApi, type Api, type Data, type Listening } from '../support/api.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';

let api: Api;
let server: Listening;
let folder: string;
beforeAll(async () => {
  api = await openApi();
  server = await listen(api);
  folder = await mkdtemp(join(tmpdir(), 'forestall-bulk-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await server.close();
  await api.close();
});

const bulk = (name: string, init?: RequestInit) => fetch(`${server.address}/data/bulk/${shippedRelease}/${name}`, init);

async function bytesOf(name: string): Promise<Buffer> {
  const answer = await bulk(name);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** All of a list as anybody pulls it: pages of CSV, each from the address that the one before names. */
async function pulled({ query }: BulkTable): Promise<string> {
  let address: string | null = `/graphql?${new URLSearchParams({ format: 'csv', query })}`;
  const pages: string[] = [];
  while (address) {
    const answer: Response = await fetch(`${server.address}${address}`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    pages.push(pages.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2));
    address = /^<(.*)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
  }
  return pages.join('');
}

const rowsOf = (csv: string) => Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

describe.each(bulkTables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  it('as CSV holds what the API gives by pages, row for row', { timeout: 120_000 }, async () => {
    const whole = (await bytesOf(`${name}.csv`)).toString('utf8');
    const byPages = await pulled(table);
    expect(whole.split('\r\n', 1)).toEqual(byPages.split('\r\n', 1));
    const rows = rowsOf(whole);
    expect(rows.length).toBeGreaterThan(0);
    // Not by `toEqual` of all at once: half a million rows would be compared for minutes.
    const expected = rowsOf(byPages).filter((row) => row[table.each] !== '');
    expect(rows.length).toBe(expected.length);
    const different = rows.findIndex((row, at) => JSON.stringify(row) !== JSON.stringify(expected[at]));
    expect(different === -1 ? null : [rows[different], expected[different]]).toBeNull();
  });

  it('as Parquet holds the same, typed, and null where nothing is', { timeout: 60_000 }, async () => {
    const path = join(folder, `${name}.parquet`);
    await writeFile(path, await bytesOf(`${name}.parquet`));
    const file = await asyncBufferFromFile(path);
    const objects = (await parquetReadObjects({ file })) as Record<string, unknown>[];
    const rows = rowsOf((await bytesOf(`${name}.csv`)).toString('utf8'));
    expect(objects.length).toBe(rows.length);
    const asText = (value: unknown) => (value === null || value === undefined ? '' : String(value));
    const different = objects.findIndex((object, at) =>
      Object.entries(object).some(([column, value]) => asText(value) !== rows[at]?.[column]),
    );
    expect(different === -1 ? null : [objects[different], rows[different]]).toBeNull();
    const metadata = parquetMetadata(await file.slice(0, file.byteLength));
    const told = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    expect(told).toMatchObject({ version: shippedRelease, licence: expect.stringContaining('its source') });
  });
});

it('figures in Parquet are numbers', async () => {
  const file = await asyncBufferFromFile(join(folder, 'observations.parquet'));
  const [first] = (await parquetReadObjects({ file, rowEnd: 1 })) as Data[];
  expect(typeof first.value).toBe('number');
  expect(typeof first.year).toBe('number');
  expect(typeof first['indicator.id']).toBe('string');
});

it('the list of sums and the data package name every file by its hash', { timeout: 60_000 }, async () => {
  const sums = (await bytesOf('SHA256SUMS')).toString('utf8').trimEnd().split('\n');
  const described = JSON.parse((await bytesOf('datapackage.json')).toString('utf8')) as Data;
  const resources = new Map<string, Data>(described.resources.map((one: Data) => [one.path, one]));
  expect(sums).toHaveLength(bulkTables.length * 2 + 1);
  for (const line of sums) {
    const [sha256 = '', name = ''] = line.split('  ');
    const bytes = await bytesOf(name);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    if (name === 'datapackage.json') continue;
    expect(resources.get(name)).toMatchObject({ hash: `sha256:${sha256}`, bytes: bytes.length });
  }
});

it('the data package is valid, and its tables are what it says', { timeout: 120_000 }, async () => {
  const descriptor = JSON.parse((await bytesOf('datapackage.json')).toString('utf8')) as Data;
  const { version, licenses, sources } = descriptor;
  expect({ version, licences: licenses.length }).toEqual({ version: shippedRelease, licences: 1 });
  expect(sources.length).toBeGreaterThan(5);
  for (const { name, csv } of await Promise.all(
    bulkTables.map(async ({ name: of }) => ({ name: of, csv: await bytesOf(`${of}.csv`) })),
  )) {
    await writeFile(join(folder, `${name}.csv`), csv);
  }
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
  const opened = await Package.load(join(folder, 'datapackage.json'), { strict: true });
  expect([opened.valid, opened.errors]).toEqual([true, []]);
  for (const resource of opened.resources.filter((one) => one.descriptor.path.endsWith('.csv'))) {
    const { rows, schema, path } = resource.descriptor as Data;
    expect([path, (await resource.read()).length]).toEqual([path, rows]);
    expect(schema.fields.every(({ description }: Data) => description.length > 0)).toBe(true);
  }
});

it('has the address of a data release, and is kept under its hash', async () => {
  const answer = await bulk('countries.csv', { method: 'HEAD' });
  expect(await answer.text()).toBe('');
  expect(answer.headers.get('forestall-release')).toBe(shippedRelease);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const tag = answer.headers.get('etag') ?? '';
  const again = await bulk('countries.csv', { headers: { 'if-none-match': tag } });
  expect(again.status).toBe(304);
});

it('is found by way of the API', async () => {
  const { meta } = await api.data('{ meta { downloads { name csv parquet } } }');
  expect(meta.downloads.map(({ name }: Data) => name)).toEqual(bulkTables.map(({ name }) => name));
  for (const { csv, parquet } of meta.downloads) {
    for (const address of [csv, parquet]) {
      expect((await fetch(`${server.address}${address}`, { method: 'HEAD' })).status).toBe(200);
    }
  }
});

it.each([
  [`${nextRelease}/countries.csv`, `There is no data release “${nextRelease}”. Did you mean ${shippedRelease}?`],
  [`${shippedRelease}/country.csv`, 'Did you mean countries.csv?'],
  [`${shippedRelease}/something-else`, 'There is no file “something-else”.'],
  [`${shippedRelease}/../LICENSES.md`, 'There is no'],
  [`${shippedRelease}/%2e%2e%2fmain.js`, 'There is no file'],
  [`${shippedRelease}/%`, 'There is no file'],
  ['constructor/__proto__', 'There is no data release'],
])('%s is not there, in words', async (path, words) => {
  const answer = await fetch(`${server.address}/data/bulk/${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain(words);
});
