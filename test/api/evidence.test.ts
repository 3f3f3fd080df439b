import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const counts = ({ supports, qualifies, contradicts, context }: Data) => [supports, qualifies, contradicts, context];

describe('tallies', () => {
  /** From evidence/README.md of the verified bibliography: supports, qualifies, contradicts, context. */
  it.each([
    ['ssr.civilian-oversight', [8, 2, 0, 2]],
    ['ssr.professionalism', [9, 2, 1, 2]],
    ['ssr.policing', [7, 3, 1, 2]],
    ['ssr.civil-defense-groups', [1, 9, 4, 4]],
    ['ssr.accountable-capacity', [15, 2, 0, 1]],
    ['heq.political-inclusion', [10, 7, 0, 2]],
    ['heq.redistribution', [8, 3, 2, 2]],
    ['heq.employment', [3, 2, 2, 1]],
    ['heq.safety-nets', [3, 1, 2, 1]],
    ['heq.identity-corruption', [4, 2, 0, 1]],
    ['heq.national-identity', [6, 3, 1, 1]],
    ['lens.risk-assessment', [12, 0, 0, 6]],
    ['lens.local-context', [12, 0, 0, 2]],
    ['lens.regime-population-will', [9, 0, 0, 2]],
    ['lens.do-no-harm', [21, 1, 0, 0]],
  ])('%s', async (id, expected) => {
    const { recommendation } = await api.data(
      `query ($id: ID!) { recommendation(id: $id) { tally { findings publications supports qualifies contradicts context } findings { totalCount } } }`,
      { id },
    );
    expect(counts(recommendation.tally)).toEqual(expected);
    const total = expected.reduce((sum, count) => sum + count, 0);
    expect(recommendation.tally).toMatchObject({ findings: total, publications: total });
    expect(recommendation.findings.totalCount).toBe(total);
  });

  it('all findings', async () => {
    const { evidenceTally, publications, findings, recommendations } = await api.data(`{
      evidenceTally { publications findings supports qualifies contradicts context disputed
        remedy { findings } problem { findings } }
      publications { totalCount } findings { totalCount } recommendations { id } }`);
    expect(counts(evidenceTally)).toEqual([128, 37, 13, 29]);
    expect(evidenceTally).toMatchObject({ publications: 110, findings: 207, disputed: 4 });
    expect(evidenceTally.remedy.findings + evidenceTally.problem.findings).toBeLessThan(207);
    expect([publications.totalCount, findings.totalCount, recommendations.length]).toEqual([110, 207, 15]);
  });

  it('a remedy is rated by weighted votes, with the sign; a warning is counted and not rated', async () => {
    const { recommendations } = await api.data(`{ recommendations { id isWarning
      tally { confidence rating votes remedy { supports qualifies contradicts findings } }
      findings { nodes { direction outcomeTerm { weight } publication { roleTerm { question } } } } } }`);
    for (const { id, isWarning, tally, findings } of recommendations) {
      if (isWarning) {
        expect(tally, id).toMatchObject({ confidence: 'NO_EVIDENCE', rating: null, votes: null });
        continue;
      }
      const remedy = findings.nodes.filter(({ publication }: Data) => publication.roleTerm.question === 'REMEDY');
      const weigh = (direction: string) =>
        remedy
          .filter((finding: Data) => finding.direction === direction)
          .reduce((sum: number, { outcomeTerm }: Data) => sum + outcomeTerm.weight, 0);
      const sum = weigh('SUPPORTS') - weigh('CONTRADICTS');
      const expected = Math.sign(sum) * Math.max(0, Math.abs(sum) - weigh('QUALIFIES') / 2);
      if (remedy.length === 0) expect(tally, id).toMatchObject({ votes: null, rating: 'NO_EVIDENCE' });
      else expect(tally.votes, id).toBeCloseTo(expected, 10);
      const size = Math.abs(tally.votes ?? 0);
      const label = remedy.length === 0 ? 'NO_EVIDENCE' : size > 3 ? 'STRONGER' : size > 1 ? 'MODERATE' : 'WEAKER';
      expect(tally.rating, id).toBe(label);
    }
    expect(recommendations.filter(({ isWarning }: Data) => isWarning).map(({ id }: Data) => id)).toEqual([
      'lens.regime-population-will',
      'lens.do-no-harm',
    ]);
  });
});

