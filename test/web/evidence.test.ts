import { describe, expect, it } from 'vitest';
import { countIn, directions, groupedByDirection, splitSentence } from '../../web/src/lib/evidence/directions.ts';
import type { ListedFinding } from '../../web/src/lib/evidence/fragments.ts';
import { listed, shortReference } from '../../web/src/lib/evidence/names.ts';
import { ratingWords } from '../../web/src/lib/evidence/rating.ts';
import { basisWords, mechanismWords } from '../../web/src/lib/evidence/themes.ts';
import { byDesign, gapsOf, placesOf } from '../../web/src/routes/recommendation/[id]/what-is-known.ts';
import { missingWords, recordOf } from '../../web/src/routes/evidence/[publication]/record.ts';

const counts = { supports: 1, qualifies: 9, contradicts: 4, context: 4 };

describe('directions', () => {
  it('are counted in one order and said as a sentence, zeros among them', () => {
    expect(directions.map((direction) => countIn(counts, direction))).toEqual([1, 9, 4, 4]);
    expect(splitSentence(counts)).toBe('1 supports, 9 qualify, 4 contradict, 4 context');
    expect(splitSentence({ supports: 0, qualifies: 1, contradicts: 1, context: 0 })).toBe(
      '0 support, 1 qualifies, 1 contradicts, 0 context',
    );
  });

  it('are listed with what speaks against first and without empty groups', () => {
    const groups = groupedByDirection([
      { id: 1, direction: 'SUPPORTS' as const },
      { id: 2, direction: 'CONTRADICTS' as const },
      { id: 3, direction: 'SUPPORTS' as const },
      { id: 4, direction: 'QUALIFIES' as const },
    ]);
    expect(groups.map(({ direction, findings }) => [direction, findings.map(({ id }) => id)])).toEqual([
      ['CONTRADICTS', [2]],
      ['QUALIFIES', [4]],
      ['SUPPORTS', [1, 3]],
    ]);
  });
});

describe('words', () => {
  it('name publications as sources are named, and say when no year was seen', () => {
    expect(shortReference({ title: 'T', authors: ['Berg, Louis'], year: 2020 })).toBe('Berg, 2020');
    expect(shortReference({ title: 'T', authors: ['Carey, S.', 'González, B.'], year: 2020 })).toBe(
      'Carey and González, 2020',
    );
    expect(shortReference({ title: 'T', authors: ['A, a', 'B, b', 'C, c'], year: null })).toBe(
      'A and others, no year seen',
    );
    expect(shortReference({ title: 'A title', authors: [], year: 2011 })).toBe('A title, 2011');
    expect(listed([])).toBe('');
    expect(listed(['coups'])).toBe('coups');
    expect(listed(['coups', 'trust', 'corruption'])).toBe('coups, trust and corruption');
  });

  it('give a rating its sign, and a warning none', () => {
    expect(ratingWords({ rating: 'MODERATE', votes: 1.5 })).toBe('Moderate, for');
    expect(ratingWords({ rating: 'WEAKER', votes: -0.25 })).toBe('Weaker, against');
    expect(ratingWords({ rating: 'WEAKER', votes: 0 })).toBe('Weaker, neither way');
    expect(ratingWords({ rating: 'NO_EVIDENCE', votes: null })).toBe('No study of a remedy');
    expect(ratingWords({ rating: null, votes: null })).toBeNull();
  });

  it('say what a recommendation rests on and how it works; an unknown code stays readable', () => {
    expect(basisWords('IMPLIED')).toBe('implied by the brief, not said');
    expect(basisWords('RUMOUR')).toBe('RUMOUR');
    expect(mechanismWords(['NON_STATE', 'STATE'])).toMatch(/stop large violence by others, and .*agents of the state/);
  });
});

const term = (id: string) => ({ id, name: `Name of ${id}` });

