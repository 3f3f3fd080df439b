import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCrosswalk, UnknownCountry, type Crosswalk, type CountryScheme } from '../db/importing/countries.ts';

const content = resolve(import.meta.dirname, '../db/content');
let crosswalk: Crosswalk;
beforeAll(async () => {
  crosswalk = await loadCrosswalk(content);
});

/** Unit, our id, and codes of it as `scheme code year`. */
const units: readonly (readonly [unit: string, id: string, uses: readonly string[]])[] = [
  [
    'DR Congo',
    'COD',
    [
      'iso3 COD 2020',
      'iso3 ZAR 2010',
      'gw 490 1990',
      'cow 490 2020',
      'vdem 111 1990',
      'name Congo, Dem. Rep. 2010',
      'name DR Congo (Zaire) 1996',
      'name Congo, Democratic Republic of (Zaire) 2000',
      'name Congo (Democratic Republic of the) 2021',
      'name Democratic Republic of the Congo 2023',
    ],
  ],
  [
    'Congo',
    'COG',
    [
      'iso3 COG 2020',
      'gw 484 1993',
      'vdem 112 2000',
      'name Congo 2020',
      'name Congo, Rep. 2010',
      'name Republic of the Congo 2023',
    ],
  ],
  [
    'Myanmar',
    'MMR',
    ['gw 775 2024', 'vdem 10 2023', 'name Burma/Myanmar 2023', 'name Myanmar (Burma) 1990', 'iso3 BUR 1988'],
  ],
  ['Burkina Faso', 'BFA', ['gw 439 2019', 'vdem 54 1990', 'name Burkina Faso (Upper Volta) 2021']],
  ['Sri Lanka', 'LKA', ['gw 780 1990', 'vdem 131 1990', 'name Sri Lanka (Ceylon) 2021']],
  [
    'Russia',
    'RUS',
    [
      'gw 365 1989',
      'gw 365 2024',
      'vdem 11 1990',
      'name Russia (Soviet Union) 2024',
      'name Russian Federation 2024',
      'iso3 SUN 1990',
    ],
  ],
  [
    'Iran',
    'IRN',
    [
      'gw 630 2000',
      'vdem 79 2000',
      'name Iran (Persia) 2021',
      'name Iran, Islamic Rep. 2020',
      'name Iran (Islamic Republic of) 2021',
    ],
  ],
  [
    "Côte d'Ivoire",
    'CIV',
    ['gw 437 2002', 'vdem 64 2002', "name Cote D'Ivoire 2021", 'name Côte d’Ivoire 2021', 'name Ivory Coast 2011'],
  ],
  [
    'Eswatini',
    'SWZ',
    [
      'gw 572 2000',
      'vdem 132 2000',
      'name Kingdom of eSwatini (Swaziland) 2024',
      'name Eswatini (Kingdom of) 2021',
      'name Swaziland 2010',
    ],
  ],
  [
    'Yemen after 1990, and the north before',
    'YEM',
    [
      'iso3 YEM 2020',
      'gw 678 1989',
      'gw 678 2024',
      'cow 678 1989',
      'cow 679 1990',
      'vdem 14 1985',
      'name Yemen (North Yemen) 1989',
      'name Yemen, Rep. 2020',
    ],
  ],
  [
    'the south of Yemen before 1990',
    'YMD',
    ['gw 680 1989', 'cow 680 1989', 'vdem 23 1989', 'iso3 YMD 1989', 'name Yemen (South Yemen) 1990'],
  ],
  [
    'Germany',
    'DEU',
    ['gw 260 1985', 'gw 260 2020', 'cow 260 1989', 'cow 255 2020', 'vdem 77 1995', 'name German Federal Republic 2021'],
  ],
  ['the German Democratic Republic', 'DDR', ['gw 265 1990', 'cow 265 1989', 'vdem 137 1990', 'iso3 DDR 1990']],
  [
    'Yugoslavia to 2006',
    'YUG',
    [
      'gw 345 1989',
      'gw 345 2006',
      'cow 345 1999',
      'name Yugoslavia 2006',
      'name Serbia (Yugoslavia) 2006',
      'iso3 SCG 2005',
    ],
  ],
  [
    'Serbia',
    'SRB',
    [
      'gw 345 2007',
      'gw 345 2024',
      'gw 340 2006',
      'cow 345 2020',
      'vdem 198 1995',
      'vdem 198 2023',
      'name Serbia (Yugoslavia) 2007',
      'iso3 SRB 1990',
    ],
  ],
  ['Sudan', 'SDN', ['gw 625 2010', 'vdem 33 2023', 'iso3 SDN 2000']],
  ['South Sudan', 'SSD', ['gw 626 2011', 'vdem 32 2011', 'iso3 SSD 2020', 'name S. Sudan 2020']],
  [
    'Kosovo',
    'XKX',
    ['gw 347 2008', 'vdem 43 1999', 'iso3 XKX 2020', 'iso3 KSV 2010', 'iso3 XKO 2018', 'name Kosovo 2020'],
  ],
  [
    'Palestine',
    'PSE',
    [
      'vdem 128 2023',
      'iso3 PSE 2020',
      'iso3 WBG 2010',
      'name West Bank and Gaza 2020',
      'name Palestine, State of 2021',
      'name Palestine/West Bank 2023',
    ],
  ],
  ['Taiwan', 'TWN', ['gw 713 2020', 'vdem 48 2020', 'iso3 TWN 2020', 'name Taiwan, China 2020']],
  ['Somaliland', 'XSL', ['vdem 139 2023', 'iso3 SML 2000', 'name Somaliland 2020']],
  ['units whose number differs between the two lists of states', 'KIR', ['gw 970 2020', 'cow 946 2020']],
  ['units whose number means another state in the other list', 'NRU', ['gw 971 2020', 'cow 970 2020']],
  ['codes that the World Bank alone uses', 'AND', ['iso3 ADO 2010']],
  ['codes that ISO has withdrawn', 'ROU', ['iso3 ROM 2010']],
  ['codes that ISO has withdrawn', 'TLS', ['iso3 TMP 2010']],
];