describe('filters', () => {
  const find = async (filter: Data): Promise<Data> => {
    const { findings } = await api.data(
      `query ($filter: FindingFilter) { findings(filter: $filter, first: 1000) { totalCount nodes {
        id direction outcome dispute countries { id } recommendation { id theme }
        publication { id design role year verification title } } } }`,
      { filter },
    );
    return findings;
  };

  it.each<[string, Data, (finding: Data) => boolean]>([
    ['directions', { directions: ['CONTRADICTS'] }, ({ direction }) => direction === 'CONTRADICTS'],
    ['designs', { designs: ['rct'] }, ({ publication }) => publication.design === 'rct'],
    ['roles', { roles: ['case-documentation'] }, ({ publication }) => publication.role === 'case-documentation'],
    ['outcomes', { outcomes: ['coups'] }, ({ outcome }) => outcome === 'coups'],
    ['themes', { themes: ['PREVENTION_LENS'] }, ({ recommendation }) => recommendation.theme === 'PREVENTION_LENS'],
    ['countries', { countries: ['PAK'] }, ({ countries }) => countries.some(({ id }: Data) => id === 'PAK')],
    ['samples of many countries', { manyCountries: true }, ({ countries }) => countries.length === 0],
    ['years', { from: 2015, to: 2016 }, ({ publication }) => [2015, 2016].includes(publication.year)],
    ['verification', { verifications: ['citation'] }, ({ publication }) => publication.verification === 'citation'],
    ['dispute', { disputed: true }, ({ dispute }) => dispute !== null],
    ['text', { text: 'WEMIŃ boko' }, () => false],
    [
      'words of title and finding',
      { text: 'no lessons holocaust' },
      ({ publication }) => publication.id === 'harff2003nolessons',
    ],
  ])('%s', async (_name, filter, holds) => {
    const all = await find({});
    const left = await find(filter);
    expect(left.totalCount).toBe(left.nodes.length);
    expect(left.nodes.map(({ id }: Data) => id)).toEqual(all.nodes.filter(holds).map(({ id }: Data) => id));
  });

  it('many countries can be joined to named ones', async () => {
    const [named, many, both] = await Promise.all([
      find({ countries: ['IRQ'] }),
      find({ manyCountries: true }),
      find({ countries: ['IRQ'], manyCountries: true }),
    ]);
    expect(named.totalCount).toBeGreaterThan(0);
    expect(both.totalCount).toBe(named.totalCount + many.totalCount);
  });

  it('publications follow from their findings', async () => {
    const { publications } = await api.data(`{
      publications(filter: { directions: [CONTRADICTS] }, first: 200) { totalCount nodes { id } } }`);
    expect(publications.totalCount).toBe(13);
    expect(publications.nodes.map(({ id }: Data) => id)).toContain('zurcher2017aidviolence');
  });

  it('pages go through every finding once', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { findings }: Data = await api.data(
        'query ($after: String) { findings(first: 50, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      ids.push(...findings.nodes.map(({ id }: Data) => id));
      after = findings.pageInfo.hasNextPage ? findings.pageInfo.endCursor : null;
    } while (after);
    expect(ids).toHaveLength(207);
    expect(new Set(ids).size).toBe(207);
  });

  it.each([
    ['{ findings(filter: { recommendations: ["ssr.police"] }) { totalCount } }', 'recommendation', 'ssr.policing'],
    ['{ findings(filter: { designs: ["rtc"] }) { totalCount } }', 'design', 'rct'],
    ['{ recommendation(id: "heq.employmnt") { id } }', 'recommendation', 'heq.employment'],
    ['{ publication(id: "harff2003") { id } }', 'publication', 'harff2003nolessons'],
    ['{ case(id: "Nigera") { id } }', 'case', 'nigeria'],
    ['{ country(id: "NGA") { findings(filter: { outcomes: ["coup"] }) { totalCount } } }', 'outcome', 'coups'],
  ])('%s names the nearest', async (query, kind, suggestion) => {
    const { errors } = await api.ask(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', kind, suggestion });
  });
});

