import { describe, expect, it } from 'vitest';
import { classText, legendBreaks, placeOnLegend } from '../../web/src/lib/explorer/classes.ts';
import { rowsForCsv } from '../../web/src/lib/explorer/csv.ts';
import {
  type Figure,
  figuresOf,
  narrowFigures,
  seriesOf,
  sortFigures,
  spreadOf,
} from '../../web/src/lib/explorer/figures.ts';
import type { LayerData, ListedCountry } from '../../web/src/lib/explorer/query.ts';
import { makeScale } from '../../web/src/lib/map/scale.ts';

const country = (id: string, name: string, from: number | null, to: number | null = null): ListedCountry => ({
  id,
  name,
  region: 'Africa',
  subregion: id === 'CIV' ? 'Western Africa' : null,
  existsFrom: from,
  existsTo: to,
});

const countries = [
  country('SSD', 'South Sudan', 2011),
  country('CIV', 'Côte d’Ivoire', 1960),
  country('YMD', 'South Yemen', 1967, 1990),
  country('SHN', 'Saint Helena', null),
  country('NGA', 'Nigeria', 1960),
  country('KEN', 'Kenya', 1963),
];

const layer: LayerData = {
  indicator: {
    id: 'vdem.v2x_clphy',
    name: 'Physical violence index',
    shortName: 'Freedom from state violence',
    description: '',
    unit: 'index, 0 to 1',
    moreMeans: 'less violence by the state',
    topic: 'Security sector',
    polarity: 'HIGHER_IS_SAFER',
    rangeLow: 0,
    rangeHigh: 1,
    decimals: 2,
    caution: null,
    firstYear: 1990,
    lastYear: 1991,
    source: { id: 'vdem', title: 'V-Dem', licence: 'CC BY-SA 4.0' },
    coverage: [],
  },
  release: { id: 'vdem-v14', version: 'v14' },
  years: [1990, 1991],
  countries: [{ id: 'NGA' }, { id: 'CIV' }, { id: 'YMD' }, { id: 'KEN' }],
  classSure: null,
  values: [
    [0.5, null],
    [0.2, 0.3],
    [0.1, null],
    [0.5, 0],
  ],
  low: null,
  high: null,
};

const figures = (year: number) =>
  figuresOf(layer, countries, year, (value) => (value === null ? null : value < 0.4 ? 0 : 1));
const names = (list: readonly Figure[]) => list.map(({ name }) => name);

describe('figures of a year', () => {
  it('lists the states of that year and draws the map of today', () => {
    const of1990 = figures(1990);
    expect(names(of1990.filter(({ listed }) => listed))).toEqual(['Côte d’Ivoire', 'Kenya', 'Nigeria', 'South Yemen']);
    expect(names(of1990.filter(({ drawn }) => drawn))).toEqual([
      'Côte d’Ivoire',
      'Kenya',
      'Nigeria',
      'Saint Helena',
      'South Sudan',
    ]);
    expect(names(figures(1991).filter(({ listed }) => listed))).toEqual(['Côte d’Ivoire', 'Kenya', 'Nigeria']);
  });

  it('keeps missing apart from nought', () => {
    const [, kenya, nigeria] = figures(1991);
    expect(kenya).toMatchObject({ value: 0, class: 0, position: 0.25 });
    expect(nigeria).toMatchObject({ value: null, class: null, position: null });
  });

  it('places a country among the others, ties counted half', () => {
    const position = Object.fromEntries(figures(1990).map(({ id, position: place }) => [id, place]));
    expect(position).toMatchObject({ YMD: 0.125, CIV: 0.375, NGA: 0.75, KEN: 0.75, SSD: null });
  });

  it('has no figure in a year the layer does not know', () => {
    expect(figures(2050).every(({ value }) => value === null)).toBe(true);
  });

  it('says how they spread', () => {
    expect(spreadOf(figures(1990), 1990)).toMatchObject({ countries: 4, minimum: 0.1, median: 0.35, maximum: 0.5 });
    expect(spreadOf(figures(2050), 2050)).toBeNull();
  });

  it('gives the years of one country, gaps as gaps', () => {
    expect(seriesOf(layer, 'NGA').map(({ year, value }) => [year, value])).toEqual([
      [1990, 0.5],
      [1991, null],
    ]);
    expect(seriesOf(layer, 'SSD').map(({ value }) => value)).toEqual([null, null]);
  });
});

