import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

const INEQUALITY = `query ($id: ID!, $indicator: ID!, $year: Int) {
  country(id: $id) {
    regionalInequality(indicator: $indicator, year: $year) {
      year ggini gcov gtheil regionsWithFigure regions coverage sharesYear
      release { id } sharesRelease { id } reason
    }
    regions { id latest(indicators: ["ophi.population_share"]) { value } observations(indicators: [$indicator]) { year value } }
  }
}`;

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const ask = async (id: string, indicator: string, year?: number): Promise<Data> =>
  (await api.data(INEQUALITY, { id, indicator, year })).country;

describe('inequality between regions', () => {
  it('is not given, and says why, where no shares of the population are known', async () => {
    const { regionalInequality } = await ask('AFG', 'gdl.shdi', 2020);
    expect(regionalInequality).toMatchObject({
      ggini: null,
      gcov: null,
      gtheil: null,
      regions: 0,
      coverage: 0,
      year: 2020,
    });
    expect(regionalInequality.reason).toContain('No loaded source gives shares of the population');
  });

  it('is not given for fewer than two regions with a figure, or a year without any', async () => {
    const { regionalInequality } = await ask('NGA', 'gdl.shdi', 1980);
    expect(regionalInequality).toMatchObject({ ggini: null, regionsWithFigure: 0, year: null });
    expect(regionalInequality.reason).toBe('Fewer than two regions have a figure for the year.');
  });

  it('is of the newest year where none is asked for', async () => {
    const { country } = await api.data('{ country(id: "NGA") { regionalInequality(indicator: "gdl.shdi") { year } } }');
    expect(country.regionalInequality.year).toBe(2022);
  });

  it('refuses a year that is a slip, and an indicator that there is not', async () => {
    await expect(ask('NGA', 'gdl.shdi', 20)).rejects.toThrow('expected a year from 1800');
    await expect(ask('NGA', 'gdl.shid')).rejects.toThrow('gdl.shdi');
  });

  it('weights regions by the shares of OPHI’s table 5.1', async () => {
    const { regionalInequality: found, regions } = await ask('NGA', 'gdl.shdi', 2021);
    expect(found).toMatchObject({
      year: 2021,
      regions: 37,
      regionsWithFigure: 37,
      sharesYear: 2021,
      release: { id: 'gdl-shdi-8' },
      sharesRelease: { id: 'ophi-mpi-2024-subnational' },
      reason: null,
    });
    expect(found.coverage).toBeCloseTo(1, 2);

    // The same Gini by another way: from the area under the curve of shares of people against shares of the whole.
    const points = regions
      .map(({ latest, observations }: Data) => ({
        people: latest[0]?.value,
        mean: observations.find(({ year }: Data) => year === 2021)?.value,
      }))
      .filter(({ people, mean }: Data) => people !== undefined && mean !== undefined)
      .sort((a: Data, b: Data) => a.mean - b.mean);
    const people = points.reduce((sum: number, one: Data) => sum + one.people, 0);
    const whole = points.reduce((sum: number, one: Data) => sum + one.people * one.mean, 0);
    let [under, reached] = [0, 0];
    for (const one of points) {
      const next = reached + (one.people * one.mean) / whole;
      under += ((one.people / people) * (reached + next)) / 2;
      reached = next;
    }
    expect(found.ggini).toBeCloseTo(1 - 2 * under, 10);
    expect(found.ggini).toBeGreaterThan(0.05);
    expect(found.ggini).toBeLessThan(0.2);
  });

  it('needs shares and figures of the same division into regions', async () => {
    // The regions of Global Data Lab are groups of OPHI’s there, with codes of their own.
    const { regionalInequality: mixed } = await ask('AFG', 'gdl.shdi');
    expect(mixed).toMatchObject({ ggini: null, regions: 0 });
    const { regionalInequality: own } = await ask('AFG', 'ophi.mpi');
    expect(own.ggini).toBeGreaterThan(0.05);
    expect(own.coverage).toBeGreaterThan(0.9);
  });
});