describe('the matrix', () => {
  const matrix = async (rows: string, columns: string, filter: Data = {}): Promise<Data> => {
    const { evidenceMatrix } = await api.data(
      `query ($rows: MatrixAxis!, $columns: MatrixAxis!, $filter: FindingFilter) {
        evidenceMatrix(rows: $rows, columns: $columns, filter: $filter) {
          rows { id label tally { findings } } columns { id label tally { findings } }
          cells { row column gap tally { findings supports qualifies contradicts context } } } }`,
      { rows, columns, filter },
    );
    return evidenceMatrix;
  };
  const axes = ['RECOMMENDATION', 'OUTCOME', 'DESIGN', 'COUNTRY', 'DIRECTION'];
  const pairs = axes.flatMap((rows) => axes.filter((columns) => columns !== rows).map((columns) => [rows, columns]));

  it.each(pairs)('%s by %s has every cell, and the numbers of its rows', async (rows = '', columns = '') => {
    const { rows: down, columns: across, cells } = await matrix(rows, columns);
    expect(cells).toHaveLength(down.length * across.length);
    expect(cells.some(({ gap }: Data) => gap === 'ABSOLUTE')).toBe(
      cells.some(({ tally }: Data) => tally.findings === 0),
    );
    // A study of several countries is in several columns, so only the other axes add up.
    if (columns === 'COUNTRY') return;
    for (const { id, tally } of down) {
      const inRow = cells.filter(({ row }: Data) => row === id);
      expect(inRow.reduce((sum: number, cell: Data) => sum + cell.tally.findings, 0)).toBe(tally.findings);
    }
  });

  it('tells gaps from what a filter hides', async () => {
    const all = await matrix('RECOMMENDATION', 'OUTCOME');
    const trials = await matrix('RECOMMENDATION', 'OUTCOME', { designs: ['rct'] });
    const gaps = ({ cells }: Data) => cells.map(({ gap }: Data) => gap);
    expect(gaps(trials)).toEqual(gaps(all));
    const hidden = trials.cells.filter(({ tally, gap }: Data) => tally.findings === 0 && gap === null);
    expect(hidden.length).toBeGreaterThan(0);
    expect(gaps(all)).toContain('SYNTHESIS');
    expect(gaps(await matrix('RECOMMENDATION', 'DESIGN'))).not.toContain('SYNTHESIS');
  });

  it('refuses one axis twice', async () => {
    const { errors } = await api.ask('{ evidenceMatrix(rows: DESIGN, columns: DESIGN) { rows { id } } }');
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toContain('two different axes');
  });
});

describe('publications', () => {
  it('what was not seen stays missing', async () => {
    const { publication } = await api.data(
      '{ publication(id: "ejazbalochistan") { year doi url missing authors citation(style: APA) verificationTerm { name } } }',
    );
    expect(publication).toMatchObject({ year: null, doi: '10.47264/idea.lassij/7.1.9', missing: ['issued', 'page'] });
    expect(publication.citation).toContain('(n.d.)');
    const { publication: book } = await api.data('{ publication(id: "stewart2008hi") { authors } }');
    expect(book.authors).toEqual([expect.stringMatching(/^Stewart, /)]);
  });

  it('a reply and what it disputes are linked both ways', async () => {
    const { reply, disputed } = await api.data(`{
      reply: publication(id: "mary2022replication") { disputes { id } disputedBy { id } }
      disputed: publication(id: "zurcher2017aidviolence") { disputes { id } disputedBy { id } } }`);
    expect(reply).toEqual({ disputes: [{ id: 'zurcher2017aidviolence' }], disputedBy: [] });
    expect(disputed).toEqual({ disputes: [], disputedBy: [{ id: 'mary2022replication' }] });
  });

  it('the four disputed links carry the coder’s note', async () => {
    const { findings } = await api.data('{ findings(filter: { disputed: true }) { nodes { id direction dispute } } }');
    expect(findings.nodes.map(({ id, direction }: Data) => [id, direction])).toEqual([
      ['carey2015informallinks:ssr.civil-defense-groups', 'QUALIFIES'],
      ['fenske2017oil:heq.redistribution', 'CONTEXT'],
      ['haass2017profits:heq.identity-corruption', 'QUALIFIES'],
      ['peic2014cdf:ssr.civil-defense-groups', 'SUPPORTS'],
    ]);
    for (const { dispute } of findings.nodes) expect(dispute).toMatch(/second coder reads/);
  });

  it('no address leads to a copy of a text', async () => {
    const { publications } = await api.data('{ publications(first: 200) { nodes { id url doi } } }');
    expect(publications.nodes).toHaveLength(110);
    for (const { id, url, doi } of publications.nodes) {
      expect(url ?? '', id).toMatch(
        doi ? /^https:\/\/doi\.org\/10\./ : /^$|^https?:\/\/(?!github\.|.*wordpress\.com|.*periodicos\.capes)/,
      );
    }
  });
});

