import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { readContent } from '../db/content.ts';
import { indicatorContent } from '../db/kinds/indicator.ts';
import type { Problem } from '../db/kinds/problems.ts';
import { readKind } from '../db/kinds/read.ts';
import { regionRow } from '../db/kinds/region.ts';
import { sourceContent } from '../db/kinds/source.ts';
import { readTable } from '../db/kinds/table.ts';
import { sourceId } from '../db/kinds/words.ts';

const content = resolve(import.meta.dirname, '../db/content');
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'forestall-content-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Problems of one file written as given, as `line: what`. */
async function problemsOf(schema: z.ZodType, yaml: string): Promise<string[]> {
  const folder = await mkdtemp(join(dir, 'kind-'));
  await writeFile(join(folder, 'one.yaml'), yaml);
  const problems: Problem[] = [];
  const found = await readKind(folder, schema, problems);
  expect(found.length).toBe(problems.length === 0 ? 1 : 0);
  return problems.map(({ line, what }) => `${line}: ${what}`);
}

const indicator = {
  name: 'Freedom from political killings',
  shortName: 'Political killings',
  description: 'How far people are free from killings by agents of the state.',
  unit: 'expert scale',
  moreMeans: 'fewer killings',
  topic: 'Security sector',
  polarity: 'HIGHER_IS_SAFER',
  decimals: 1,
};
const withFields = (fields: Record<string, unknown>) => stringify({ ...indicator, ...fields });

describe('the content that ships', () => {
  it('has nothing wrong with it', async () => {
    const { sources, indicators, crosswalk } = await readContent(content);
    expect(sources.size).toBeGreaterThanOrEqual(9);
    expect(indicators.size).toBeGreaterThan(60);
    expect(crosswalk.rows.length).toBeGreaterThan(230);
  });

  it('knows files of every source, each with an id and a hash of its own', async () => {
    const { sources } = await readContent(content);
    const releases = [...sources.values()].flatMap((source) => source.releases);
    expect(new Set(releases.map(({ id }) => id)).size).toBe(releases.length);
    expect(new Set(releases.map(({ sha256 }) => sha256)).size).toBe(releases.length);
    // We have no file of one-sided violence by actor and none of the task force, and make our own scores ourselves.
    const without = [...sources].filter(([, source]) => source.releases.length === 0).map(([id]) => id);
    expect(without).toEqual(['forestall', 'onesided', 'pitf']);
    for (const [id, source] of sources) {
      for (const release of source.releases) expect(release.id.startsWith(`${id}-`), release.id).toBe(true);
    }
  });

  it('gives every region one name, and every code of a source one region', async () => {
    const problems: Problem[] = [];
    const rows = (await readTable(join(content, 'regions.csv'), regionRow, problems)).map(({ value }) => value);
    expect(problems).toEqual([]);
    const names = new Map<string, Set<string>>();
    for (const { id, name } of rows) names.set(id, (names.get(id) ?? new Set()).add(name));
    expect([...names].filter(([, known]) => known.size > 1)).toEqual([]);
    expect(new Set(rows.map(({ source, code }) => `${source} ${code}`)).size).toBe(rows.length);
    expect([...names.keys()].filter((id) => id.startsWith('NG-'))).toHaveLength(37);
    expect([...names.keys()].filter((id) => id.startsWith('IQ-'))).toHaveLength(18);
  });
});

it('keeps ids with a hyphen for the tables that people describe themselves', async () => {
  const folder = await mkdtemp(join(dir, 'sources-'));
  await writeFile(join(folder, 'ministry-of-schools.yaml'), 'title: A source of ours\n');
  const problems: Problem[] = [];
  await readKind(folder, sourceContent, problems, sourceId);
  expect(problems[0]?.what).toBe(
    '"ministry-of-schools" is not an id: rename the file, use small letters and digits without a hyphen, as in vdem',
  );
});

describe('a wrong file is refused', () => {
  it('naming the line of each field and what to write instead', async () => {
    const yaml = [
      'name: X',
      'shortName: ""',
      'unit: 3',
      'topic: Weather',
      'colour: red',
      'riskFactors: [RF1, RF15]',
    ].join('\n');
    const problems = await problemsOf(indicatorContent, yaml);
    expect(problems).toContain('2: shortName: empty: give text');
    expect(problems).toContain('3: unit: 3 is not text: give text');
    expect(problems.find((text) => text.startsWith('4: topic: "Weather" is not one of'))).toContain(
      'use Horizontal equality,',
    );
    expect(problems).toContain('5: unknown field "colour": remove it or correct its name');
    expect(problems.find((text) => text.startsWith('6: riskFactors.1: "RF15" is not one of'))).toContain('RF14');
    expect(problems).toContain('1: description: missing: give text');
    expect(problems.filter((text) => text.includes('missing'))).toHaveLength(4);
  });

  it('at the line where it stops being YAML', async () => {
    const [problem] = await problemsOf(indicatorContent, 'name: X\nunit: [a, b\ntopic: Y\n');
    expect(problem).toMatch(/^[23]: not readable as YAML: /);
  });

  it('when it is empty or not named .yaml', async () => {
    expect(await problemsOf(indicatorContent, '')).toEqual([expect.stringMatching(/^1: /)]);
    const folder = await mkdtemp(join(dir, 'kind-'));
    await writeFile(join(folder, 'one.yml'), stringify(indicator));
    const problems: Problem[] = [];
    await readKind(folder, indicatorContent, problems);
    expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining('rename it')]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a profile without a dimension', { profile: 'RISK' }, 'dimension: profile and dimension go together'],
    [
      'a dimension of the other profile',
      { profile: 'RISK', dimension: 'SOCIETY' },
      'SOCIETY is not a dimension of RISK',
    ],
    ['a score without a direction', { profile: 'RISK', dimension: 'COERCION', polarity: 'NONE' }, 'needs a direction'],
    ['a range upside down', { rangeLow: 1, rangeHigh: 0 }, 'rangeLow: 1 is not below rangeHigh 0'],
    ['one bound alone', { column: 'x', lowColumn: 'x_low' }, 'lowColumn and highColumn go together'],
    ['bounds of nothing', { lowColumn: 'x_low', highColumn: 'x_high' }, 'bounds without a column'],
    ['a name too long for a legend', { shortName: 'x'.repeat(41) }, 'at most 40 characters'],
  ])('with %s', async (_what, fields, message) => {
    expect(await problemsOf(indicatorContent, withFields({}))).toEqual([]);
    expect(await problemsOf(indicatorContent, withFields(fields))).toEqual([expect.stringContaining(message)]);
  });

  it('with a release that nobody could recognise or cite', async () => {
    const release = { id: 'X 1', version: '1', sha256: 'abc', fileName: 'x.csv', retrieved: 2024, ships: true };
    const source = {
      title: 'T',
      publisher: 'P',
      licence: 'CC BY 4.0',
      url: 'example.org',
      citation: {
        type: 'dataset',
        title: 'T',
        author: [{ family: 'A', given: 'B' }],
        issued: { 'date-parts': [[2024]] },
      },
      releases: [release],
    };
    const problems = (await problemsOf(sourceContent, stringify(source))).join('\n');
    expect(problems).toMatch(/^4: url: "example\.org" is not a web address: write it in full/m);
    expect(problems).toMatch(/^\d+: releases\.0\.id: "X 1" is not an id: use small letters/m);
    expect(problems).toMatch(/^\d+: releases\.0\.sha256: not a SHA-256: give its 64/m);
    expect(problems).toMatch(/^\d+: releases\.0\.retrieved: 2024 is not text/m);
  });
});