describe('the table', () => {
  it.each([
    ['value', false, ['Kenya', 'Côte d’Ivoire', 'Nigeria']],
    ['value', true, ['Côte d’Ivoire', 'Kenya', 'Nigeria']],
    ['name', true, ['Nigeria', 'Kenya', 'Côte d’Ivoire']],
  ] as const)('sorts by %s (descending: %s) with missing figures last', (column, descending, order) => {
    const listed = figures(1991).filter((figure) => figure.listed);
    expect(names(sortFigures(listed, { column, descending }))).toEqual(order);
  });

  it('narrows by text without accents, by region and by class', () => {
    const all = figures(1990);
    expect(names(narrowFigures(all, { filter: 'cote D', region: null, classes: null }))).toEqual(['Côte d’Ivoire']);
    expect(names(narrowFigures(all, { filter: '', region: 'Western Africa', classes: null }))).toEqual([
      'Côte d’Ivoire',
    ]);
    expect(names(narrowFigures(all, { filter: '', region: null, classes: [1] }))).toEqual(['Kenya', 'Nigeria']);
  });

  it('leaves with everything it takes to cite each row', () => {
    const rows = rowsForCsv(layer, 1991, '2026.1', figures(1991).slice(0, 3));
    expect(rows[0]).toEqual({
      country_id: 'CIV',
      country: 'Côte d’Ivoire',
      region: 'Western Africa',
      year: 1991,
      value: 0.3,
      low: null,
      high: null,
      percentile: 0.75,
      unit: 'index, 0 to 1',
      indicator: 'vdem.v2x_clphy',
      source_release: 'vdem-v14',
      licence: 'CC BY-SA 4.0',
      data_release: '2026.1',
    });
    expect(rows[1]).toMatchObject({ country: 'Kenya', value: 0 });
    expect(rows[2]).toMatchObject({ country: 'Nigeria', value: null });
  });
});

describe('classes in words', () => {
  const ranges = makeScale([0, 0.1, 0.3, 0.5, 0.7, 0.9, 1], 'HIGHER_IS_RISKIER', {
    rangeLow: 0,
    rangeHigh: 1,
    decimals: 2,
    unit: 'index, 0 to 1',
  });
  const measure = { decimals: 2, unit: 'index, 0 to 1' };

  it('writes edges as short as they are', () => {
    expect(legendBreaks(ranges, measure)).toEqual(
      ['0', '0.2', '0.4', '0.6', '0.8', '1'].map((text, index) => ({ at: index / 5, text })),
    );
    expect(classText(ranges, 1, measure)).toBe('0.2 to 0.4');
  });

  it('says none and single values where a class is one value', () => {
    const deaths = { breaks: [0, 1, 50, 20_000], kind: 'none-first' as const };
    const whole = { decimals: 0, unit: 'deaths' };
    expect([0, 1, 2].map((index) => classText(deaths, index, whole))).toEqual(['none', '1 to 50', '50 to 20 k']);
    expect(legendBreaks(deaths, whole)[0]).toEqual({ at: 1 / 6, text: 'none' });

    const ordinal = { breaks: [0, 1, 2, 3], kind: 'distinct' as const };
    expect(classText(ordinal, 2, whole)).toBe('2');
    expect(legendBreaks(ordinal, whole).map(({ text }) => text)).toEqual(['0', '1', '2']);
  });

  it('finds the place of a figure on the bar of equal classes', () => {
    expect(placeOnLegend(ranges, 0)).toBe(0);
    expect(placeOnLegend(ranges, 0.5)).toBeCloseTo(0.5);
    expect(placeOnLegend(ranges, 1)).toBe(1);
  });
});
