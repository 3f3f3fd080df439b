import { describe, expect, it } from 'vitest';
import { bothText, need } from '../../web/src/lib/explorer/both.ts';
import { bothFiguresOf, type Figure, figuresOf } from '../../web/src/lib/explorer/figures.ts';
import {
  type Lever,
  leverLayers,
  leverScale,
  leverSentence,
  leverTable,
  ownTable,
  reasonsOf,
  recommendationOf,
  salienceInWords,
  salientYears,
} from '../../web/src/lib/explorer/lever.ts';
import type { LayerData, ListedCountry } from '../../web/src/lib/explorer/query.ts';
import { bothSentence } from '../../web/src/lib/explorer/sentences.ts';

const countries = ['CHE', 'KEN', 'NGA', 'TUV'].map((id): ListedCountry => ({
  id,
  name: id,
  region: 'R',
  subregion: null,
  existsFrom: 1980,
  existsTo: null,
}));
const base = {
  indicator: { source: { id: 'forestall', title: 'Forestall', licence: 'CC BY 4.0' } } as LayerData['indicator'],
  release: { id: 'forestall-profiles-1', version: '1' },
} as LayerData;
const ids = countries.map(({ id }) => ({ id }));
const answer = {
  recommendation: { id: 'ssr.policing', title: 'Reform policing', statement: 'Police is to …', levers: [] },
  years: [2022, 2023],
  countries: ids.slice(0, 3),
  salience: [
    ['NOT_SALIENT', 'NOT_SALIENT'],
    [null, 'NOT_ASSESSED'],
    ['SALIENT', 'SALIENT'],
  ] as ('SALIENT' | 'NOT_SALIENT' | 'NOT_ASSESSED' | null)[][],
};
const lever: Lever = {
  id: 'ssr.policing',
  title: 'Reform policing',
  statement: '',
  year: 2023,
  reasons: { NGA: ['In the worst third.'], KEN: ['The figures are too thin to say.'] },
  conditions: [{ id: 'DN1', title: 'Force itself is a perpetrator' }],
  tally: {} as Lever['tally'],
};

describe('a layer of salience', () => {
  const layer = leverTable(base, answer);
  const figures = figuresOf(layer, countries, 2023, (value) => leverScale().classOf(value));
  const of = (id: string) => figures.find((figure) => figure.id === id) as Figure;

  it('is named after its recommendation, and nothing else is taken for one', () => {
    expect(leverLayers([lever])[0]?.id).toBe('lever.ssr.policing');
    expect(recommendationOf('lever.ssr.policing')).toBe('ssr.policing');
    expect(recommendationOf('vdem.v2x_clphy')).toBeNull();
  });

  it('keeps what cannot be said apart from what is not salient', () => {
    expect(figures.map(({ id, value, class: own }) => [id, value, own])).toEqual([
      ['CHE', 0, 0],
      ['KEN', null, null],
      ['NGA', 1, 1],
      ['TUV', null, null],
    ]);
    expect(figures.map(salienceInWords)).toEqual(['not salient', 'cannot be said', 'salient', 'cannot be said']);
    expect(layer.indicator.coverage).toEqual([
      { year: 2022, countries: 2 },
      { year: 2023, countries: 2 },
    ]);
  });

  it('has two colours in both themes even where nothing can be said', () => {
    for (const theme of ['light', 'dark'] as const) expect(new Set(leverScale().colours(theme)).size).toBe(2);
  });

  it('says why, and never with the reasons of another year', () => {
    expect(reasonsOf(of('NGA'), lever, 2023)).toEqual(['In the worst third.']);
    expect(reasonsOf(of('CHE'), lever, 2023)).toEqual(['None of its rules holds in these figures.']);
    expect(reasonsOf(of('TUV'), lever, 2023)).toEqual(['No figure of that year to judge it by.']);
    expect(reasonsOf(of('NGA'), lever, 2022)).toBeNull();
    expect(leverSentence(of('NGA'), 2023, lever)).toBe('NGA. Salient, in 2023. In the worst third.');
    expect(leverSentence(of('KEN'), 2023, lever)).toBe(
      'KEN. Whether it is salient cannot be said, in 2023. The figures are too thin to say.',
    );
    expect(leverSentence(of('NGA'), 2022, lever)).toBe('NGA. Salient, in 2022.');
  });

  it('says in which years', () => {
    const series = (values: (number | null)[]) =>
      values.map((value, index) => ({ year: 2000 + index, value, low: null, high: null }));
    expect(salientYears(series([1, 1, 0, null, 1]))).toBe(
      'Salient in 3 of the 4 years that can be judged: 2000–2001, 2004.',
    );
    // A year that cannot be judged ends a span: nothing is filled in.
    expect(salientYears(series([1, null, 1]))).toBe('Salient in 2 of the 2 years that can be judged: 2000, 2002.');
    expect(salientYears(series([0]))).toBe('Salient in 0 of the 1 year that can be judged.');
    expect(salientYears(series([null]))).toBe('In no year can the figures say whether it is salient.');
  });
});

describe('need beside evidence', () => {
  const table = (values: (number | null)[]) =>
    ownTable(
      base,
      [2023],
      ids,
      values.map((value) => [value]),
      {
        id: 'x',
        name: 'x',
        shortName: 'x',
        description: '',
        unit: '',
        moreMeans: 'more',
        topic: 'T',
      },
    );
  const both = {
    kind: 'need',
    second: table([0, 4, 0, null]),
    firstThirds: need.salientEnds,
    secondThirds: need.findingEnds,
  } as const;
  const figures = bothFiguresOf(table([0, 1, 5, null]), both, countries, 2023);

  it('parts countries by what is salient there and by the findings from there, and never says unsure', () => {
    expect(figures.map(({ id, class: own, unsure }) => [id, own, unsure])).toEqual([
      ['CHE', 0, null],
      ['KEN', 5, null],
      ['NGA', 6, null],
      ['TUV', null, null],
    ]);
    expect(bothText(0, 'need')).toBe('none salient');
    expect(bothText(5, 'need')).toBe('1 to 4 salient, 4 or more findings on them from there');
    expect(bothText(6, 'need')).toBe('5 or more salient, no finding on them from there');
  });

  it('says its counts', () => {
    expect(figures.map((figure) => bothSentence(figure, 2023, 'need'))).toEqual([
      'CHE. 0 recommendations salient; so no finding is counted, in 2023.',
      'KEN. 1 recommendation salient; 4 findings on it from there, in 2023.',
      'NGA. 5 recommendations salient; 0 findings on these from there, in 2023.',
      'TUV. The figures are too thin to say what is salient; no finding is counted, in 2023.',
    ]);
  });
});
