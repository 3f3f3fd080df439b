import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingFilter, inCell, inOrder, publicationsOf } from '../../web/src/lib/evidence-map/findings.ts';
import { step } from '../../web/src/lib/evidence-map/grid.ts';
import { matrixOf } from '../../web/src/lib/evidence-map/matrix.ts';
import { classes, classOf, layerOf, placesOf } from '../../web/src/lib/evidence-map/places.ts';
import {
  axes,
  countFilters,
  defaults,
  format,
  MANY,
  noFilters,
  parse,
  questions,
  views,
  type Selection,
  type Vocabulary,
} from '../../web/src/lib/evidence-map/selection.ts';
import { cellName, cellSentence, conditionsOf, gapSentence } from '../../web/src/lib/evidence-map/words.ts';
import { directions } from '../../web/src/lib/evidence/directions.ts';
import { themes } from '../../web/src/lib/evidence/themes.ts';

const named = (...ids: string[]) => ids.map((id) => ({ id, name: `${id} in words` }));
const vocabulary: Vocabulary = {
  recommendations: named('ssr.policing', 'heq.employment'),
  outcomes: named('atrocities', 'trust-in-state'),
  designs: named('rct', 'case-study'),
  roles: named('framework', 'intervention-effect'),
  verifications: named('abstract', 'citation'),
  countries: named('NGA', 'IRQ', 'PAK'),
};
const read = (query: string) => parse(new URLSearchParams(query), vocabulary);
const ids = (words: readonly { id: string }[]) => words.map(({ id }) => id);

const headers = {
  RECOMMENDATION: ids(vocabulary.recommendations),
  OUTCOME: ids(vocabulary.outcomes),
  DESIGN: ids(vocabulary.designs),
  COUNTRY: [...ids(vocabulary.countries), MANY],
  DIRECTION: [...directions],
};

const selections: fc.Arbitrary<Selection> = fc
  .shuffledSubarray([...axes], { minLength: 2, maxLength: 2 })
  .chain(([rows = 'RECOMMENDATION', columns = 'OUTCOME']) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      view: fc.constantFrom(...views),
      row: fc.option(fc.constantFrom(...headers[rows])),
      column: fc.option(fc.constantFrom(...headers[columns])),
      all: fc.boolean(),
      filters: fc.record({
        themes: fc.subarray(themes.map(({ id }) => id)),
        recommendations: fc.subarray(headers.RECOMMENDATION),
        outcomes: fc.subarray(headers.OUTCOME),
        directions: fc.subarray([...directions]),
        designs: fc.subarray(headers.DESIGN),
        roles: fc.subarray(ids(vocabulary.roles)),
        countries: fc.subarray(headers.COUNTRY),
        verifications: fc.subarray(ids(vocabulary.verifications)),
        question: fc.option(fc.constantFrom(...questions)),
        disputed: fc.option(fc.boolean()),
        from: fc.option(fc.integer({ min: 1990, max: 2005 })),
        to: fc.option(fc.integer({ min: 2006, max: 2030 })),
        text: fc.string().map((text) => text.trim()),
      }),
    }),
  );

describe('the state in the address', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(read(format(selection))).toEqual({ selection, problems: [] });
      }),
    );
  });

  it('leaves out what is at its default, and keeps a pinned release', () => {
    expect(format(defaults)).toBe('');
    expect(format(defaults, new URLSearchParams('release=2026.1&text=x'))).toBe('?release=2026.1');
    expect(read('')).toEqual({ selection: defaults, problems: [] });
    expect(read('text=&from=&disputed=&country=').selection).toEqual(defaults);
  });

  it('takes codes in any case, and each once', () => {
    const { selection, problems } = read('country=nga&country=NGA&country=many&direction=contradicts&rows=design');
    expect(problems).toEqual([]);
    expect(selection.filters).toMatchObject({ countries: ['NGA', MANY], directions: ['CONTRADICTS'] });
    expect([selection.rows, selection.columns]).toEqual(['DESIGN', 'OUTCOME']);
  });

  it.each([
    ['design=rtc', 'There is no design “rtc”; did you mean “rct”?'],
    ['country=NGR', 'There is no country “NGR”; did you mean “NGA”?'],
    ['design=zzzzzzzz', 'There is no design “zzzzzzzz”.'],
    ['desing=rct', 'There is no setting “desing”; did you mean “design”?'],
    ['rows=WEATHER', 'There is no kind of rows “WEATHER”.'],
    ['rows=OUTCOME&columns=OUTCOME', 'Rows and columns are both OUTCOME; a matrix needs two different ones.'],
    ['row=atrocities', 'There is no recommendation “atrocities”.'],
    ['from=20', '“20” is no year to count “from”; a year has four digits.'],
    ['from=2020&to=2010', 'No year is both 2020 or later and 2010 or earlier.'],
    ['disputed=maybe', 'There is no answer to “disputed” “maybe”.'],
  ])('says what it cannot follow: %s', (query, problem) => {
    const { selection, problems } = read(query);
    expect(problems).toEqual([problem]);
    expect(selection.filters).toEqual(noFilters);
    expect(selection.rows).not.toBe(selection.columns);
  });

  it('keeps two different axes when one is given', () => {
    for (const axis of axes) {
      for (const query of [`rows=${axis}`, `columns=${axis}`]) {
        const { selection, problems } = read(query);
        expect(problems).toEqual([]);
        expect(selection.rows, query).not.toBe(selection.columns);
      }
    }
  });

  it('becomes a filter of the API', () => {
    expect(Object.values(findingFilter(noFilters)).every((value) => value === null)).toBe(true);
    const { filters } = read('country=MANY&country=PAK&theme=HORIZONTAL_EQUALITY&disputed=false&text=a+b').selection;
    expect(findingFilter(filters)).toMatchObject({
      countries: ['PAK'],
      manyCountries: true,
      themes: ['HORIZONTAL_EQUALITY'],
      disputed: false,
      text: 'a b',
    });
    expect(findingFilter(read('country=MANY').selection.filters)).toMatchObject({
      countries: null,
      manyCountries: true,
    });
  });

  it('is said as conditions, each with a way out', () => {
    const { filters } = read('country=MANY&country=PAK&question=remedy&disputed=true&from=2010&text=aid').selection;
    expect(countFilters(filters)).toBe(5);
    const conditions = conditionsOf(filters, vocabulary);
    expect(conditions.map(({ label }) => label)).toEqual([
      'Does the remedy work?',
      'country: Samples of many countries',
      'country: PAK in words',
      'coders differ on the direction',
      '2010 or later',
      'text holds “aid”',
    ]);
    expect(conditions[1]?.without).toEqual({ ...filters, countries: ['PAK'] });
  });
});

