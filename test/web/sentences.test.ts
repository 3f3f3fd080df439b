import { describe, expect, it } from 'vitest';
import type { Figure } from '../../web/src/lib/explorer/figures.ts';
import type { LayerIndicator } from '../../web/src/lib/explorer/query.ts';
import {
  countrySentence,
  figureWithUnit,
  layerSentence,
  oppositeOf,
  yearSentence,
} from '../../web/src/lib/explorer/sentences.ts';

const indicator = {
  shortName: 'Exclusion by social group',
  moreMeans: 'more exclusion',
  unit: 'index, 0 to 1',
  decimals: 2,
  source: { id: 'vdem', title: 'V-Dem', licence: 'CC BY-SA 4.0' },
} as LayerIndicator;

const nigeria: Figure = {
  id: 'NGA',
  name: 'Nigeria',
  region: 'Western Africa',
  value: 0.52,
  low: null,
  high: null,
  position: 0.67,
  unsure: null,
  second: null,
  class: 2,
  listed: true,
  drawn: true,
};
const world = {
  year: 2023,
  countries: 174,
  minimum: 0,
  p5: 0.1,
  p25: 0.2,
  median: 0.4,
  p75: 0.6,
  p95: 0.8,
  maximum: 1,
};

describe('what is read out', () => {
  it('says a figure with its year and its place', () => {
    expect(countrySentence(nigeria, 2023, indicator, world)).toBe(
      'Nigeria. Exclusion by social group 0.52, in 2023. More exclusion than in 67% of 174 countries, 2023.',
    );
  });

  it('says the bounds where the source gives them', () => {
    expect(countrySentence({ ...nigeria, low: 0.4, high: 0.61 }, 2023, indicator, null)).toBe(
      'Nigeria. Exclusion by social group 0.52, in 2023. Low estimate 0.40, high estimate 0.61.',
    );
  });

  it('says who has no figure for a country without one', () => {
    const tuvalu = { ...nigeria, name: 'Tuvalu', value: null, position: null };
    expect(countrySentence(tuvalu, 2023, indicator, world)).toBe(
      'Tuvalu. No figure for 2023: V-Dem gives none for Tuvalu.',
    );
  });

  it('says years and layers as they change', () => {
    expect(yearSentence(2015, 166, 31)).toBe('2015. 166 countries with a figure, 31 without.');
    expect(layerSentence(indicator, 2023)).toBe(
      'Showing Exclusion by social group, 2023. Higher means more exclusion.',
    );
  });

  it('gives a figure the unit that belongs to it', () => {
    expect(figureWithUnit(160, { ...indicator, unit: 'deaths', decimals: 0 })).toBe('160 deaths');
    expect(figureWithUnit(0.5, indicator)).toBe('0.50');
    expect(figureWithUnit(1.2, { ...indicator, unit: 'V-Dem scale, about −4 to 4' })).toBe('1.20');
  });

  it.each([
    ['more exclusion', 'less'],
    ['less corruption', 'more'],
    ['fewer political killings', 'more'],
    ['longer lives', 'shorter'],
    ['power more evenly shared', 'less so'],
  ])('finds the other end of “%s”', (moreMeans, opposite) => {
    expect(oppositeOf(moreMeans)).toBe(opposite);
  });
});
