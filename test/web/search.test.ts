import { describe, expect, it } from 'vitest';
import { addressOf, resultSentence } from '../../web/src/lib/site/search.ts';

const hit = (kind: string, id: string, title: string, excerpt = '') => ({ kind, id, title, excerpt });
const at = (address: string) => new URL(address, 'http://localhost');

describe('where a hit leads', () => {
  it.each([
    ['country', 'NGA', '/', '/?country=NGA'],
    ['country', 'NGA', '/?layer=wgi.rl&year=2005&show=table', '/?layer=wgi.rl&year=2005&country=NGA&show=table'],
    ['country', 'NGA', '/country/IRQ', '/country/NGA'],
    ['indicator', 'wgi.rl', '/?country=NGA&class=2', '/?layer=wgi.rl&country=NGA'],
    ['indicator', 'wgi.rl', '/data', '/?layer=wgi.rl'],
    ['source', 'vdem', '/', '/data#vdem'],
  ])('%s %s from %s', (kind, id, here, address) => {
    expect(addressOf({ kind, id }, at(here))).toBe(address);
  });
});

describe('how results are announced', () => {
  const niger = hit('country', 'NER', 'Niger', 'Western Africa');

  it('counts them', () => {
    expect(resultSentence('nig', [niger, hit('country', 'NGA', 'Nigeria')])).toBe('2 results.');
    expect(resultSentence('Cote', [hit('country', 'CIV', 'Côte d’Ivoire')])).toBe('1 result.');
    expect(resultSentence('NER', [niger])).toBe('1 result.');
  });

  it('names the closest where nothing is called that', () => {
    expect(resultSentence('Nigr', [niger])).toBe('No match. Closest: Niger.');
    expect(resultSentence('xyz', [])).toBe('No match.');
  });
});
