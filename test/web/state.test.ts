import { describe, expect, it } from 'vitest';
import { defaults, format, parse, type State } from '../../web/src/lib/state.ts';

const read = (query: string) => parse(new URLSearchParams(query));

describe('the address of the explorer', () => {
  it('is empty where everything is at its default', () => {
    expect(format(defaults)).toBe('');
    expect(read('')).toEqual(defaults);
  });

  it.each<[string, Partial<State>]>([
    ['?layer=vdem.v2x_clphy', { layer: 'vdem.v2x_clphy' }],
    ['?year=1994', { year: 1994 }],
    ['?country=RWA', { country: 'RWA' }],
    ['?view=globe', { view: 'globe' }],
    ['?show=table', { show: 'table' }],
    ['?sort=-value', { sort: { column: 'value', descending: true } }],
    ['?sort=value', { sort: { column: 'value', descending: false } }],
    ['?sort=-name', { sort: { column: 'name', descending: true } }],
    ['?filter=c%C3%B4te', { filter: 'côte' }],
    ['?region=Western+Africa', { region: 'Western Africa' }],
    ['?class=1.3', { classes: [0, 2] }],
    ['?uncertain=1', { uncertain: true }],
    ['?layer=risk-x-resilience', { layer: 'risk-x-resilience' }],
    ['?layer=forestall.risk&ranks=1', { layer: 'forestall.risk', ranks: true }],
    ['?layer=forestall.risk&w.violence=2.5', { layer: 'forestall.risk', weights: { VIOLENCE: 2.5 } }],
    ['?layer=forestall.resilience&w.society=0', { layer: 'forestall.resilience', weights: { SOCIETY: 0 } }],
    ['?sort=-second', { sort: { column: 'second', descending: true } }],
  ])('says %s and comes back the same', (query, part) => {
    const state = { ...defaults, ...part };
    expect(format(state)).toBe(query);
    expect(read(query)).toEqual(state);
  });

  it('carries everything at once in a fixed order', () => {
    const query = '?layer=wgi.rl&year=2005&country=IRQ&view=globe&show=table&sort=-position&region=Asia&class=5';
    expect(format(read(query))).toBe(query);
  });

  it('keeps the data release that was pinned, and nothing else it does not own', () => {
    expect(format({ ...defaults, year: 2000 }, new URLSearchParams('release=2026.1&utm=x'))).toBe(
      '?year=2000&release=2026.1',
    );
  });

  it.each([
    ['year=93', { year: null }],
    ['year=1994.5', { year: null }],
    ['year=-1990', { year: null }],
    ['view=round', { view: 'flat' }],
    ['show=', { show: 'map' }],
    ['sort=shame', { sort: defaults.sort }],
    ['class=0', { classes: null }],
    ['uncertain=yes', { uncertain: false }],
    ['ranks=all', { ranks: false }],
    ['layer=forestall.risk&w.violence=4', { weights: {} }],
    ['layer=forestall.risk&w.violence=-1', { weights: {} }],
    ['layer=forestall.risk&w.violence=1.2', { weights: {} }],
    ['layer=forestall.risk&w.violence=1', { weights: {} }],
    ['layer=forestall.risk&w.society=2', { weights: {} }],
    ['w.violence=2', { weights: {} }],
    ['layer=forestall.risk&w.violence=0&w.coercion=0&w.exclusion=0&w.exposure=0', { weights: {} }],
    ['class=2,3', { classes: null }],
    ['layer=%20', { layer: defaults.layer }],
  ])('falls back to the default for %s', (query, part) => {
    expect(read(query)).toMatchObject(part);
  });

  it('reads ids as people type them', () => {
    expect(read('country=nga').country).toBe('NGA');
    expect(read('class=3.1.3').classes).toEqual([0, 2]);
  });
});
