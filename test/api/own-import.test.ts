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
      layer(indicator: "forestall.risk") { years countries { id } values }
    }`,
    { id: country, kind, year },
    { release },
  );
  if (errors || !data) throw new Error(JSON.stringify(errors));
  const { layer } = data as Data;
  const row = layer.countries.findIndex(({ id }: Data) => id === country);
  return { ...(data as Data).country.profile, onTheMap: layer.values[row][layer.years.indexOf(year)] };
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
  expect(after.sentence).toMatch(
    /^In 2023 Nigeria scored \d\.\d of 10 on Forestall’s risk profile \(Forestall data release/,
  );
});

it('the published figures of the model stay as they were drawn', async () => {
  const [before, after] = [await asked(shippedRelease, 'NGA', 'RISK'), await asked(nextRelease, 'NGA', 'RISK')];
  expect(before.onTheMap).toBeCloseTo(before.score, 1);
  expect(after.onTheMap).toBe(before.onTheMap);
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
