import { describe, expect, it } from 'vitest';
import { addressWith } from '../../web/src/lib/site/nearest.ts';
import { askedFor, compareHref, isSettled, refusal, yearOf } from '../../web/src/lib/compare/asked.ts';
import {
  byType,
  deathsWords,
  differenceWords,
  highestOf,
  newestOf,
  reasonsInShort,
  violenceOf,
} from '../../web/src/lib/compare/compared.ts';

const asked = (query: string) => askedFor(new URLSearchParams(query));

describe('what a comparison asks for', () => {
  it('is read from lists, repeated names and the form, each country once and in the order given', () => {
    expect(asked('c=NGA,PAK,IRQ').ids).toEqual(['NGA', 'PAK', 'IRQ']);
    expect(asked('c=PAK&c=nga&c=PAK&add=irq&year=2010')).toEqual({ ids: ['PAK', 'NGA', 'IRQ'], year: '2010' });
    expect(asked('add=&year=')).toEqual({ ids: [], year: null });
  });

  it('has one address, to which every other way of writing it leads', () => {
    for (const query of ['c=NGA,PAK', 'c=nga&add=PAK', 'c=NGA&c=PAK&add=', 'c=NGA,PAK&year=']) {
      const found = asked(query);
      const address = compareHref(found.ids, found.year);
      expect(address).toBe('/compare?c=NGA,PAK');
      expect(isSettled(new URLSearchParams(query), found)).toBe(query === 'c=NGA,PAK');
      const again = new URLSearchParams(address.split('?')[1]);
      expect(isSettled(again, askedFor(again))).toBe(true);
    }
    expect(isSettled(new URLSearchParams(''), asked(''))).toBe(true);
    expect(compareHref([], null)).toBe('/compare');
    expect(compareHref(['NGA'], '2010', new URLSearchParams('release=2026.1&c=X'))).toBe(
      '/compare?c=NGA&year=2010&release=2026.1',
    );
  });

  it('is refused in words beyond six countries and outside the scored years', () => {
    expect(refusal(['A', 'B', 'C', 'D', 'E', 'F'])).toBeNull();
    expect(refusal(['A', 'B', 'C', 'D', 'E', 'F', 'G'])).toContain('7 were asked for: A, B, C, D, E, F, G');
    const years = { firstYear: 1990, lastYear: 2023 };
    expect(yearOf(null, years)).toEqual({ year: 2023 });
    expect(yearOf('1990', years)).toEqual({ year: 1990 });
    for (const wrong of ['1989', '2024', '2000.5', 'last']) expect(yearOf(wrong, years)).toHaveProperty('refused');
  });
});

describe('the nearest id', () => {
  it('takes the place of the wrong one, in a list, alone or in the path', () => {
    const message = 'There is no country “NGR”. Did you mean NGA (Nigeria)?';
    const at = (address: string) => addressWith('NGA', new URL(address, 'http://x'), message);
    expect(at('/compare?c=NGA,NGR,PAK&year=2010')).toBe('/compare?c=NGA,NGA,PAK&year=2010');
    expect(at('/?country=NGR&layer=x')).toBe('/?country=NGA&layer=x');
    expect(at('/country/NGR')).toBe('/country/NGA');
  });
});

describe('differences', () => {
  const range = (name: string, low: number | null, high: number | null) => ({ name, profile: { low, high } });

  it('are named only where ranges lie apart', () => {
    expect(differenceWords([range('A', 5, 7), range('B', 6, 8)])).toBe('The ranges overlap: no clear difference.');
    expect(differenceWords([range('A', 1, 2), range('B', 6, 8)])).toBe('B lies above A; the ranges do not overlap.');
    expect(differenceWords([range('A', 1, 2), range('B', 6, 8), range('C', 7, 9)])).toBe(
      'B lies above A; C lies above A; the ranges do not overlap. Other ranges overlap: no clear difference between them.',
    );
  });

  it('are not spoken of where there is nothing to compare', () => {
    expect(differenceWords([range('A', 1, 2), range('B', null, null)])).toBeNull();
  });
});

describe('reasons of a lever', () => {
  it('are told once each, by figure or in words', () => {
    const corruption = { explanation: 'In the worst third.', indicator: { shortName: 'Political corruption' } };
    const exclusion = { explanation: 'Exclusion scores 7.5 of 10.', indicator: null };
    expect(reasonsInShort([corruption, exclusion, exclusion])).toBe('Political corruption; Exclusion scores 7.5 of 10');
  });
});

describe('figures beside the profiles', () => {
  it('are the newest up to the year, or none', () => {
    const observations = [2020, 2021].map((year) => ({
      indicator: { id: 'a' },
      year,
      value: year,
      low: null,
      high: null,
    }));
    expect(newestOf({ observations }, 'a')?.year).toBe(2021);
    expect(newestOf({ observations }, 'b')).toBeNull();
  });

  it('of violence share one scale, and a year without a row is no zero', () => {
    const row = (year: number, type: 'STATE_BASED' | 'NON_STATE' | 'ONE_SIDED', deaths: number) => ({
      year,
      type,
      perpetrator: null,
      deathsBest: deaths,
      deathsLow: deaths - 1,
      deathsHigh: deaths + 5,
      release: { id: 'ucdp', version: '25.1', source: { id: 'ucdp', title: 'UCDP' } },
    });
    const violence = [row(2023, 'STATE_BASED', 10), row(2023, 'NON_STATE', 20), row(2023, 'ONE_SIDED', 30)];
    const years = violenceOf({ violence }, 2023);
    expect(years).toHaveLength(10);
    expect(years[0]).toMatchObject({ year: 2014, total: null });
    expect(highestOf([years, []])).toBe(75);
    expect(deathsWords(years)).toBe('60 (57–75)');
    expect(deathsWords(violenceOf({ violence: [] }, 2023))).toBeNull();
    expect(byType(years).map((deaths) => deaths?.best)).toEqual([10, 20, 30]);
  });
});