const finding = (
  direction: (typeof directions)[number],
  countries: string[],
  publication: { id: string; year: number | null; authors: string[] },
) => ({
  direction,
  outcomeTerm: { id: 'atrocities' },
  countries: countries.map((id) => ({ id })),
  recommendation: { id: 'ssr.policing' },
  publication: { ...publication, title: publication.id, designTerm: { id: 'rct' } },
});
const some = [
  finding('SUPPORTS', ['NGA', 'IRQ'], { id: 'a', year: 2010, authors: ['A'] }),
  finding('CONTRADICTS', [], { id: 'b', year: null, authors: ['B'] }),
  finding('CONTRADICTS', ['IRQ'], { id: 'c', year: 2015, authors: ['C'] }),
  finding('SUPPORTS', ['NGA'], { id: 'a', year: 2010, authors: ['A'] }),
];

describe('findings behind a cell', () => {
  const open = { rows: 'COUNTRY', columns: 'DIRECTION', row: null, column: null } as const;

  it('are those of its row and column; a study of several countries stands under each', () => {
    expect(inCell(some, open)).toHaveLength(4);
    expect(inCell(some, { ...open, row: 'IRQ' }).map(({ publication }) => publication.id)).toEqual(['a', 'c']);
    expect(inCell(some, { ...open, row: MANY })).toHaveLength(1);
    expect(inCell(some, { ...open, row: 'NGA', column: 'CONTRADICTS' })).toEqual([]);
  });

  it('are listed with those that contradict first, the newest before the older, an unknown year last', () => {
    expect(inOrder(some).map(({ publication }) => publication.id)).toEqual(['c', 'b', 'a', 'a']);
    expect(publicationsOf(some)).toHaveLength(3);
  });
});

const counts = (findings: number) => ({
  findings,
  publications: findings,
  supports: findings,
  qualifies: 0,
  contradicts: 0,
  context: 0,
});
const tally = (findings: number) => ({
  ...counts(findings),
  disputed: 0,
  rating: 'WEAKER' as const,
  votes: 0.5,
  remedy: counts(findings),
  problem: counts(0),
});

