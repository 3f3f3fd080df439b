import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../../api/http/explorer/examples.ts';
import { Country } from '../../api/model/country.ts';
import { ReadModels } from '../../api/read-model/read-models.ts';
import { loadReadModel } from '../../api/read-model/load.ts';
import { openApi, type Api } from '../support/api.ts';
import { nextRelease, shippedRelease } from '../support/data-release.ts';
import { openDatabase } from '../support/database.ts';
import { publishSecond } from '../support/second-release.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** A wide walk over the graph: every type there is, several levels deep. */
const EVERYTHING = `{
  meta { version dataRelease dataReleases { id published note } limits boundaryNote
    sources { id title indicators { id } releases { id rows kept skipped { reason rows } source { id } } citation(style: BIBTEX) } }
  indicators { id name source { id } release { id } coverage { year countries } distribution(year: 2020) { median } }
  countries(first: 30) { totalCount pageInfo { endCursor } nodes {
    id name aliases centroid { latitude longitude } successors { id } predecessors { id }
    latest { value percentile indicator { id } release { id } }
    ethnicGroups { status group { name periods { from to status } country { id } release { id } } }
    groups { id } violence { year type deathsBest } regions { id latest { value region { id country { id } } } }
  } }
  observations(filter: { from: 2020 }, first: 300) { totalCount edges { cursor node { value low high } } }
  layer(indicator: "hdr.hdi") { years values countries { id } }
  ethnicGroups(filter: { text: "hausa" }) { nodes { name } }
  region(id: "NG-KE") { name country { name } observations { year value } }
}`;

describe('the graph is answered from memory', () => {
  it.each([
    ['everything there is', EVERYTHING, {}],
    ...examples.map(({ query, variables }) => [query.split('\n')[0], query, JSON.parse(variables ?? '{}')]),
  ])('no SQL statement for: %s', async (_what, query, variables) => {
    // Interpreted first, compiled from the second time on.
    for (let round = 0; round < 3; round += 1) {
      const before = api.database.statements;
      await api.data(query, variables);
      expect(api.database.statements - before).toBe(0);
    }
  });

  it('but a search, which takes one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const before = api.database.statements;
      await api.data('{ search(text: "niger") { kind id title excerpt } country(id: "NGA") { name } }');
      expect(api.database.statements - before).toBe(1);
    }
  });

  it('loading a data release takes one statement a table', async () => {
    const before = api.database.statements;
    const model = await loadReadModel(api.database, 1);
    expect(api.database.statements - before).toBe(23);
    expect(model.dataRelease.id).toBe(shippedRelease);
  });

  it('what is served are the classes of the model, with plain properties', () => {
    const country = api.models.current().countries.get('NGA');
    expect(country).toBeInstanceOf(Country);
    const accessors = Object.entries(Object.getOwnPropertyDescriptors(country)).filter(([, property]) => property.get);
    expect(accessors).toEqual([]);
  });

  it('compiled and interpreted answers are the same', async () => {
    const interpreted = await execute({
      schema: api.graphql.schema,
      document: parse(EVERYTHING),
      contextValue: { model: api.models.current() },
    });
    expect(interpreted.errors).toBeUndefined();
    for (let round = 0; round < 3; round += 1) {
      expect(JSON.stringify(await api.data(EVERYTHING))).toBe(JSON.stringify(interpreted.data));
    }
  });
});

it('an answer is made of the same kind of objects the first time, interpreted, and later, compiled', async () => {
  const question = '{ indicators { id source { title } } } # asked for three times';
  const answers = [await api.ask(question), await api.ask(question), await api.ask(question)];
  for (const { data } of answers) {
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(data?.['indicators'][0].source)).toBe(Object.prototype);
  }
  expect(answers[1]?.data).toStrictEqual(answers[0]?.data);
  expect(answers[2]?.data).toStrictEqual(answers[0]?.data);
});

describe('data releases', () => {
  const QUERY = `{ meta { dataRelease dataReleases { id } } country(id: "NGA") { name latest(indicators: ["hdr.hdi"]) { year value } }
    observations(filter: { indicators: ["hdr.hdi"], countries: ["NGA"], from: 2020 }) { totalCount } }`;

  const PAGE = `query ($after: String) {
    observations(filter: { indicators: ["hdr.hdi"], countries: ["NGA", "PAK"], from: 2020 }, first: 1, after: $after) {
      nodes { country { id } year } pageInfo { endCursor }
    }
  }`;

  it('a newer one is noticed, and an older one is still answered exactly as it was', async () => {
    const own = await openApi();
    try {
      const before = await own.data(QUERY);
      expect(before.meta.dataRelease).toBe(shippedRelease);
      const { observations: first } = await own.data(PAGE);
      expect(first.nodes).toEqual([{ country: { id: 'NGA' }, year: 2020 }]);
      const quiet = own.database.statements;
      expect(await own.models.refresh()).toBe(false);
      expect(own.database.statements - quiet).toBe(1);

      await publishSecond(own.database);
      const held = own.models.current();
      expect(await own.models.refresh()).toBe(true);
      expect(own.models.current()).not.toBe(held);

      const after = await own.data(QUERY);
      expect(after.meta).toEqual({
        dataRelease: nextRelease,
        dataReleases: [{ id: nextRelease }, { id: shippedRelease }],
      });
      expect(after.country.name).toBe('Nigeria, renamed');
      expect(after.country.latest[0].value).toBe(0.999);
      expect(after.observations.totalCount).toBe(before.observations.totalCount - 1);

      // A cursor goes on, although the figure it names is gone by now.
      const { observations: second } = await own.data(PAGE, { after: first.pageInfo.endCursor });
      expect(second.nodes).toEqual([{ country: { id: 'NGA' }, year: 2021 }]);

      const pinned = await own.ask(QUERY, {}, { release: shippedRelease });
      expect(pinned.data).toEqual(before);
      expect(pinned.extensions).toMatchObject({ dataRelease: shippedRelease });
      const statements = own.database.statements;
      await own.data(QUERY, {}, { release: shippedRelease });
      expect(own.database.statements - statements).toBe(0);
    } finally {
      await own.close();
    }
  });

  it('one that another process published can be pinned before it was looked for', async () => {
    const own = await openApi();
    try {
      await publishSecond(own.database);
      const { data } = await own.ask(QUERY, {}, { release: nextRelease });
      expect(data?.['meta'].dataRelease).toBe(nextRelease);
    } finally {
      await own.close();
    }
  });

  it('a database without any is said to be empty', async () => {
    const { database, close } = await openDatabase('tables');
    await expect(ReadModels.open(database)).rejects.toThrow('holds no data release');
    await close();
  });
});
