import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

async function search(text: string, first?: number): Promise<Data[]> {
  const { search: hits } = await api.data(
    'query ($text: String!, $first: Int) { search(text: $text, first: $first) { kind id title excerpt } }',
    { text, ...(first !== undefined && { first }) },
  );
  return hits;
}

describe('the best hit comes first', () => {
  it.each([
    ['nigeria', 'country', 'NGA'],
    ['NGA', 'country', 'NGA'],
    ['niger', 'country', 'NER'],
    ['cote divoire', 'country', 'CIV'],
    ['Ivory Coast', 'country', 'CIV'],
    ['Burma', 'country', 'MMR'],
    ['nigerria', 'country', 'NGA'],
    ['physical violence', 'indicator', 'vdem.v2x_clphy'],
    ['v2x_clphy', 'indicator', 'vdem.v2x_clphy'],
    ['ahmadis', 'group', '77007000'],
    ['kebbi', 'region', 'NG-KE'],
    ['kebbbi', 'region', 'NG-KE'],
    ['wdi', 'source', 'wdi'],
  ])('%s', async (text, kind, id) => {
    expect((await search(text))[0]).toMatchObject({ kind, id });
  });
});

it('a hit says where it belongs', async () => {
  const [group] = await search('ahmadis');
  expect(group?.excerpt).toBe('Group in Pakistan');
  const [region] = await search('kebbi');
  expect(region?.excerpt).toBe('Region of Nigeria');
});

it('every word must fit, and nothing fits nothing', async () => {
  expect(await search('nigeria zzzz')).toEqual([]);
  expect(await search('…!?')).toEqual([]);
  expect(await search('')).toEqual([]);
});

it('ten hits are given unless more are asked for', async () => {
  expect(await search('a')).toHaveLength(10);
  expect(await search('a', 25)).toHaveLength(25);
});

it('an alias that was meant is named beside the country', async () => {
  const [hit] = await search('Burma', 1);
  expect(hit).toMatchObject({ id: 'MMR', title: 'Myanmar' });
  expect(hit?.excerpt).toMatch(/^Burma.* · South-eastern Asia$/);
});
