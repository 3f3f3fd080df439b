import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const cellOf = ({ countries, years }: Data, table: unknown[][], country: string, year: number) =>
  table[countries.findIndex(({ id }: Data) => id === country)]?.[years.indexOf(year)];

describe('the layer of a recommendation', () => {
  it('says the same as the levers of each country, for every recommendation', async () => {
    const { recommendations, iraq, tuvalu } = await api.data(`{
      recommendations { id }
      iraq: country(id: "IRQ") { levers(year: 2010) { recommendation { id } salience } }
      tuvalu: country(id: "TUV") { levers(year: 2010) { recommendation { id } salience } } }`);
    expect(recommendations).toHaveLength(15);
    for (const { id } of recommendations) {
      const { salienceLayer: layer } = await api.data(
        'query ($id: ID!) { salienceLayer(recommendation: $id) { recommendation { id } years countries { id } salience } }',
        { id },
      );
      expect([layer.recommendation.id, layer.years[0], layer.years.at(-1)]).toEqual([id, 1990, 2023]);
      const of = ({ levers }: Data) => levers.find(({ recommendation }: Data) => recommendation.id === id).salience;
      expect(cellOf(layer, layer.salience, 'IRQ', 2010), id).toBe(of(iraq));
      expect(cellOf(layer, layer.salience, 'TUV', 2010), id).toBe(of(tuvalu));
    }
  });

  it('has nothing to say of a state that was not there', async () => {
    const { salienceLayer: layer } = await api.data(
      '{ salienceLayer(recommendation: "ssr.civilian-oversight") { years countries { id } salience } }',
    );
    expect(cellOf(layer, layer.salience, 'SSD', 1995)).toBeNull();
    expect(cellOf(layer, layer.salience, 'SSD', 2015)).toMatch(/SALIENT|NOT_ASSESSED/);
  });

  it('refuses a recommendation that there is not', async () => {
    const { errors } = await api.ask('{ salienceLayer(recommendation: "ssr.civilian-oversigt") { years } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', suggestion: 'ssr.civilian-oversight' });
  });

  it('has its reasons in the levers of the year, which agree with the countries in which it is salient', async () => {
    const { recommendation } = await api.data(`{ recommendation(id: "ssr.civilian-oversight") {
      levers(year: 2023) { country { id } year salience reasons { explanation } }
      salientCountries(year: 2023) { country { id } } } }`);
    const idsOf = (levers: Data[]) => levers.map(({ country }) => country.id);
    const salient = recommendation.levers.filter(({ salience }: Data) => salience === 'SALIENT');
    expect(idsOf(salient)).toEqual(idsOf(recommendation.salientCountries));
    expect(salient.length).toBeLessThan(recommendation.levers.length);
    for (const { reasons } of salient) expect(reasons[0].explanation).toMatch(/\.$/);
  });
});

describe('the layer of need beside evidence', () => {
  it('counts what the levers of a country count, without the ways of looking', async () => {
    const { needLayer: layer, countries } = await api.data(`{
      needLayer { years countries { id } salient localFindings withLocalFindings }
      countries(first: 1000) { nodes { id levers(year: 2023) { salience recommendation { theme } localEvidence { findings } } } } }`);
    let withFindings = 0;
    for (const { id, levers } of countries.nodes) {
      const counted = cellOf(layer, layer.salient, id, 2023);
      const own = levers.filter(({ recommendation }: Data) => recommendation.theme !== 'PREVENTION_LENS');
      const salient = own.filter(({ salience }: Data) => salience === 'SALIENT');
      if (own.every(({ salience }: Data) => salience === 'NOT_ASSESSED')) {
        expect(counted ?? null, id).toBeNull();
        continue;
      }
      if (counted === undefined) continue;
      const findings = salient.map(({ localEvidence }: Data) => localEvidence.findings);
      expect(counted, id).toBe(salient.length);
      expect(cellOf(layer, layer.localFindings, id, 2023), id).toBe(
        findings.reduce((sum: number, count: number) => sum + count, 0),
      );
      expect(cellOf(layer, layer.withLocalFindings, id, 2023), id).toBe(
        findings.filter((count: number) => count > 0).length,
      );
      withFindings += findings.some((count: number) => count > 0) ? 1 : 0;
    }
    expect(withFindings).toBeGreaterThan(5);
  });
});

describe('the layer of a profile', () => {
  const layerOf = async (indicator: string, weights?: Data) =>
    (
      await api.data(
        `query ($id: ID!, $weights: [DimensionWeight!]) {
          layer(indicator: $id, weights: $weights) { years countries { id } values low high classSure rankLow rankHigh } }`,
        { id: indicator, weights },
      )
    ).layer;

  it('has ranks as intervals, the same as the profiles', async () => {
    const layer = await layerOf('forestall.risk');
    const { profiles } = await api.data(
      '{ profiles(kind: RISK, year: 2015) { country { id } score rankLow rankHigh } }',
    );
    for (const { country, score, rankLow, rankHigh } of profiles) {
      if (score === null) continue;
      expect(cellOf(layer, layer.rankLow, country.id, 2015), country.id).toBe(rankLow);
      expect(cellOf(layer, layer.rankHigh, country.id, 2015), country.id).toBe(rankHigh);
    }
    expect(await layerOf('forestall.risk_violence')).toMatchObject({ rankLow: null, rankHigh: null });
  });

  it.each(['RISK', 'RESILIENCE'])('follows weights of one’s own as %s does, without ranges', async (kind) => {
    const weights = kind === 'RISK' ? [{ dimension: 'VIOLENCE', weight: 3 }] : [{ dimension: 'SOCIETY', weight: 0 }];
    const layer = await layerOf(`forestall.${kind.toLowerCase()}`, weights);
    expect(layer).toMatchObject({ low: null, high: null, classSure: null, rankLow: null, rankHigh: null });
    const { profiles } = await api.data(
      `query ($kind: ProfileKind!, $weights: [DimensionWeight!]) {
        profiles(kind: $kind, year: 2020, weights: $weights) { country { id } score } }`,
      { kind, weights },
    );
    const scored = profiles.filter(({ score }: Data) => score !== null);
    expect(scored.length).toBeGreaterThan(100);
    for (const { country, score } of scored)
      expect(cellOf(layer, layer.values, country.id, 2020)).toBeCloseTo(score, 9);
    const plain = await layerOf(`forestall.${kind.toLowerCase()}`);
    expect(layer.values.flat().filter((value: number | null) => value !== null)).toHaveLength(
      plain.values.flat().filter((value: number | null) => value !== null).length,
    );
    expect(layer.values).not.toEqual(plain.values);
  });

  it('refuses weights of what is no profile, and of dimensions that it does not have', async () => {
    const refused = async (indicator: string, dimension: string) =>
      (
        await api.ask(
          'query ($id: ID!, $of: ID!) { layer(indicator: $id, weights: [{ dimension: $of, weight: 2 }]) { years } }',
          { id: indicator, of: dimension },
        )
      ).errors?.[0]?.message;
    expect(await refused('vdem.v2x_clphy', 'VIOLENCE')).toContain('is no profile');
    expect(await refused('forestall.resilience', 'VIOLENCE')).toContain('There is no dimension “VIOLENCE”');
  });
});
