import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await importPhysicalViolence();
  await api.models.refresh();
});
afterAll(() => api.close());

/** As an import of a newer V-Dem would leave it: one figure of one country and year, and its release. */
async function importPhysicalViolence(): Promise<void> {
  const series = `(select id from series where indicator_id = 'vdem.v2x_clphy' and unit_id = 'NGA')`;
  await api.database.transaction(async (session) => {
    await session.execute(`
      update observation set valid_until = 2 where year = 2023 and series_id = ${series};
      insert into observation (series_id, year, valid_from, value) values (${series}, 2023, 2, 0.99);
      insert into data_release (ordinal, id, published, note) values (2, '${nextRelease}', now(), 'A test.');
    `);
  });
}

const FIELDS = `score low high rankLow rankHigh classProbability alternativeClass changeIsClear bandMissing sentence
  dimensions { id score low high }`;

async function asked(release: string, country: string, kind: string, year = 2023): Promise<Data> {
  const { data, errors } = await api.ask(
    `query ($id: ID!, $kind: ProfileKind!, $year: Int) {
      country(id: $id) { profile(kind: $kind, year: $year) { ${FIELDS} } }
    }`,
    { id: country, kind, year },
    { release },
  );
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return (data as Data).country.profile;
}

interface Figure {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A score as the map draws it, and as a series gives it; the two are one figure. */
async function asFigure(release: string, indicator: string, country = 'NGA', year = 2023): Promise<Figure> {
  const { layer, country: found } = await api.data(
    `query ($id: ID!, $indicator: ID!, $year: Int) {
      country(id: $id) { observations(indicators: [$indicator], from: $year, to: $year) { value low high } }
      layer(indicator: $indicator) { years countries { id } values low high classSure rankLow }
    }`,
    { id: country, indicator, year },
    { release },
  );
  const [row, column] = [layer.countries.findIndex(({ id }: Data) => id === country), layer.years.indexOf(year)];
  const at = (table: Data) => table[row][column];
  const figure = { value: at(layer.values), low: at(layer.low), high: at(layer.high) };
  expect(found.observations).toEqual([figure]);
  if (layer.rankLow) expect([at(layer.rankLow), at(layer.classSure)].includes(null)).toBe(figure.low === null);
  return figure;
}

it('a score follows figures of one’s own, and stands without the bands that were drawn for others', async () => {
  const [before, after] = [await asked(shippedRelease, 'NGA', 'RISK'), await asked(nextRelease, 'NGA', 'RISK')];
  const coercion = ({ dimensions }: Data) => dimensions.find(({ id }: Data) => id === 'COERCION').score;
  expect(coercion(after)).toBeLessThan(coercion(before) - 1);
  // One of four dimensions.
  expect(before.score - after.score).toBeCloseTo((coercion(before) - coercion(after)) / 4, 9);
  expect(before).toMatchObject({ bandMissing: null, low: expect.any(Number), classProbability: expect.any(Number) });
  expect(after).toMatchObject({
    low: null,
    high: null,
    rankLow: null,
    rankHigh: null,
    classProbability: null,
    alternativeClass: null,
    changeIsClear: null,
    bandMissing: 'The score follows figures that were imported since its bands were drawn.',
  });
  for (const { low, high } of after.dimensions) expect([low, high]).toEqual([null, null]);
  expect(after.sentence).toMatch(/^Nigeria, 2023: \d\.\d of 10 on Forestall’s risk profile \(Forestall data release/);
});

it('a score on the map and in a series is that of the profile, without a band where the profile has none', async () => {
  const [before, after] = [await asked(shippedRelease, 'NGA', 'RISK'), await asked(nextRelease, 'NGA', 'RISK')];
  const coercion = ({ dimensions }: Data) => dimensions.find(({ id }: Data) => id === 'COERCION').score;
  for (const [indicator, was, is] of [
    ['forestall.risk', before.score, after.score],
    ['forestall.risk_coercion', coercion(before), coercion(after)],
  ] as const) {
    expect(await asFigure(shippedRelease, indicator)).toMatchObject({
      value: expect.closeTo(was, 1),
      low: expect.any(Number),
    });
    expect(await asFigure(nextRelease, indicator)).toEqual({ value: expect.closeTo(is, 1), low: null, high: null });
  }
  // What did not move has its value, but its profile is without bands.
  const exclusion = await asFigure(shippedRelease, 'forestall.risk_exclusion');
  expect(exclusion.low).not.toBeNull();
  expect(await asFigure(nextRelease, 'forestall.risk_exclusion')).toEqual({ ...exclusion, low: null, high: null });
});

it('a score that still follows from the figures stays as it was published', async () => {
  for (const [indicator, country, year] of [
    ['forestall.risk', 'NGA', 2018],
    ['forestall.risk_coercion', 'PAK', 2023],
    ['forestall.resilience', 'NGA', 2023],
  ] as const) {
    const published = await asFigure(shippedRelease, indicator, country, year);
    expect(published.low, `${indicator} ${country} ${year}`).not.toBeNull();
    expect(await asFigure(nextRelease, indicator, country, year)).toEqual(published);
  }
});

it('the other profile, other years and other countries keep their bands', async () => {
  for (const [country, kind, year] of [
    ['NGA', 'RESILIENCE', 2023],
    ['NGA', 'RISK', 2018],
    ['PAK', 'RISK', 2023],
  ] as const) {
    const [before, after] = [
      await asked(shippedRelease, country, kind, year),
      await asked(nextRelease, country, kind, year),
    ];
    expect({ ...after, sentence: '' }, `${country} ${kind} ${year}`).toEqual({ ...before, sentence: '' });
    expect(after.low).not.toBeNull();
  }
});

it('profiles are worked out before a newer data release answers', () => {
  const notYet = {};
  expect(api.models.current().once('profiles', () => notYet)).not.toBe(notYet);
});
