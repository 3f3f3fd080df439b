import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

it('V-Dem’s exclusion by social group in 2023 reads as its producer publishes it', async () => {
  const { countries } = await api.data(`{
    countries(filter: { ids: ["NGA", "PAK", "IRQ"] }) {
      nodes { id observations(indicators: ["vdem.v2xpe_exlsocgr"], from: 2023, to: 2023) { year value release { id } } }
    }
  }`);
  const release = { id: 'vdem-v14' };
  expect(countries.nodes).toEqual([
    { id: 'IRQ', observations: [{ year: 2023, value: 0.752, release }] },
    { id: 'NGA', observations: [{ year: 2023, value: 0.52, release }] },
    { id: 'PAK', observations: [{ year: 2023, value: 0.431, release }] },
  ]);
});

it('one-sided deaths 1989 to 2024 add up to UCDP’s totals, by country and for the world', async () => {
  const killed = async (country: string): Promise<number> => {
    const { country: found } = await api.data(
      `query ($id: ID!) { country(id: $id) { violence(from: 1989, to: 2024) { type perpetrator deathsBest } } }`,
      { id: country },
    );
    return sum(
      found.violence.filter((row: Data) => row.type === 'ONE_SIDED' && row.perpetrator === null),
      'deathsBest',
    );
  };
  expect(await killed('RWA')).toBe(786_104);
  expect(await killed('COD')).toBe(85_414);
  expect(await killed('IRQ')).toBe(19_938);
  expect(await killed('NGA')).toBe(18_250);
  expect(await killed('PAK')).toBe(4_680);

  const { layer } = await api.data(`{ layer(indicator: "ucdp.os_total_deaths_best") { years values } }`);
  expect([layer.years.at(0), layer.years.at(-1)]).toEqual([1989, 2024]);
  const world = layer.values.flat().reduce((total: number, deaths: number | null) => total + (deaths ?? 0), 0);
  expect(world).toBe(1_193_015);
});

it('deaths stand although UCDP’s own bounds leave the best estimate out', async () => {
  const { country } = await api.data(
    `{ country(id: "IND") { violence(from: 2004, to: 2004) { type deathsBest deathsLow deathsHigh } } }`,
  );
  const [stateBased] = country.violence;
  expect(stateBased).toMatchObject({ type: 'STATE_BASED', deathsBest: 1707 });
  expect(stateBased.deathsLow).toBeLessThanOrEqual(1707);
  expect(stateBased.deathsHigh).toBeGreaterThanOrEqual(1707);
});

it('one-sided deaths by states and by others lie within the total of their year', async () => {
  const { country } = await api.data(
    `{ country(id: "NGA") { violence(from: 2020, to: 2020) { type perpetrator deathsBest deathsLow deathsHigh release { id } } } }`,
  );
  const release = { id: 'ucdp-cy-25.1' };
  expect(country.violence).toEqual([
    { type: 'STATE_BASED', perpetrator: null, deathsBest: 2001, deathsLow: 1700, deathsHigh: 2973, release },
    { type: 'NON_STATE', perpetrator: null, deathsBest: 593, deathsLow: 582, deathsHigh: 783, release },
    { type: 'ONE_SIDED', perpetrator: null, deathsBest: 485, deathsLow: 392, deathsHigh: 601, release },
    { type: 'ONE_SIDED', perpetrator: 'STATE', deathsBest: 43, deathsLow: 38, deathsHigh: 115, release },
    { type: 'ONE_SIDED', perpetrator: 'NON_STATE', deathsBest: 442, deathsLow: 354, deathsHigh: 486, release },
  ]);
});

it('EPR codes 806 groups in 174 states in 2021, 429 excluded, 72 of them discriminated', async () => {
  const { all, excluded, discriminated } = await api.data(`{
    all: ethnicGroups(filter: { year: 2021 }, first: 1000) { totalCount nodes { country { id } } }
    excluded: ethnicGroups(filter: { statuses: [POWERLESS, SELF_EXCLUSION, DISCRIMINATED] }) { totalCount }
    discriminated: ethnicGroups(filter: { statuses: [DISCRIMINATED] }) { totalCount }
  }`);
  expect(all.totalCount).toBe(806);
  expect(new Set(all.nodes.map(({ country }: Data) => country.id)).size).toBe(174);
  expect(excluded.totalCount).toBe(429);
  expect(discriminated.totalCount).toBe(72);
});