function parts(use: string): [CountryScheme, string, number] {
  const [, scheme = '', code = '', year = ''] = /^(\w+) (.+) (\d{4})$/.exec(use) ?? [];
  return [scheme as CountryScheme, code, Number(year)];
}

describe('resolves', () => {
  it.each(units)('%s as %s', (_unit, id, uses) => {
    for (const use of uses) {
      const [scheme, code, year] = parts(use);
      expect(crosswalk.country(scheme, code, year), use).toBe(id);
    }
  });
});

describe('refuses to guess', () => {
  it('an unknown number', () => {
    expect(() => crosswalk.country('gw', '999', 2000)).toThrow(UnknownCountry);
    expect(() => crosswalk.country('gw', '999', 2000)).toThrow(
      'no country has the Gleditsch–Ward number "999" in 2000',
    );
  });
  it('a name that is only alike, and says which is nearest and what to do', () => {
    expect(() => crosswalk.country('name', 'Cote dIvoir', 2000)).toThrow(
      /nearest known name belongs to CIV \(Côte d'Ivoire\)\. .*countries\.csv.*not-countries\.csv/,
    );
  });
  it('an empty name or code', () => {
    expect(() => crosswalk.country('name', '', 2000)).toThrow(UnknownCountry);
    expect(() => crosswalk.country('iso3', ' ', 2000)).toThrow(UnknownCountry);
  });
  it('a code outside its years, and says which years it has', () => {
    expect(() => crosswalk.country('name', 'Zanzibar', 2000)).toThrow(/It stands for XZA .* from 1963 to 1964\./);
  });
  it('a code of one scheme in another', () => {
    expect(() => crosswalk.country('vdem', 'SRB', 2000)).toThrow(UnknownCountry);
    expect(crosswalk.country('cow', '970', 2020)).not.toBe(crosswalk.country('gw', '970', 2020));
  });
});

describe('leaves out, with a reason,', () => {
  it('V-Dem’s units for Gaza and Zanzibar', () => {
    expect(crosswalk.leftOut('vdem', '138')).toContain('Gaza');
    expect(crosswalk.leftOut('iso3', 'PSG')).toContain('Gaza');
    expect(crosswalk.leftOut('vdem', '236')).toContain('Zanzibar');
  });
  it('aggregates, by code and, where a file gives none, by name', () => {
    expect(crosswalk.leftOut('iso3', 'WLD')).toContain('aggregate');
    expect(crosswalk.leftOut('name', 'High income')).toContain('aggregate');
  });
  it('no country', () => {
    for (const { id, name } of crosswalk.rows) {
      expect(crosswalk.leftOut('iso3', id)).toBeNull();
      expect(crosswalk.leftOut('name', name)).toBeNull();
    }
    expect(crosswalk.leftOut('name', '')).toBeNull();
  });
});

describe('the map’s features', () => {
  const atlas = createRequire(import.meta.url)('world-atlas/countries-50m.json') as Topology<{
    countries: GeometryCollection<{ name: string }>;
  }>;
  const { features } = feature(atlas, atlas.objects.countries);
  const rowsOf = ({ id, properties }: (typeof features)[number]) =>
    crosswalk.rows.filter((row) => (id ? row.isoNumeric === id : row.atlasName === properties.name));

  it('have one row each, found by ISO number or, where they have none, by name', () => {
    const without = features.filter((outline) => rowsOf(outline).length !== 1);
    expect(without.map(({ properties }) => properties.name)).toEqual([]);
  });
  it('have their label inside', () => {
    const inside = new Set<string>();
    for (const outline of features) {
      for (const row of rowsOf(outline)) {
        if (geoContains(outline, [row.longitude, row.latitude])) inside.add(row.id);
      }
    }
    const drawn = new Set(features.flatMap((outline) => rowsOf(outline).map(({ id }) => id)));
    expect([...drawn].filter((id) => !inside.has(id))).toEqual([]);
  });
  it('disputed and unscored are those that no source counts', () => {
    const disputed = crosswalk.rows.filter(({ kind }) => kind === 'DISPUTED');
    expect(disputed.map(({ id }) => id).toSorted()).toEqual(['ESH', 'XNC', 'XSG']);
    for (const row of disputed) expect([...row.gw, ...row.cow, ...row.vdem]).toEqual([]);
  });
});

describe('a wrong table is refused', () => {
  const made: string[] = [];
  afterEach(async () => {
    await Promise.all(made.splice(0).map((dir) => rm(dir, { recursive: true })));
  });

  /** The real tables with some lines of the country table changed. */
  async function withCountries(
    change: (csv: string) => string,
    notCountries?: (csv: string) => string,
  ): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'forestall-countries-'));
    made.push(dir);
    const countries = await readFile(join(content, 'countries.csv'), 'utf8');
    const leftOut = await readFile(join(content, 'not-countries.csv'), 'utf8');
    expect([change(countries), notCountries?.(leftOut) ?? leftOut]).not.toEqual([countries, leftOut]);
    await writeFile(join(dir, 'countries.csv'), change(countries));
    await writeFile(join(dir, 'not-countries.csv'), notCountries?.(leftOut) ?? leftOut);
    return dir;
  }

  it('when two rows claim one code in one year', async () => {
    const dir = await withCountries((csv) => csv.replace('340|345:2007-', '340|345:2006-'));
    await expect(loadCrosswalk(dir)).rejects.toThrow(
      /countries\.csv:\d+: Gleditsch–Ward number "345" stands for SRB as well in 2006: give each row its own years/,
    );
  });
  it('when two rows claim one name, however it is spelt', async () => {
    const dir = await withCountries((csv) => csv.replace('|Zaire"', '|Zaire|TURKIYE"'));
    await expect(loadCrosswalk(dir)).rejects.toThrow(
      /name "Türkiye" stands for COD as well in all years: give each row/,
    );
  });
  it('when a unit is both a country and none', async () => {
    const dir = await withCountries(
      (csv) => csv,
      (csv) => `${csv},,Kosovo,a test\n`,
    );
    await expect(loadCrosswalk(dir)).rejects.toThrow(/not-countries\.csv:\d+: name "Kosovo" is XKX in countries\.csv/);
  });
  it('naming every mistake at once with its line', async () => {
    const dir = await withCountries((csv) =>
      csv
        .replace(/^AFG,Afghanistan,STATE,Asia,(.*?),33\.92/m, 'AFG,Afghanistan,STATE,Asien,$1,133.92')
        .replace('BES|CUW|SXM', 'BES|QQQ|SXM')
        .replace(/^AGO,/m, 'ago,')
        .replace(/^ALB,/m, 'AGO,')
        .replace(/^ZWE,Zimbabwe,/m, 'ZWE,'),
    );
    const error = await loadCrosswalk(dir).then(
      () => '',
      (problem: Error) => problem.message,
    );
    expect(error).toMatch(/countries\.csv:3: region: "Asien" is not one of the allowed values: use Africa, /);
    expect(error).toMatch(/countries\.csv:3: latitude: "133\.92" is not a latitude: give a number from -90 to 90/);
    expect(error).toMatch(/countries\.csv:4: id: "ago" is not a country id: give three capital letters/);
    expect(error).toMatch(/countries\.csv:9: successors: no row has the id QQQ: add that row or correct the id/);
    expect(error).toMatch(/countries\.csv:257: 17 fields: the header names 18, give as many/);
  });
});