describe('the matrix', () => {
  const answer = {
    shown: tally(3),
    matrix: {
      rows: vocabulary.recommendations.map(({ id, name }) => ({ id, label: name, tally: tally(3) })),
      columns: vocabulary.outcomes.map(({ id, name }) => ({ id, label: name, tally: tally(3) })),
      cells: vocabulary.recommendations.flatMap((row) =>
        vocabulary.outcomes.map((column) => ({
          row: row.id,
          column: column.id,
          gap: row.id === 'ssr.policing' ? null : ('ABSOLUTE' as const),
          tally: counts(row.id === 'ssr.policing' ? 3 : 0),
        })),
      ),
    },
  };
  const recommendations = [
    { id: 'ssr.policing', theme: 'SECURITY_SECTOR_REFORM' as const },
    { id: 'heq.employment', theme: 'HORIZONTAL_EQUALITY' as const },
  ];
  const drawn = (query: string) => {
    const { selection } = read(query);
    return matrixOf(answer, selection, selection.filters, recommendations);
  };

  it('groups recommendations by theme and counts gaps', () => {
    const matrix = drawn('');
    expect(matrix.groups.map(({ name }) => name)).toEqual(['Security sector reform', 'Horizontal equality']);
    expect(matrix.gaps).toEqual({ absolute: 2, synthesis: 0, cells: 4 });
    expect(drawn('rows=OUTCOME&columns=RECOMMENDATION').groups.map(({ name }) => name)).toEqual([null]);
  });

  it('tells of missing reviews only where a cell holds all studies on its question', () => {
    expect(gapSentence(drawn('').gaps)).toBe(
      '2 of 4 cells have no study, and 0 have three findings or more and no review of them.',
    );
    for (const columns of ['DESIGN', 'DIRECTION']) {
      const { gaps } = drawn(`columns=${columns}`);
      expect(gaps.synthesis).toBeNull();
      expect(gapSentence(gaps)).not.toContain('three findings');
    }
  });

  it('leaves out headers that the filters do not ask for, which would look like gaps', () => {
    expect(drawn('theme=SECURITY_SECTOR_REFORM').gaps).toEqual({ absolute: 0, synthesis: 0, cells: 2 });
    expect(drawn('recommendation=heq.employment&outcome=atrocities').gaps.cells).toBe(1);
  });

  it('shows the rating of the remedy only beside counts of the remedy', () => {
    const ratings = (query: string) => drawn(query).groups.flatMap(({ rows }) => rows.map(({ rating }) => rating));
    expect(ratings('')).toEqual([null, null]);
    expect(ratings('question=REMEDY')).toEqual(['Weaker, for', 'Weaker, for']);
    expect(ratings('question=REMEDY&design=rct')).toEqual([null, null]);
  });

  it('says its cells', () => {
    const axesOfCell = { rows: 'RECOMMENDATION', columns: 'OUTCOME' } as const;
    const split = { ...counts(11), supports: 1, qualifies: 6, contradicts: 3, context: 1 };
    expect(`${cellName('Civil defense groups', 'Violence', axesOfCell)}: ${cellSentence(split, null)}`).toBe(
      'Civil defense groups by violence: 1 supports, 6 qualify, 3 contradict, 1 context.',
    );
    expect(cellSentence(counts(0), 'ABSOLUTE')).toBe('no study.');
    expect(cellSentence(split, 'SYNTHESIS')).toMatch(/ No review\.$/);
    expect(cellSentence(counts(0), null)).toContain('other evidence');
    expect(cellName('Policing', null, axesOfCell)).toBe('Policing, all outcomes');
    expect(cellName(null, 'Trust', axesOfCell)).toBe('Trust, all recommendations');
    expect(cellName('Trust', 'Nigeria', { rows: 'OUTCOME', columns: 'COUNTRY' })).toBe('Trust by “Nigeria”');
  });

  it('is walked by the arrows, Home and End, and not left by them', () => {
    const walk = (key: string, row: number, column: number, whole = false) => step(key, whole, { row, column }, 3, 4);
    expect(walk('ArrowRight', 0, 0)).toEqual({ row: 0, column: 1 });
    expect(walk('ArrowRight', 0, 3)).toEqual({ row: 0, column: 3 });
    expect(walk('ArrowUp', 0, 2)).toEqual({ row: 0, column: 2 });
    expect(walk('ArrowDown', 2, 2)).toEqual({ row: 2, column: 2 });
    expect(walk('Home', 1, 2)).toEqual({ row: 1, column: 0 });
    expect(walk('End', 1, 2)).toEqual({ row: 1, column: 3 });
    expect(walk('Home', 1, 2, true)).toEqual({ row: 0, column: 0 });
    expect(walk('End', 1, 2, true)).toEqual({ row: 2, column: 3 });
    expect(walk('a', 1, 2)).toBeNull();
  });
});

describe('where evidence comes from', () => {
  const places = placesOf([
    { id: 'IRQ', label: 'Iraq', tally: counts(15) },
    { id: 'TCD', label: 'Chad', tally: counts(0) },
    { id: 'NGA', label: 'Nigeria', tally: counts(2) },
    { id: MANY, label: 'Samples of many countries', tally: counts(49) },
  ]);

  it('is each country with a study, samples of many countries apart', () => {
    expect(places.countries.map(({ id }) => id)).toEqual(['IRQ', 'NGA']);
    expect(places.many.findings).toBe(49);
  });

  it('is a layer on which a country without a study has no class and says so', () => {
    const layer = layerOf(places, [
      { id: 'TCD', name: 'Chad' },
      { id: 'NGA', name: 'Nigeria' },
      { id: 'IRQ', name: 'Iraq' },
    ]);
    expect(layer.ids).toEqual(['TCD', 'IRQ', 'NGA']);
    expect(layer.classes).toEqual([null, 4, 1]);
    expect(layer.ids.map((_, index) => layer.describe(index))).toEqual([
      'Chad: no study in this list.',
      'Iraq: 15 findings in 15 publications.',
      'Nigeria: 2 findings in 2 publications.',
    ]);
  });

  it('has classes without holes', () => {
    const found = Array.from({ length: 40 }, (_, index) => classOf(index + 1));
    expect(found).not.toContain(null);
    expect(new Set(found).size).toBe(classes.length);
    expect(classOf(0)).toBeNull();
  });
});