describe('cases and actors', () => {
  it('three cases, linked to what they are about', async () => {
    const { cases } = await api.data(`{ cases { nodes { id country { id } summarySources { label }
      events { date title sources { label url publication { id } } } actors { id type sources { label } cases { id } }
      groups { text sources { label } ethnicGroups { id country { id } } } inequalities { contrary sources { label } }
      resilience { sources { label } } recommendations { id } sources { id } pages { label url publication { id } } } } }`);
    expect(cases.nodes.map(({ id, country }: Data) => [id, country.id])).toEqual([
      ['iraq', 'IRQ'],
      ['nigeria', 'NGA'],
      ['pakistan', 'PAK'],
    ]);
    expect(cases.nodes.map(({ actors }: Data) => actors.length)).toEqual([10, 11, 14]);
    for (const one of cases.nodes) {
      const statements = [...one.events, ...one.groups, ...one.inequalities, ...one.resilience, ...one.actors];
      for (const { sources } of statements) expect(sources.length).toBeGreaterThan(0);
      const dates = one.events.map(({ date }: Data) => date);
      expect(dates).toEqual(dates.toSorted());
      for (const { url, publication } of one.pages) expect([url, publication]).toEqual([null, null]);
      for (const { ethnicGroups } of one.groups) {
        for (const { country } of ethnicGroups) expect(country.id).toBe(one.country.id);
      }
    }
  });

  it('a country knows its cases, actors and findings', async () => {
    const { country, countries } = await api.data(`{
      country(id: "NGA") { cases { id } actors { id countries { id } } findings { totalCount } evidence { findings publications } }
      countries(filter: { hasCase: true }) { nodes { id } } }`);
    expect(country.cases).toEqual([{ id: 'nigeria' }]);
    expect(country.actors).toHaveLength(11);
    expect(country.evidence.publications).toBe(15);
    expect(country.findings.totalCount).toBe(country.evidence.findings);
    expect(countries.nodes.map(({ id }: Data) => id)).toEqual(['IRQ', 'NGA', 'PAK']);
  });

  it('actors by country, kind and text', async () => {
    const { actors } = await api.data(
      '{ actors(filter: { countries: ["PAK"], types: [CIVIL_DEFENSE_GROUP], text: "lashkar" }) { nodes { name cases { id } } } }',
    );
    expect(actors.nodes).toHaveLength(1);
    expect(actors.nodes[0].cases).toEqual([{ id: 'pakistan' }]);
  });
});

it('the graph of evidence runs no statement', async () => {
  const before = api.database.statements;
  await api.data(`{ recommendations { tally { votes } findings { nodes { publication { citation(style: RIS) } } } cases { id } }
    evidenceMatrix(rows: RECOMMENDATION, columns: COUNTRY) { cells { tally { findings } } }
    cases { nodes { actors { sources { label } } } } }`);
  expect(api.database.statements).toBe(before);
});
