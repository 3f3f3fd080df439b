import { readdir } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { basename, resolve } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { readKind } from '../db/kinds/read.ts';
import { sourceContent, type SourceContent } from '../db/kinds/source.ts';
import { loadCrosswalk, type Crosswalk, type CountryScheme } from '../db/importing/countries.ts';
import { readCsv } from '../db/importing/readers.ts';
import { openSourceFile } from '../db/importing/source-file.ts';
import { genuineFile, genuineFolder, itOnGenuine } from './support/genuine.ts';

const content = resolve(import.meta.dirname, '../db/content');
let crosswalk: Crosswalk;
let sources: Map<string, SourceContent>;
beforeAll(async () => {
  crosswalk = await loadCrosswalk(content);
  const described = await readKind(resolve(content, 'sources'), sourceContent, []);
  sources = new Map(described.map(({ id, value }) => [id, value]));
});

/** How a producer's table names its units: the scheme of each column that does. */
interface Table {
  file: string;
  columns: Partial<Record<CountryScheme, string>>;
  /** Column of the year; without one the codes are those of today. */
  year?: string;
  /** Units the file names by a code and a name that stand for two units of ours, by the decision of the crosswalk. */
  apart?: readonly string[];
}

/** V-Dem carries Serbia and Czechia back over Yugoslavia and Czechoslovakia; other lists keep them apart. */
const carriedBack = ['Czechia', 'Serbia'];
const today = 2022;

const tables: readonly Table[] = [
  {
    file: 'vdem/vdem-v14-country-year-1970-2023.csv.gz',
    columns: { vdem: 'country_id', iso3: 'country_text_id', name: 'country_name' },
    year: 'year',
  },
  {
    file: 'vdem/vdem-v14-core-1990-2023.csv.gz',
    columns: { vdem: 'country_id', iso3: 'country_text_id', name: 'country_name' },
    year: 'year',
  },
  { file: 'vdem/vdem-v12-demspaces-1970-2021.csv.gz', columns: { gw: 'gwcode' }, year: 'year' },
  {
    file: 'vdem/vdem-v15-core-indices-ci-1946-2024.csv.gz',
    columns: { vdem: 'country_id', iso3: 'country_text_id', name: 'vdem_country_name' },
    year: 'year',
  },
  {
    file: 'vdem/vdem-v15-ewp-ordinal-1934-2024.csv.gz',
    columns: { cow: 'COWcode', name: 'country_name' },
    year: 'year',
    apart: [...carriedBack, 'Zanzibar'],
  },
  { file: 'vdem/vdem-v16-exclusion-by-social-group-1900-2025.csv.gz', columns: { iso3: 'iso3' }, year: 'year' },
  { file: 'epr/EPR-2021.csv', columns: { gw: 'gwid', name: 'statename' }, year: 'from' },
  { file: 'epr/EPR-2021.csv', columns: { gw: 'gwid', name: 'statename' }, year: 'to' },
  {
    file: 'epr/growup-epr-country-year-1946-2020.csv.gz',
    columns: { gw: 'countries_gwid', name: 'countryname' },
    year: 'year',
  },
  {
    file: 'ucdp/organizedviolencecy-v25.1.csv.gz',
    columns: { gw: 'country_id_cy', name: 'country_cy' },
    year: 'year_cy',
  },
  { file: 'wdi/wdi-ewp-2025.csv.gz', columns: { iso3: 'iso3c', name: 'country' }, year: 'year' },
  { file: 'wdi/population.csv.gz', columns: { iso3: 'Country Code', name: 'Country Name' }, year: 'Year' },
  { file: 'wdi/gini-index.csv', columns: { iso3: 'Country Code', name: 'Country Name' }, year: 'Year' },
  { file: 'wgi/wgi-long-2023.csv.gz', columns: { iso3: 'code', name: 'country' }, year: 'year' },
  { file: 'hdr/HDR21-22-composite-indices-time-series.csv.gz', columns: { iso3: 'iso3', name: 'country' } },
  { file: 'gdl/GDL-Subnational-HDI-1990-2022.csv', columns: { iso3: 'ISO_Code', name: 'Country' } },
  { file: 'gdl/GDL-Health-index-1990-2018.csv.gz', columns: { iso3: 'ISO_Code', name: 'Country' } },
  { file: 'gdl/GDL-Educational-index-1990-2018.csv.gz', columns: { iso3: 'ISO_Code', name: 'Country' } },
  { file: 'gdl/GDL-Income-index-1990-2018.csv.gz', columns: { iso3: 'ISO_Code', name: 'Country' } },
  { file: 'ophi/hdx-global-mpi.csv', columns: { iso3: 'Country ISO3' } },
  { file: 'ophi/hdx-global-mpi-trends.csv', columns: { iso3: 'Country ISO3' } },
  { file: 'inform/inform-risk-index-2025.csv.gz', columns: { iso3: 'Iso3', name: 'CountryName' } },
  { file: 'inform/inform-risk-index-trends.csv.gz', columns: { iso3: 'Iso3', name: 'CountryName' } },
];

