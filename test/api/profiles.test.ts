import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const PROFILE = `{ score low high class classProbability alternativeClass rank rankLow rankHigh rankedCount reliability
  change5y changeIsClear missing bandMissing sentence
  dimensions { id score low high indicators { score carriedYears observation { year value } indicator { id } } } }`;

async function profile(country: string, kind: string, year?: number, weights?: Data): Promise<Data> {
  const { country: found } = await api.data(
    `query ($id: ID!, $kind: ProfileKind!, $year: Int, $weights: [DimensionWeight!]) {
      country(id: $id) { profile(kind: $kind, year: $year, weights: $weights) ${PROFILE} } }`,
    { id: country, kind, year, weights },
  );
  return found.profile;
}

describe('a profile', () => {
  it('has a score with its band, and both follow from the figures shown under it', async () => {
    for (const kind of ['RISK', 'RESILIENCE']) {
      const found = await profile('NGA', kind, 2020);
      expect(found.low).toBeLessThanOrEqual(found.score + 0.006);
      expect(found.high).toBeGreaterThanOrEqual(found.score - 0.006);
      expect(found.rankLow).toBeLessThanOrEqual(found.rankHigh);
      expect(found.bandMissing).toBeNull();
      const scores = found.dimensions.map(({ score }: Data) => score);
      const expected =
        kind === 'RISK'
          ? scores.reduce((sum: number, score: number) => sum + score, 0) / 4
          : Math.exp(scores.reduce((sum: number, score: number) => sum + Math.log(Math.max(0.5, score)), 0) / 4);
      expect(found.score).toBeCloseTo(expected, 9);
      for (const { score, indicators } of found.dimensions) {
        const own = indicators.map((one: Data) => one.score).filter((one: number | null) => one !== null);
        expect(score).toBeCloseTo(own.reduce((sum: number, one: number) => sum + one, 0) / own.length, 9);
      }
    }
  });

  it('carries the last coded status of groups forward and says so', async () => {
    const { dimensions, reliability } = await profile('IRQ', 'RISK', 2023);
    const shares = dimensions
      .find(({ id }: Data) => id === 'EXCLUSION')
      .indicators.filter(({ indicator }: Data) => indicator.id.startsWith('epr.'));
    for (const { carriedYears, observation } of shares) expect([carriedYears, observation.year]).toEqual([2, 2021]);
    expect(reliability).toBeLessThan(10);
  });

  it('is not given where the figures do not carry it, with the reason', async () => {
    expect(await profile('PSE', 'RISK')).toMatchObject({
      score: null,
      low: null,
      class: null,
      rank: null,
      missing: expect.stringContaining('organised violence of its own'),
      sentence: expect.stringMatching(/^Palestine, 2023: no score on Forestall’s risk profile\. No count/),
    });
    expect((await profile('HKG', 'RISK')).score).toBeNull();
    expect((await profile('TUV', 'RESILIENCE')).missing).toMatch(/^Too few figures|^No figures/);
  });

  it('has a sentence that can be quoted', async () => {
    const { sentence, rankedCount } = await profile('PAK', 'RISK', 2023);
    expect(sentence).toMatch(
      new RegExp(
        String.raw`^Pakistan, 2023: \d\.\d to \d\.\d of 10 on Forestall’s risk profile \(90% band; best estimate \d\.\d\), between place \d+ and \d+ of ${rankedCount} countries from the highest down, in the \w+ fifth( or the \w+ fifth)? \(Forestall data release 2026\.\d\)\.$`,
      ),
    );
  });

  it('changes in five years are told with how clear they are', async () => {
    const [now, then] = [await profile('MMR', 'RISK', 2023), await profile('MMR', 'RISK', 2018)];
    expect(now.change5y).toBeCloseTo(now.score - then.score, 9);
    expect(now.changeIsClear).toBe(now.low > then.high || now.high < then.low);
    expect((await profile('MMR', 'RISK', 1990)).change5y).toBeNull();
    // South Sudan was no state five years before.
    expect(await profile('SSD', 'RISK', 2015)).toMatchObject({
      score: expect.any(Number),
      change5y: null,
      changeIsClear: null,
    });
  });

  it('says where to look when a country was no state of its own, instead of that there were no figures', async () => {
    const { data } = await api.ask(
      '{ country(id: "SRB") { risk: profile(kind: RISK, year: 1999) { score missing sentence } } }',
    );
    const { risk } = (data as { country: { risk: { score: null; missing: string; sentence: string } } }).country;
    expect(risk.score).toBeNull();
    expect(risk.missing).toBe('It was no state of its own in 1999: see Yugoslavia (to 2006).');
    expect(risk.sentence).toContain('Serbia, 1999: no score');
  });

  it('takes weights that are all alike for the default ones', async () => {
    const query =
      'query ($weights: [DimensionWeight!]) { country(id: "NGA") { profile(kind: RISK, weights: $weights) { score low sentence } } }';
    const weights = ['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE'].map((dimension) => ({ dimension, weight: 3 }));
    expect((await api.ask(query, { weights })).data).toEqual((await api.ask(query)).data);
    expect((await api.ask(query, { weights: [] })).data).toEqual((await api.ask(query)).data);
  });

  it('holds the place of every score within its own interval', async () => {
    const { data } = await api.ask(
      '{ countries(first: 1000) { nodes { id risk: profile(kind: RISK, year: 2015) { rank rankLow rankHigh } } } }',
    );
    const { nodes } = (data as { countries: { nodes: { id: string; risk: Record<string, number | null> }[] } })
      .countries;
    const ranked = nodes.filter(({ risk }) => risk.rankLow !== null);
    expect(ranked.length).toBeGreaterThan(150);
    expect(
      ranked.filter(
        ({ risk: { rank, rankLow, rankHigh } }) => (rank ?? 0) < (rankLow ?? 0) || (rank ?? 0) > (rankHigh ?? 0),
      ),
    ).toEqual([]);
  });

  it('refuses years and weights it cannot use', async () => {
    const message = async (year: number, weights: Data) =>
      (
        await api.ask(
          'query ($year: Int, $weights: [DimensionWeight!]) { profiles(kind: RISK, year: $year, weights: $weights) { score } }',
          { year, weights },
        )
      ).errors?.[0]?.message;
    expect(await message(1989, null)).toBe('`year` is 1989; profiles exist from 1990 to 2023.');
    expect(await message(2020, [{ dimension: 'SOCIETY', weight: 1 }])).toContain(
      'VIOLENCE, COERCION, EXCLUSION, EXPOSURE',
    );
    expect(await message(2020, [{ dimension: 'VIOLENCE', weight: -1 }])).toContain('expected 0 to 1000');
    expect(
      await message(
        2020,
        ['VIOLENCE', 'VIOLENCE'].map((dimension) => ({ dimension, weight: 1 })),
      ),
    ).toContain('twice');
    expect(
      await message(
        2020,
        ['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE'].map((dimension) => ({ dimension, weight: 0 })),
      ),
    ).toContain('at least one');
  });
});

