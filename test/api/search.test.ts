import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSearchable } from '../../db/importing/publish.ts';
import { mergeSearch } from '../../db/search-rows.ts';
import { openApi, type Api, type Data } from '../support/api.ts';
import { databaseForTest } from '../support/database.ts';

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

/** Kind and id of the first ten, in one text each. */
async function found(text: string): Promise<string[]> {
  return (await search(text)).map(({ kind, id }) => `${kind} ${id}`);
}

describe('everything is searched: names, then texts, then what stands around them', () => {
  it('Hazara: the group, the report, the case, the actor and the findings that name them', async () => {
    const hits = await found('Hazara');
    expect(hits.slice(0, 4)).toEqual([
      'group 70007000',
      'publication hrw2014walkingdead',
      'case pakistan',
      'actor lashkar-e-jhangvi',
    ]);
    expect(hits).toContain('finding hrw2014walkingdead:lens.risk-assessment');
  });

  it('Boko Harm: what was meant comes first, and says that it is only alike', async () => {
    const { search: hits } = await api.data('{ search(text: "Boko Harm") { kind id alike } }');
    expect(hits[0]).toEqual({ kind: 'actor', id: 'boko-haram', alike: true });
    const { search: named } = await api.data('{ search(text: "Boko Haram") { kind id alike } }');
    expect(named[0]).toEqual({ kind: 'actor', id: 'boko-haram', alike: false });
  });

  it('police oversight: both recommendations and publications', async () => {
    const hits = await found('police oversight');
    expect(hits.slice(0, 2).toSorted()).toEqual([
      'recommendation ssr.civilian-oversight',
      'recommendation ssr.policing',
    ]);
    expect(hits).toContain('publication abbas2011pakistanpolice');
  });

  it('Pakistan militias: the lashkars and what was written on them', async () => {
    const hits = await found('Pakistan militias');
    expect(hits.slice(0, 3)).toEqual(['case pakistan', 'publication ctc2011lashkars', 'actor lashkars']);
    const all = (await search('Pakistan militias', 100)).map(({ id }) => id);
    expect(all).toContain('ctc2011lashkars:ssr.civil-defense-groups');
  });

  it.each([
    ['ssr.policing', 'recommendation ssr.policing'],
    ['harff2003nolessons:lens.risk-assessment', 'finding harff2003nolessons:lens.risk-assessment'],
    ['Harff 2003', 'publication harff2003nolessons'],
    ['10.1017/S0003055403000522', 'publication harff2003nolessons'],
    ['peace committees', 'actor lashkars'],
    ['horizontal inequality', 'publication ostby2008polarization'],
    ['rule of law', 'indicator wgi.rl'],
    ['lashkers', 'actor lashkars'],
    ['hazarra', 'group 70007000'],
    ['pakestan', 'country PAK'],
    ['Burmaa', 'country MMR'],
    ['ISIS', 'actor isil'],
    ['Daesh', 'actor isil'],
    ['Pakistani Taliban', 'actor tehreek-e-taliban-pakistan'],
    ['Hashd al-Shaabi', 'actor popular-mobilization-forces'],
  ])('%s', async (text, hit) => {
    expect((await found(text))[0]).toBe(hit);
  });

  it('two letters that changed places are put back', async () => {
    const hits = await found('polcie');
    expect(hits).toEqual(expect.arrayContaining(['actor punjab-police', 'publication perito2014policestations']));
  });

  it('Iraq militias: those that the state uses, though their own texts say it in other words', async () => {
    expect(await found('Iraq militias')).toContain('actor popular-mobilization-forces');
  });

  it('a hit of each kind says where it belongs, in plain text', async () => {
    const excerpt = async (text: string) => (await search(text, 1))[0]?.excerpt;
    expect(await excerpt('lashkars')).toBe('Actor in Pakistan · civil defense group');
    expect(await excerpt('harff2003nolessons')).toBe('Publication · Harff, 2003');
    expect(await excerpt('10.1017/S0003055403000522')).toBe('10.1017/S0003055403000522 · Publication · Harff, 2003');
    expect(await excerpt('ssr.policing')).toBe('Recommendation · security sector reform');
    expect(await excerpt('pakistan: police, militias')).toBe('Case · Pakistan');
    const [finding] = await search('hrw2014walkingdead:lens.risk-assessment', 1);
    expect(finding?.title).toBe('Human Rights Watch, 2014: Assess risk as likely victims feel it');
    expect(finding?.excerpt).toMatch(/^Finding · Traces escalation against one identifiable minority.* …$/);
  });

  it('words of grammar need not fit, unless nothing else is asked for', async () => {
    expect((await found('groups of the hausa'))[0]).toBe((await found('groups hausa'))[0]);
    expect(await search('the')).toHaveLength(10);
  });
});

describe('whatever is typed is taken for words, and answered', () => {
  it.each([
    ["'); drop table search_entry; --"],
    ['a & | ! <-> :* ()'],
    ["' \\' \" \\"],
    ['%_%'],
    ['x'.repeat(200)],
    ['a '.repeat(100)],
    ['police '.repeat(28)],
    ['🕊️🔥'],
    ['نيجيريا'],
    ['尼日利亚'],
    ['\u0000nigeria'],
  ])('%s', async (text) => {
    const { errors } = await api.ask('query ($text: String!) { search(text: $text) { id } }', { text });
    expect(errors).toBeUndefined();
    expect((await search('nigeria'))[0]?.id).toBe('NGA');
  });
});

describe('each data release is searched as it was', () => {
  it('by its names of then, and not by later ones', async () => {
    const own = await openApi();
    try {
      const query = '{ search(text: "Zubrowka", first: 1) { id title } }';
      const before = own.models.current().dataRelease.id;
      expect(await own.data(query)).toEqual({ search: [] });
      await own.database.transaction(async (session) => {
        await session.execute(`
          update country set valid_until = 2 where id = 'NGA';
          insert into country select id, 2, null, 'Zubrowka', kind, aliases, gw_code, region, subregion, centroid, exists_from, exists_to, successor_ids, note
            from country where id = 'NGA';
          insert into data_release (ordinal, id, published, note) values (2, 'renamed', now(), 'A test.');
        `);
        await mergeSearch(session, 2);
      });
      expect(await own.models.refresh()).toBe(true);

      expect(await own.data(query)).toEqual({ search: [{ id: 'NGA', title: 'Zubrowka' }] });
      expect(await own.data(query, {}, { release: before })).toEqual({ search: [] });
      const { search: then } = await own.data('{ search(text: "NGA") { id title } }', {}, { release: before });
      expect(then[0]).toEqual({ id: 'NGA', title: 'Nigeria' });
    } finally {
      await own.close();
    }
  });
});

it('what a change of the tables emptied is filled again, for older data releases as well', async () => {
  const database = await databaseForTest('shipped');
  const rows = () => database.read((session) => session.query('select * from search_entry order by kind, id'));
  const before = await rows();
  expect(before.length).toBeGreaterThan(1000);
  await database.transaction(async (session) => {
    await session.execute(
      `delete from search_entry; insert into data_release (ordinal, id, published, note) values (2, 'later', now(), 'A test.')`,
    );
  });
  await makeSearchable(database);
  expect(await rows()).toEqual(before);
});