/** What is wrong with how a unit is named: codes that resolve to nothing, or to different units. */
function complaints(
  named: Partial<Record<CountryScheme, string>>,
  year: number,
  apart: readonly string[] = [],
): string[] {
  const given = Object.entries(named).filter(([, code]) => code !== '') as [CountryScheme, string][];
  if (given.some(([scheme, code]) => crosswalk.leftOut(scheme, code) !== null)) return [];
  const found = new Map<string, string>();
  const wrong: string[] = [];
  for (const [scheme, code] of given) {
    try {
      found.set(`${scheme} ${code}`, crosswalk.country(scheme, code, year));
    } catch (error) {
      if (!apart.includes(named.name ?? '')) wrong.push((error as Error).message);
    }
  }
  if (new Set(found.values()).size > 1 && !apart.includes(named.name ?? '')) {
    wrong.push(`${year}: ${[...found].map(([use, id]) => `${use} is ${id}`).join(', ')}`);
  }
  return wrong;
}

describe('every unit in the producers’ files is known', () => {
  itOnGenuine.each(tables)('$file by $columns', async ({ file, columns, year, apart }) => {
    const seen = new Set<string>();
    const wrong: string[] = [];
    for await (const row of readCsv(await openSourceFile(genuineFile(file)))) {
      const named = Object.fromEntries(
        Object.entries(columns).map(([scheme, column]) => [scheme, row.text(column) ?? '']),
      );
      const when = year === undefined ? today : row.integer(year);
      const key = JSON.stringify([named, when]);
      if (seen.has(key)) continue;
      seen.add(key);
      wrong.push(...complaints(named, when, apart));
    }
    expect(seen.size).toBeGreaterThan(50);
    expect([...new Set(wrong)]).toEqual([]);
  });

  itOnGenuine('wgi/wgidataset-2023.xlsx by name and code', async () => {
    const rows = await readSheet(genuineFile('wgi/wgidataset-2023.xlsx'), 'RuleofLaw');
    const header = rows.findIndex(([first]) => first === 'Country/Territory');
    const units = rows.slice(header + 1).map(([name, code]) => ({ name: String(name), iso3: String(code) }));
    expect(units.length).toBeGreaterThan(200);
    expect(units.flatMap((unit) => complaints(unit, today))).toEqual([]);
  });

  itOnGenuine('ophi/subnational-results-mpi-2024.xlsx by name and code', async () => {
    const rows = await readSheet(genuineFile('ophi/subnational-results-mpi-2024.xlsx'), '5.1 MPI Region');
    const units = rows
      .filter(([number]) => typeof number === 'number')
      .map(([, iso3, name]) => [String(iso3), String(name)]);
    expect(units.length).toBeGreaterThan(1000);
    expect([...new Set(units.flatMap(([iso3, name]) => complaints({ iso3, name }, today)))]).toEqual([]);
  });
});

describe('every release on record', () => {
  itOnGenuine('has the hash and the name of a producer’s file', async () => {
    const names = await readdir(genuineFolder, { recursive: true });
    const hashes: Record<string, string> = {};
    const recorded: Record<string, string> = {};
    for (const { releases } of sources.values()) {
      for (const { id, fileName, sha256 } of releases) {
        recorded[id] = sha256;
        const path = names.find((name) => basename(name) === fileName);
        hashes[id] = path === undefined ? 'missing' : (await openSourceFile(genuineFile(path))).sha256;
      }
    }
    expect(Object.keys(recorded).length).toBeGreaterThanOrEqual(24);
    expect(recorded).toEqual(hashes);
  });
});