describe('a layer of a profile', () => {
  it('says where its classes are sure as the profiles do, and others say nothing', async () => {
    const { layer, profiles, other } = await api.data(`{
      layer(indicator: "forestall.risk") { years countries { id } classSure }
      profiles(kind: RISK, year: 2015) { country { id } classProbability }
      other: layer(indicator: "forestall.risk_violence") { classSure } }`);
    const at = layer.years.indexOf(2015);
    const sure = new Map(layer.countries.map(({ id }: Data, index: number) => [id, layer.classSure[index][at]]));
    const classed = profiles.filter(({ classProbability }: Data) => classProbability !== null);
    expect(classed.length).toBeGreaterThan(150);
    for (const { country, classProbability } of classed) expect(sure.get(country.id)).toBe(classProbability >= 0.8);
    expect(sure.get('PSE') ?? null).toBeNull();
    expect(other.classSure).toBeNull();
  });
});

describe('all profiles of a year', () => {
  const all = async (kind: string, weights: Data = null): Promise<Data[]> =>
    (
      await api.data(
        `query ($kind: ProfileKind!, $weights: [DimensionWeight!]) {
          profiles(kind: $kind, year: 2023, weights: $weights) { country { id } score rank rankedCount bandMissing missing sentence
            low high rankLow rankHigh class classProbability alternativeClass changeIsClear dimensions { id score low high } } }`,
        { kind, weights },
      )
    ).profiles;

  it('names every country, with a score or with the reason for none', async () => {
    const profiles = await all('RISK');
    expect(profiles.filter(({ score }) => score !== null)).toHaveLength(profiles[0]?.rankedCount);
    for (const { score, missing } of profiles) expect(score === null).toBe(missing !== null);
    const ranked = profiles.filter(({ rank }) => rank !== null).toSorted((a, b) => a.rank - b.rank);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(profiles.map(({ country }) => country.id)).not.toContain('YUG');
  });

  it('weights of your own change scores and take the bands away', async () => {
    const weights = [
      { dimension: 'VIOLENCE', weight: 0 },
      { dimension: 'COERCION', weight: 0 },
      { dimension: 'EXPOSURE', weight: 0 },
    ];
    const drawn = [
      'low',
      'high',
      'rankLow',
      'rankHigh',
      'class',
      'classProbability',
      'alternativeClass',
      'changeIsClear',
    ];
    for (const found of await all('RISK', weights)) {
      if (found.score === null) continue;
      expect(found.score).toBeCloseTo(found.dimensions.find(({ id }: Data) => id === 'EXCLUSION').score, 9);
      expect(drawn.filter((field) => found[field] !== null)).toEqual([]);
      for (const { low, high } of found.dimensions) expect([low, high]).toEqual([null, null]);
      expect(found.bandMissing).toBe('Bands, rank bands and classes are drawn for the default weights only.');
      expect(found.sentence).toContain(
        'with the author’s own weights (legacy of organised violence 0, unaccountable force 0, horizontal exclusion 1, structural exposure 0) (Forestall data release',
      );
    }
    const same = ['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE'].map((dimension) => ({ dimension, weight: 3 }));
    const [plain, equal] = [await all('RISK'), await all('RISK', same)];
    plain.forEach(({ score }, index) => {
      if (score === null) expect(equal[index]?.score).toBeNull();
      else expect(equal[index]?.score).toBeCloseTo(score, 9);
    });
  });

  it('the published figures are the scores, to two decimals', async () => {
    const { layer } = await api.data('{ layer(indicator: "forestall.risk") { years countries { id } values } }');
    const column = layer.years.indexOf(2023);
    const figures = new Map(layer.countries.map(({ id }: Data, row: number) => [id, layer.values[row][column]]));
    const scored = (await all('RISK')).filter(({ score }) => score !== null);
    expect(scored.length).toBeGreaterThan(150);
    for (const { country, score } of scored) expect(figures.get(country.id)).toBeCloseTo(score, 1);
  });
});

