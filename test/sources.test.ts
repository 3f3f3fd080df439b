import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent, type Content } from '../db/content.ts';
import { loadCrosswalk } from '../db/importing/countries.ts';
import { openReading } from '../db/importing/import-files.ts';
import type { Figure, Format } from '../db/importing/importer.ts';
import { openSourceFile } from '../db/importing/source-file.ts';
import { importers } from '../db/sources/index.ts';

const root = join(import.meta.dirname, '..');
const sources = join(root, 'db/sources');
const known = { id: 'sample', version: 'sample', retrieved: '2026-01-01' };

let content: Content;
beforeAll(async () => {
  content = await readContent(join(root, 'db/content'));
});

test('every folder of db/sources is in the list of importers', async () => {
  const folders = (await readdir(sources, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  expect(importers.map(({ source }) => source).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

describe.each(importers)('$source', (importer) => {
  const formats = importer.formats();
  // What research found of tools is about no country.
  const withCountries = importer.source !== 'tfap';
  const sampleOf = ({ id }: Format): string => {
    const ending = /-(xlsx|json)$/.exec(id)?.[1] ?? 'csv';
    return join(sources, importer.source, `sample.${id}.${ending}`);
  };

  test.each(formats)('$id: only this layout takes its sample', async (format) => {
    const file = await openSourceFile(sampleOf(format));
    const taking: string[] = [];
    for (const { source, formats: all } of importers) {
      for (const candidate of all()) if (await candidate.matches(file)) taking.push(`${source}/${candidate.id}`);
    }
    expect(taking).toEqual([`${importer.source}/${format.id}`]);
  });

  test('the samples give the figures that are written down', async () => {
    const outcomes: Record<string, unknown> = {};
    for (const format of formats) outcomes[format.id] = await outcome(importer.source, sampleOf(format), content);
    await expect(`${JSON.stringify(outcomes, null, 2)}\n`).toMatchFileSnapshot(
      join(sources, importer.source, 'expected.json'),
    );
  });

  test.each(formats)('$id: read twice it gives the same', async (format) => {
    const first = await outcome(importer.source, sampleOf(format), content);
    expect(await outcome(importer.source, sampleOf(format), content)).toEqual(first);
  });

  test.each(withCountries ? formats : [])(
    '$id: a country nobody knows stops the import and names the row',
    async (format) => {
      const unknowing = { ...content, crosswalk: await crosswalkWithoutCountries() };
      await expect(outcome(importer.source, sampleOf(format), unknowing)).rejects.toThrow(
        /^(sample[^:]+:\d+: )?no country has the (three-letter code|Gleditsch–Ward number|Correlates of War number|V-Dem country_id|name) "/,
      );
    },
  );

  test.each(formats.filter(({ id }) => id.endsWith('-csv')))('$id: blanks give no figure', async (format) => {
    const keys = (await keyColumns(importer.source))[format.id];
    if (!keys) throw new Error(`db/sources/${importer.source}/sample-keys.json has no entry ${format.id}`);
    const figures: Figure[] = [];
    const kept: number[] = [];
    const file = await openSourceFile(sampleOf(format));
    const fresh = importer.formats().find(({ id }) => id === format.id);
    const blanked = await openSourceFile(await blankedCopy(sampleOf(format), keys));
    const context = {
      indicators: columnsOf(importer.source),
      country: () => 'NGA',
      region: () => null,
      keep: () => kept.push(1),
      skip: () => undefined,
      skipForNow: () => undefined,
    };
    for await (const row of fresh?.rows(blanked) ?? []) figures.push(...(fresh?.map(row, context) ?? []));
    expect(file.bytes).toBeGreaterThan(blanked.bytes);
    expect(figures.filter(({ kind }) => kind === 'observation' || kind === 'tally')).toEqual([]);
    expect(kept).toEqual([]);
  });
});

function columnsOf(source: string) {
  return [...content.indicators.values()].flatMap(({ id, sourceId, column, lowColumn, highColumn }) =>
    sourceId === source && column !== null ? [{ id, column, lowColumn, highColumn }] : [],
  );
}

/** By layout, the columns that say where and when; every other column holds something measured. */
async function keyColumns(source: string): Promise<Record<string, string[]>> {
  return JSON.parse(await readFile(join(sources, source, 'sample-keys.json'), 'utf8')) as Record<string, string[]>;
}

/** The sample with everything measured blanked out, as a file of the same name elsewhere. */
async function blankedCopy(sample: string, keys: readonly string[]): Promise<string> {
  const { data } = Papa.parse<string[]>((await readFile(sample, 'utf8')).replace(/^\uFEFF/, ''));
  const at = data.findIndex((cells) => keys.every((key) => cells.includes(key)));
  const header = data[at] ?? [];
  const blank = data.map((cells, line) =>
    line <= at ? cells : cells.map((cell, position) => (keys.includes(header[position] ?? '') ? cell : '')),
  );
  const path = join(await mkdtemp(join(tmpdir(), 'forestall-')), sample.split(/[\\/]/).at(-1) ?? 'sample.csv');
  await writeFile(path, Papa.unparse(blank));
  return path;
}

async function crosswalkWithoutCountries() {
  const folder = await mkdtemp(join(tmpdir(), 'forestall-'));
  for (const name of ['countries.csv', 'not-countries.csv']) {
    const [header] = (await readFile(join(root, 'db/content', name), 'utf8')).split('\n', 1);
    await writeFile(join(folder, name), `${header}\n`);
  }
  return loadCrosswalk(folder);
}

async function outcome(source: string, path: string, within: Content) {
  const reading = await openReading(source, await openSourceFile(path), known, within);
  const figures: string[] = [];
  for await (const figure of reading.figures) figures.push(inWords(figure));
  return { carries: reading.carries, ...reading.tally, figures };
}

function inWords(figure: Figure): string {
  switch (figure.kind) {
    case 'observation': {
      const { indicator, country, region, year, value, low, high } = figure;
      const band = low == null && high == null ? '' : ` (${low ?? 'none'} to ${high ?? 'none'})`;
      return `${indicator} ${region === undefined ? country : `region ${region}`} ${year}: ${value}${band}`;
    }
    case 'region':
      return `region ${figure.id} in ${figure.country}: ${figure.name}`;
    case 'group':
      return `group ${figure.id} in ${figure.country}: ${figure.name}`;
    case 'period':
      return (
        `group ${figure.group} ${figure.from} to ${figure.to}: ${figure.status}, ` +
        `size ${figure.size ?? 'unknown'}, regional autonomy ${figure.regionalAutonomy ?? 'unknown'}`
      );
    case 'tally':
      return `${figure.dataset} ${figure.tool}, ${figure.factor ?? 'on average'}: ${figure.helps} help, ${figure.hinders} hinder, ${figure.mixed} mixed`;
    case 'standing':
      return `standing of ${figure.country} in ${figure.year}`;
    case 'event': {
      const { id, country, date, endDate, type, sideA, sideB, best, low, high, precision, admin1, cell } = figure;
      return (
        `event ${id} in ${country}, ${date} to ${endDate}, ${type}, ${sideA} and ${sideB}: ${best} (${low} to ${high}), ` +
        `precision ${precision}, ${admin1 ?? 'no unit'}, cell ${cell ?? 'none'}`
      );
    }
    case 'area': {
      const { country, place, area, year, type, events, best, low, high } = figure;
      return `${place} ${area} in ${country}, ${year}, ${type}: ${events} events, ${best} (${low} to ${high})`;
    }
  }
}
