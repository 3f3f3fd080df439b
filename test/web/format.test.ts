import { describe, expect, it } from 'vitest';
import {
  countOf,
  formatCount,
  formatDate,
  formatOrdinal,
  formatRange,
  formatShare,
  formatTick,
  formatValue,
  formatYear,
  formatYears,
  unitNote,
} from '../../web/src/lib/format.ts';

const index = { decimals: 3, unit: 'index, 0 to 1' };
const interval = { decimals: 1, unit: 'V-Dem scale' };
const deaths = { decimals: 0, unit: 'deaths in the year' };
const percent = { decimals: 1, unit: '% of the population' };
const share = { decimals: 2, unit: 'share of the population' };

describe('figures', () => {
  it.each([
    [0.52, index, '0.520'],
    [0, index, '0.000'],
    [-0.44, interval, '−0.4'],
    [-0.04, interval, '0.0'],
    [1193015, deaths, '1,193,015'],
    [0.29, share, '29%'],
    [0.004, share, '0.4%'],
    [0.996, share, '99.6%'],
    [0, share, '0%'],
    [1, share, '100%'],
    [12.34, percent, '12.3%'],
  ])('writes %s as %s', (value, measure, text) => {
    expect(formatValue(value, measure)).toBe(text);
  });

  it('writes a missing figure as a dash, never as nought', () => {
    expect(formatValue(null, index)).toBe('–');
    expect(formatValue(undefined, deaths)).toBe('–');
    expect(formatRange(null, 3, index)).toBe('–');
  });

  it('leaves the rest of the unit to be said beside the figure', () => {
    expect(unitNote(percent)).toBe('of the population');
    expect(unitNote(index)).toBe('index, 0 to 1');
    expect(unitNote({ unit: 'share, 0 to 1' })).toBe('');
  });

  it('writes ranges in words in sentences and with a dash in tables', () => {
    expect(formatRange(6.1, 8.6, interval, 'sentence')).toBe('6.1 to 8.6');
    expect(formatRange(6.1, 8.6, interval)).toBe('6.1–8.6');
    expect(formatRange(-1.2, -0.4, interval)).toBe('−1.2–−0.4');
    expect(formatRange(98, 98, deaths)).toBe('98');
  });

  it('writes counts, nouns and axis ticks', () => {
    expect(formatCount(18250)).toBe('18,250');
    expect(countOf(1, 'country', 'countries')).toBe('1 country');
    expect(countOf(0, 'row')).toBe('0 rows');
    expect(formatTick(5000)).toBe('5 k');
    expect(formatTick(1_200_000)).toBe('1.2 M');
    expect(formatTick(0.25, 2)).toBe('0.25');
    expect(formatShare(0.125)).toBe('13%');
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [12, '12th'],
    [31, '31st'],
    [1003, '1,003rd'],
  ])('counts places: %s', (position, text) => {
    expect(formatOrdinal(position)).toBe(text);
  });
});

describe('years and dates', () => {
  it('writes years without a comma', () => {
    expect(formatYear(2023)).toBe('2023');
    expect(formatYears(1990, 2023)).toBe('1990–2023');
    expect(formatYears(2021, 2021)).toBe('2021');
  });

  it('writes dates in words, whatever the clock of the reader', () => {
    expect(formatDate('2014-04-14')).toBe('14 April 2014');
    expect(formatDate('2014-04-14T23:59:00Z')).toBe('14 April 2014');
    expect(formatDate('early spring')).toBe('early spring');
  });
});