it('groups stand as EPR codes them, and a later year carries the last coding with its own year', async () => {
  const status = async (country: string, group: string, year: number | null) => {
    const answer = await api.data(
      `query ($country: ID!, $year: Int) {
        country(id: $country) { ethnicGroups(year: $year) { group { name } year status size regionalAutonomy } }
      }`,
      { country, year },
    );
    return answer.country.ethnicGroups.find((row: Data) => row.group.name === group);
  };
  expect(await status('IRQ', "Shi'a Arabs", 2021)).toMatchObject({ year: 2021, status: 'SENIOR_PARTNER', size: 0.625 });
  expect(await status('PAK', 'Ahmadis', null)).toMatchObject({ year: 2021, status: 'DISCRIMINATED', size: 0.002 });
  expect(await status('PAK', 'Ahmadis', 2024)).toMatchObject({ year: 2021, status: 'DISCRIMINATED' });
  expect(await status('IRQ', "Shi'a Arabs", 1995)).toMatchObject({ year: 1995, status: 'DISCRIMINATED' });
});

it('regions have their own figures', async () => {
  const { country } = await api.data(
    `{ country(id: "NGA") { regions { id name latest(indicators: ["gdl.shdi"]) { year value country { id } region { id } percentile } } } }`,
  );
  const region = (id: string) => country.regions.find((one: Data) => one.id === id);
  const shdi = (value: number, id: string) => [{ year: 2022, value, country: null, region: { id }, percentile: null }];
  expect(region('NG-KE')).toEqual({ id: 'NG-KE', name: 'Kebbi', latest: shdi(0.366, 'NG-KE') });
  expect(region('NG-LA')).toEqual({ id: 'NG-LA', name: 'Lagos', latest: shdi(0.721, 'NG-LA') });
});

it('a country’s place in the world is the share below it, its own value counted half', async () => {
  const { layer, country } = await api.data(`{
    layer(indicator: "hdr.hdi") { years countries { id } values }
    country(id: "NGA") { latest(indicators: ["hdr.hdi"]) { year value percentile } }
  }`);
  const [{ year, value, percentile }] = country.latest;
  const column = layer.years.indexOf(year);
  const figures = layer.values
    .map((row: (number | null)[]) => row[column])
    .filter((one: number | null) => one !== null);
  const below = figures.filter((one: number) => one < value).length;
  const equal = figures.filter((one: number) => one === value).length;
  expect(percentile).toBeCloseTo((below + equal / 2) / figures.length, 12);
  expect(layer.countries.length).toBe(layer.values.length);
});

it('the spread of a year is that of its figures', async () => {
  const { indicator } = await api.data(`{
    indicator(id: "vdem.v2xpe_exlsocgr") {
      firstYear lastYear countryCount
      coverage { year countries }
      distribution(year: 2023) { year countries minimum p5 p25 median p75 p95 maximum }
      nothing: distribution(year: 1850) { countries }
    }
  }`);
  const { distribution, coverage } = indicator;
  expect(indicator).toMatchObject({ lastYear: 2023, nothing: null });
  expect(coverage.at(-1)).toEqual({ year: 2023, countries: distribution.countries });
  const { minimum, p5, p25, median, p75, p95, maximum } = distribution;
  const ascending = [minimum, p5, p25, median, p75, p95, maximum];
  expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
  expect(minimum).toBeGreaterThanOrEqual(0);
  expect(maximum).toBeLessThanOrEqual(1);
});

it('states that ended lead to those that came out of them, and back', async () => {
  const { country } = await api.data(`{ country(id: "YUG") { existsTo successors { id predecessors { id } } } }`);
  expect(country.existsTo).toBe(2006);
  const back = [{ id: 'YUG' }];
  expect(country.successors).toEqual(
    ['BIH', 'HRV', 'MKD', 'MNE', 'SRB', 'SVN', 'XKX'].map((id) => ({ id, predecessors: back })),
  );
});

function sum(rows: Data[], field: string): number {
  return rows.reduce((total, row) => total + row[field], 0);
}
