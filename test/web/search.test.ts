import type { TadaDocumentNode } from 'gql.tada';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../web/src/lib/graphql.ts';
import { addressOf, resultSentence, targetOf } from '../../web/src/lib/site/search.ts';

const at = (address: string) => new URL(address, 'http://localhost');

describe('where a hit leads', () => {
  it.each([
    ['country', 'NGA', '/', '/?country=NGA'],
    ['country', 'NGA', '/?layer=wgi.rl&year=2005&show=table', '/?layer=wgi.rl&year=2005&country=NGA&show=table'],
    ['country', 'NGA', '/country/IRQ', '/country/NGA'],
    ['indicator', 'wgi.rl', '/?country=NGA&class=2', '/?layer=wgi.rl&country=NGA'],
    ['indicator', 'wgi.rl', '/data', '/?layer=wgi.rl'],
    ['source', 'vdem', '/', '/data#vdem'],
    ['recommendation', 'ssr.policing', '/', '/recommendation/ssr.policing'],
    ['publication', 'harff2003nolessons', '/', '/evidence/harff2003nolessons'],
    [
      'finding',
      'harff2003nolessons:lens.risk-assessment',
      '/',
      '/evidence/harff2003nolessons#harff2003nolessons:lens.risk-assessment',
    ],
    ['case', 'nigeria', '/', '/case/nigeria'],
  ])('%s %s from %s', (kind, id, here, address) => {
    expect(addressOf({ kind, id }, at(here))).toBe(address);
  });

  it('an actor stands in its case', () => {
    expect(addressOf({ kind: 'actor', id: 'isil', within: 'iraq' }, at('/'))).toBe('/case/iraq#isil');
    expect(addressOf({ kind: 'actor', id: 'nobody' }, at('/'))).toBe('/case');
  });
});

describe('what has no page of its own', () => {
  const asked: string[] = [];
  /** What the API would answer. */
  const ask = <Result, Variables>(document: TadaDocumentNode<Result, Variables>): Promise<Result> => {
    asked.push(textOf(document));
    return Promise.resolve({
      ethnicGroup: { country: { id: 'NGA' } },
      region: { country: { id: 'PAK' } },
      actor: { cases: [{ id: 'iraq' }, { id: 'nigeria' }] },
    } as Result);
  };

  it.each([
    ['group', { kind: 'country', id: 'NGA' }, 'ethnicGroup'],
    ['region', { kind: 'country', id: 'PAK' }, 'region'],
    ['actor', { kind: 'actor', id: 'x', within: 'iraq' }, 'actor'],
  ])('%s leads to where it stands', async (kind, target, field) => {
    expect(await targetOf({ kind, id: 'x' }, ask)).toEqual(target);
    expect(asked.at(-1)).toContain(`${field}(id: $id)`);
  });

  it('and what has one is not asked for', async () => {
    const before = asked.length;
    expect(await targetOf({ kind: 'case', id: 'iraq' }, ask)).toEqual({ kind: 'case', id: 'iraq' });
    expect(asked).toHaveLength(before);
  });
});

describe('how results are announced', () => {
  const niger = { title: 'Niger', alike: false };
  const likeNiger = { title: 'Niger', alike: true };

  it('counts them', () => {
    expect(resultSentence([niger, { title: 'Nigeria', alike: false }])).toBe('2 results.');
    expect(resultSentence([niger, likeNiger])).toBe('2 results.');
    expect(resultSentence([niger])).toBe('1 result.');
  });

  it('names the closest where nothing is called that', () => {
    expect(resultSentence([likeNiger, { title: 'Nigeria', alike: true }])).toBe('No match. Closest: Niger.');
    expect(resultSentence([])).toBe('No match.');
  });
});
