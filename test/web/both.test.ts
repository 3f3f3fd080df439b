import { describe, expect, it } from 'vitest';
import {
  both,
  bothClass,
  bothClasses,
  bothColours,
  bothText,
  bothTextColours,
  need,
  pickable,
  thirdOf,
} from '../../web/src/lib/explorer/both.ts';
import { rowsForCsv } from '../../web/src/lib/explorer/csv.ts';
import { bothFiguresOf, figuresOf, sortFigures } from '../../web/src/lib/explorer/figures.ts';
import type { LayerData, ListedCountry } from '../../web/src/lib/explorer/query.ts';
import { bothSentence } from '../../web/src/lib/explorer/sentences.ts';
import { contrast } from './colour.ts';

const countries = ['NGA', 'KEN', 'PSE', 'CHE'].map((id): ListedCountry => ({
  id,
  name: id,
  region: 'R',
  subregion: null,
  existsFrom: 1960,
  existsTo: null,
}));
type Row = [id: string, value: number, low: number, high: number];
const layerOf = (id: string, rows: Row[], classSure: LayerData['classSure'] = null): LayerData => ({
  indicator: {
    id,
    name: id,
    shortName: id,
    description: '',
    unit: 'score from 0 to 10',
    moreMeans: 'more',
    topic: 'Risk and resilience',
    polarity: 'HIGHER_IS_RISKIER',
    rangeLow: 0,
    rangeHigh: 10,
    decimals: 1,
    caution: null,
    firstYear: 2023,
    lastYear: 2023,
    source: { id: 'forestall', title: 'Forestall', licence: 'CC BY 4.0' },
    coverage: [],
  },
  release: { id: 'forestall-profiles-1', version: '1' },
  years: [2023],
  countries: rows.map(([of]) => ({ id: of })),
  values: rows.map(([, value]) => [value]),
  low: rows.map(([, , low]) => [low]),
  high: rows.map(([, , , high]) => [high]),
  classSure,
});

const risk = layerOf(both.risk, [
  ['NGA', 7.3, 6.7, 7.8],
  ['KEN', 5.9, 5.2, 6.4],
  ['CHE', 2.5, 2.1, 3],
]);
const resilience = layerOf(both.resilience, [
  ['NGA', 3.9, 3.6, 4.3],
  ['KEN', 6.5, 6.2, 6.8],
  ['PSE', 3, 2.8, 3.3],
  ['CHE', 9, 8.8, 9.1],
]);
const thirds = { kind: 'profiles', firstThirds: [4, 5.8], secondThirds: [3.4, 6] } as const;
const figures = bothFiguresOf(risk, { second: resilience, ...thirds }, countries, 2023);
const of = (id: string) => figures.find((figure) => figure.id === id);

describe('risk and resilience at once', () => {
  it('are nine pairs of thirds, and none where one of them is missing', () => {
    expect([3.9, 4, 5.8].map((value) => thirdOf(value, thirds.firstThirds))).toEqual([0, 1, 2]);
    expect([bothClass(2, 0), bothClass(0, 2), bothClass(null, 1), bothClass(1, null)]).toEqual([6, 2, null, null]);
    expect(bothText(6)).toBe('high risk, low resilience');
    expect(figures.map(({ id, class: own }) => [id, own])).toEqual([
      ['CHE', 2],
      ['KEN', 8],
      ['NGA', 7],
      ['PSE', null],
    ]);
  });

  it('keep both values and never one made of them', () => {
    expect(of('NGA')).toMatchObject({ value: 7.3, second: { value: 3.9, low: 3.6, high: 4.3 } });
    expect(of('PSE')).toMatchObject({ value: null, second: { value: 3 }, listed: true });
    const [row] = rowsForCsv(risk, 2023, '2026.1', figures.slice(2, 3));
    const [own] = rowsForCsv(risk, 2023, '2026.1', figures.slice(2, 3), undefined, { VIOLENCE: 3, EXPOSURE: 0 });
    expect([own?.weights, row?.weights]).toEqual(['VIOLENCE 3, EXPOSURE 0', undefined]);
    expect(row).toMatchObject({ value: 7.3, resilience: 3.9, resilience_low: 3.6, resilience_high: 4.3 });
    expect(sortFigures(figures, { column: 'second', descending: true }).map(({ id }) => id)).toEqual([
      'CHE',
      'KEN',
      'NGA',
      'PSE',
    ]);
  });

  it('are unsure where either range reaches into another third', () => {
    expect([of('NGA')?.unsure, of('KEN')?.unsure, of('CHE')?.unsure, of('PSE')?.unsure]).toEqual([
      false,
      true,
      false,
      null,
    ]);
  });

  it('are said range first', () => {
    const nigeria = of('NGA');
    const palestine = of('PSE');
    if (!nigeria || !palestine) throw new Error('A country is missing.');
    expect(bothSentence(nigeria, 2023, 'profiles')).toBe(
      'NGA. Risk 6.7 to 7.8, best estimate 7.3; resilience 3.6 to 4.3, best estimate 3.9, in 2023. High risk, middle resilience, by thirds of the panel.',
    );
    expect(bothSentence(palestine, 2023, 'profiles')).toBe(
      'PSE. Risk: no score; resilience 2.8 to 3.3, best estimate 3.0, in 2023.',
    );
  });

  it.each(['light', 'dark'] as const)('have nine colours that counts can be read on in the %s theme', (theme) => {
    const [grounds, texts] = [bothColours(theme), bothTextColours(theme)];
    expect(new Set(grounds).size).toBe(9);
    for (const index of bothClasses) {
      expect(contrast(grounds[index] ?? '', texts[index] ?? ''), bothText(index)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('can be picked where there are profiles, first of their topic', () => {
    const indicator = (id: string, topic: string, countryCount = 9) => ({
      id,
      name: id,
      shortName: id,
      topic,
      countryCount,
    });
    const listed = [indicator('a', 'A'), indicator(both.resilience, 'R'), indicator(both.risk, 'R')];
    expect(pickable(listed, [{ id: 'ssr.policing', title: 'Reform policing' }]).map(({ id }) => id)).toEqual([
      'a',
      both.id,
      both.resilience,
      both.risk,
      need.id,
      'lever.ssr.policing',
    ]);
    expect(pickable([indicator('a', 'A'), indicator(both.risk, 'R', 0)], [])).toHaveLength(2);
  });
});

describe('a class is unsure', () => {
  const classOf = (value: number | null) => (value === null ? null : value < 4 ? 0 : value < 5.8 ? 1 : 2);
  const unsure = (layer: LayerData) => figuresOf(layer, countries, 2023, classOf).map(({ id, unsure: is }) => [id, is]);

  it('where its range reaches into another', () => {
    expect(unsure(risk)).toEqual([
      ['CHE', false],
      ['KEN', true],
      ['NGA', false],
      ['PSE', null],
    ]);
    expect(unsure({ ...risk, low: null, high: null }).every(([, is]) => is === null)).toBe(true);
  });

  it('as the API says, where it says so', () => {
    const told = { ...risk, classSure: [[false], [true], [null]] };
    expect(Object.fromEntries(unsure(told))).toEqual({ NGA: true, KEN: false, CHE: false, PSE: null });
  });
});