describe('levers', () => {
  const levers = async (id: string, year?: number): Promise<Data[]> =>
    (
      await api.data(
        `query ($id: ID!, $year: Int) { country(id: $id) { levers(year: $year) { salience recommendation { id conditions { id } }
          reasons { explanation indicator { id } observation { year value } } conditions { condition { id } state reason }
          localEvidence { findings } } } }`,
        { id, year },
      )
    ).country.levers;

  it('every recommendation is there, never without its conditions', async () => {
    const found = await levers('NGA');
    expect(found).toHaveLength(15);
    for (const { recommendation, conditions } of found) {
      expect(conditions.map(({ condition }: Data) => condition)).toEqual(recommendation.conditions);
      for (const { reason } of conditions) expect(reason).not.toBe('');
    }
  });

  it('what figures cannot tell is not assessed', async () => {
    const found = new Map((await levers('NOR')).map((lever) => [lever.recommendation.id, lever]));
    for (const id of ['ssr.policing', 'ssr.civil-defense-groups', 'lens.regime-population-will', 'lens.do-no-harm']) {
      expect(found.get(id)?.salience, id).toBe('NOT_ASSESSED');
    }
    expect(found.get('heq.employment')?.salience).toBe('NOT_SALIENT');
    const conditions = found.get('lens.do-no-harm')?.conditions;
    const states = Object.fromEntries(conditions.map(({ condition, state }: Data) => [condition.id, state]));
    expect(states).toMatchObject({ DN1: 'NOT_RAISED', DN2: 'NOT_RAISED', DN4: 'UNKNOWN', DN6: 'UNKNOWN' });
  });

  it('a salient one says why, with its figure', async () => {
    const lever = (await levers('IRQ', 2010)).find(({ salience }) => salience === 'SALIENT');
    expect(lever?.reasons.length).toBeGreaterThan(0);
    for (const { explanation, indicator, observation } of lever?.reasons ?? []) {
      expect(explanation).toMatch(/\.$/);
      expect(indicator === null).toBe(observation === null);
    }
    const capacity = (await levers('NGA', 2023)).find(
      ({ recommendation }) => recommendation.id === 'ssr.accountable-capacity',
    );
    expect(capacity?.salience).toBe('SALIENT');
    expect(capacity?.reasons.map(({ explanation }: Data) => explanation).join(' ')).toContain(
      'UCDP counts deliberate killings of civilians by organised groups outside the state in 2019, 2020, 2021, 2022 and 2023',
    );
  });

  it('countries where one is salient, need beside evidence', async () => {
    const { recommendation, needAndEvidence } = await api.data(`{
      recommendation(id: "heq.political-inclusion") { salientCountries(year: 2020) { country { id } salience reasons { explanation } } }
      needAndEvidence(year: 2020) { recommendation { id isWarning } salient assessed withoutLocalEvidence evidence { findings } localEvidence { findings } } }`);
    const need = needAndEvidence.find(({ recommendation: one }: Data) => one.id === 'heq.political-inclusion');
    expect(recommendation.salientCountries).toHaveLength(need.salient);
    expect(need.salient).toBeGreaterThan(10);
    expect(need.evidence.findings).toBe(19);
    expect(need.withoutLocalEvidence).toBeLessThanOrEqual(need.salient);
    for (const { salience } of recommendation.salientCountries) expect(salience).toBe('SALIENT');
  });

  it('one in every country with figures: salient, not, or not assessed, as each country itself says', async () => {
    const { recommendation, needAndEvidence, nigeria, tuvalu } = await api.data(`{
      recommendation(id: "heq.political-inclusion") {
        levers(year: 2020) { country { id } salience year } salientCountries(year: 2020) { country { id } } }
      needAndEvidence(year: 2020) { recommendation { id } assessed }
      nigeria: country(id: "NGA") { levers(year: 2020) { recommendation { id } salience } }
      tuvalu: country(id: "TUV") { profile(kind: RISK, year: 2020) { reliability } } }`);
    const { levers: everywhere, salientCountries } = recommendation;
    const ids = everywhere.map(({ country }: Data) => country.id);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    const salient = everywhere.filter(({ salience }: Data) => salience === 'SALIENT');
    expect(salient.map(({ country }: Data) => country)).toEqual(salientCountries.map(({ country }: Data) => country));
    const need = needAndEvidence.find(({ recommendation: one }: Data) => one.id === 'heq.political-inclusion');
    expect(everywhere.filter(({ salience }: Data) => salience !== 'NOT_ASSESSED')).toHaveLength(need.assessed);
    expect(everywhere.some(({ salience }: Data) => salience === 'NOT_ASSESSED')).toBe(true);
    const there = nigeria.levers.find(({ recommendation: one }: Data) => one.id === 'heq.political-inclusion');
    expect(everywhere.find(({ country }: Data) => country.id === 'NGA').salience).toBe(there.salience);
    expect(ids.includes('TUV')).toBe(tuvalu.profile.reliability > 0);
  });
});
