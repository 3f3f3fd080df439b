import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readContent, type Content } from '../db/content.ts';
import { descriptionBeside, readDescription, withDescribed } from '../db/own/description.ts';
import { described, rate, writeDescription, type Fields } from './support/own-table.ts';

let folder: string;
let content: Content;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forestall-own-'));
  content = await readContent(resolve(import.meta.dirname, '../db/content'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is wrong with a description, as `line: what`. */
async function complaints(text: string): Promise<string[]> {
  const path = join(folder, 'wrong.yaml');
  await writeFile(path, text);
  const error = await readDescription(path).then(
    () => null,
    (thrown: Error) => thrown,
  );
  return (error?.message ?? '').split('\n').map((line) => line.replace(/^.*wrong\.yaml:/, ''));
}

describe('a description', () => {
  it('is told everything that is wrong with it at once, by line, in plain words', async () => {
    const wrong = `source:
  id: office
  title: A table
  publisher: An office
  url: example.org
version: 2020
country: { column: Code, codes: iso2 }
colour: red
year: { column: Year, fixed: 2020 }
indicators:
  - id: Rate %
    column: Rate
    name: A rate whose name is much longer than any legend of a map could hold
    description: What the rate means.
    unit: percent
    polarity: UP
    lowColumn: Low
`;
    const said = await complaints(wrong);
    expect(said).toEqual([
      '1: source.licence: missing: give text',
      '2: source.id: "office" is not an id for a source of your own: use small letters and digits in words joined by hyphens, at least two, as in statistics-nigeria (ids without a hyphen are kept for the sources of Forestall)',
      '5: source.url: "example.org" is not a web address: write it in full, beginning with https://',
      '7: country.codes: "iso2" is not one of the allowed values: use iso3, gw, cow, vdem, name',
      '8: unknown field "colour": remove it or correct its name',
      '9: year: give either column or fixed (one year for all rows), not both',
      '11: indicators.0.id: "Rate %" is not an id: use small letters, digits and low lines, as in poverty_rate; the source\'s id is put before it',
      '11: indicators.0.decimals: missing: give a number',
      expect.stringContaining('indicators.0.polarity: "UP" is not one of the allowed values'),
    ]);
  });

  it.each([
    [
      'a name too long for a legend',
      { indicators: [{ ...rate, name: 'x'.repeat(41) }] },
      'shortName: missing: the name has 41 letters',
    ],
    ['one bound alone', { indicators: [{ ...rate, lowColumn: 'Low' }] }, 'lowColumn and highColumn go together'],
    [
      'two indicators of one column',
      { indicators: [rate, { ...rate, id: 'other', name: 'Other' }] },
      '"Rate" is that of another indicator too',
    ],
    ['no year', { year: undefined }, 'year: missing: give column or fixed, or write {year}'],
    [
      'a year twice',
      { indicators: [{ ...rate, column: '{year}' }] },
      'year: the columns name the year by {year}: leave this field out',
    ],
    [
      'one sign for two things',
      { table: { decimal: ',', thousands: ',' } },
      'table.thousands: "," is the decimal sign as well',
    ],
    [
      'ends the wrong way round',
      { indicators: [{ ...rate, rangeLow: 2, rangeHigh: 1 }] },
      'rangeLow: 2 is not below rangeHigh 1',
    ],
    ['no indicator', { indicators: [] }, 'indicators: [] is too small: at least 1 entry'],
  ])('is refused: %s', async (_what, fields, message) => {
    expect((await complaints(stringify({ ...described, ...fields }))).join('\n')).toContain(message);
  });

  it('is found beside its table under either name', async () => {
    const here = (name: string) => join(folder, name);
    await writeFile(here('a.csv.gz.yaml'), '');
    await writeFile(here('b.yaml'), '');
    expect(await descriptionBeside(here('a.csv.gz'))).toBe(here('a.csv.gz.yaml'));
    expect(await descriptionBeside(here('b.csv.gz'))).toBe(here('b.yaml'));
    expect(await descriptionBeside(here('c.csv'))).toBeNull();
  });

  it('makes a citation of what it says, unless it gives one', async () => {
    const cited = async (fields: Fields) => {
      const read = await readDescription(await writeDescription(folder, fields));
      return withDescribed(content, new Map([['a.csv', read]])).sources.get('office-one')?.csl;
    };
    expect(await cited({})).toEqual({
      type: 'dataset',
      title: 'A table',
      author: [{ literal: 'An office' }],
      issued: { 'date-parts': [[2020]] },
      version: '2020',
      URL: 'https://example.org/table',
    });
    const own = { type: 'report', title: 'Our report' };
    expect(await cited({ source: { ...(described.source as Fields), citation: own } })).toEqual(own);
  });

  it('may not give one indicator twice in an import', async () => {
    const read = await readDescription(await writeDescription(folder, {}));
    expect(() =>
      withDescribed(
        content,
        new Map([
          ['2019.csv', read],
          ['2020.csv', read],
        ]),
      ),
    ).toThrow('office-one.rate would come from two files, 2019.csv and 2020.csv: put its figures into one table.');
  });
});