function finding(
  direction: ListedFinding['direction'],
  design: string,
  countries: string[],
  role = 'intervention-effect',
): ListedFinding {
  return {
    id: `${direction}-${design}`,
    direction,
    text: '',
    dispute: null,
    coders: 2,
    outcomeTerm: term('coups'),
    countries: countries.map((id) => ({ id, name: `Country ${id}` })),
    recommendation: { id: 'r', title: 'R' },
    publication: {
      id: 'p',
      title: 'P',
      authors: [],
      year: null,
      note: null,
      generalKnowledge: false,
      disputedBy: [],
      designTerm: term(design),
      roleTerm: { ...term(role), question: 'REMEDY' },
      verificationTerm: term('abstract'),
    },
  };
}

describe('what is known of a recommendation', () => {
  const findings = [
    finding('SUPPORTS', 'rct', ['NGA', 'PAK']),
    finding('CONTRADICTS', 'rct', []),
    finding('SUPPORTS', 'rct', ['PAK']),
    finding('CONTEXT', 'dataset', []),
    finding('SUPPORTS', 'rct', ['PAK']),
  ];

  it('is counted by design in the order of designs', () => {
    const rows = byDesign(findings, [term('dataset'), term('case-study'), term('rct')]);
    expect(rows.map(({ design, total }) => [design.id, total])).toEqual([
      ['dataset', 1],
      ['rct', 4],
    ]);
    expect(rows[1]?.counts).toEqual({ SUPPORTS: 3, QUALIFIES: 0, CONTRADICTS: 1, CONTEXT: 0 });
  });

  it('comes from places, one finding counting in each of its countries', () => {
    expect(placesOf(findings).map(({ country, findings: count }) => [country?.id, count])).toEqual([
      ['PAK', 3],
      [undefined, 2],
      ['NGA', 1],
    ]);
  });

  it('has gaps, which a review closes', () => {
    const cell = (column: string, gap: 'ABSOLUTE' | 'SYNTHESIS' | null, count: number) => ({
      row: 'r',
      column,
      gap,
      tally: { findings: count },
    });
    const cells = [
      cell('atrocities', 'ABSOLUTE', 0),
      cell('coups', 'SYNTHESIS', 4),
      cell('corruption', null, 1),
      cell('evidence-availability', 'ABSOLUTE', 0),
    ];
    const outcomes = ['atrocities', 'coups', 'corruption', 'evidence-availability'].map(term);
    expect(gapsOf(cells, outcomes, findings)).toEqual({
      withoutStudy: ['Name of atrocities'],
      withoutReview: [{ outcome: 'Name of coups', findings: 4 }],
      reviewed: false,
    });
    const review = finding('SUPPORTS', 'systematic-review', [], 'evidence-synthesis');
    expect(gapsOf(cells, outcomes, [...findings, review]).reviewed).toBe(true);
  });
});

describe('the record of a publication', () => {
  const csl = { 'container-title': 'Journal', volume: '7', issued: { 'date-parts': [[2020, 4]] }, page: '1-9' };

  it('says what was not seen and leaves out what such a work does not have', () => {
    const rows = recordOf(
      { authors: ['One, A.'], doi: null, url: 'https://example.org/x', missing: ['DOI', 'issue'] },
      csl,
    );
    expect(rows.map(({ label, value }) => [label, value])).toEqual([
      ['Authors', 'One, A.'],
      ['Published', 'April 2020'],
      ['In', 'Journal'],
      ['Volume', '7'],
      ['Issue', null],
      ['Pages', '1–9'],
      ['DOI', null],
      ['Address', 'https://example.org/x'],
    ]);
  });

  it('leads to the DOI, names editors as such and keeps what is said of a gap', () => {
    const rows = recordOf(
      {
        authors: ['Ed, E.'],
        doi: '10.1/x',
        url: 'https://doi.org/10.1/x',
        missing: ['issued', 'author (co-authors not seen)'],
      },
      { editor: [{}] },
    );
    expect(rows).toEqual([
      { label: 'Editors', value: 'Ed, E.', remark: 'co-authors not seen' },
      { label: 'Published', value: null },
      { label: 'DOI', value: '10.1/x', href: 'https://doi.org/10.1/x' },
    ]);
    expect(missingWords(['issued', 'author (co-authors not seen)', 'page'])).toEqual([
      'the year',
      'some of the authors',
      'pages',
    ]);
  });
});
