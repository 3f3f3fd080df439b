import { beforeAll, describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { readWorld } from '../../web/geometry/atlas.ts';
import { readPlaces } from '../../web/geometry/places.ts';
import type { Place } from '../../web/src/lib/map/places.ts';
import { typeAhead, walk, type Direction } from '../../web/src/lib/map/walk.ts';

const directions: Direction[] = ['up', 'right', 'down', 'left'];

describe('walking', () => {
  let places: Place[];
  beforeAll(() => {
    const world = readWorld(resolve(import.meta.dirname, '../../db/content/countries.csv'));
    places = readPlaces(world).filter(({ kind }) => kind === 'country');
  });
  const from = (id: string, direction: Direction) =>
    walk(
      places.find((place) => place.id === id)!,
      direction,
      places,
    )?.id;

  it.each<[string, Direction, string]>([
    ['NGA', 'up', 'NER'],
    ['NGA', 'left', 'BEN'],
    ['FRA', 'up', 'BEL'],
    ['USA', 'up', 'CAN'],
    ['USA', 'down', 'MEX'],
    ['PAK', 'up', 'AFG'],
    ['PAK', 'right', 'IND'],
    ['ZAF', 'up', 'BWA'],
    ['AUS', 'up', 'TLS'],
  ])('%s %s is %s', (id, direction, next) => {
    expect(from(id, direction)).toBe(next);
  });

  it('goes round the world from east to west', () => {
    expect(['TON', 'WSM', 'ASM', 'NIU', 'COK', 'WLF', 'FJI']).toContain(from('FJI', 'right'));
    expect(from('TON', 'left')).not.toBe('CHL');
  });

  it('reaches every country, and stops where nothing lies that way', () => {
    const seen = new Set(['FRA']);
    const open = ['FRA'];
    for (let id = open.pop(); id; id = open.pop()) {
      for (const next of directions.map((direction) => from(id!, direction))) {
        if (next && !seen.has(next)) open.push(next);
        if (next) seen.add(next);
      }
    }
    expect(places.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
    expect(from('GRL', 'up')).toBeUndefined();
  });

  it('stays among the countries it is given', () => {
    const few = places.filter(({ id }) => ['NGA', 'DZA'].includes(id));
    const nigeria = few.find(({ id }) => id === 'NGA')!;
    expect(walk(nigeria, 'up', few)?.id).toBe('DZA');
    expect(walk(nigeria, 'down', few)).toBeNull();
  });
});

describe('typing a name', () => {
  const names = ['Chad', 'Chile', 'China', 'Côte d’Ivoire', 'Niger', 'Nigeria'];

  it.each([
    ['a letter goes to the next name with it', 'c', 0, 'Chile'],
    ['the first from nowhere', 'n', -1, 'Niger'],
    ['more letters narrow down and may stay', 'chi', 1, 'Chile'],
    ['the same letter goes on', 'nn', 4, 'Nigeria'],
    ['round the end', 'c', 5, 'Chad'],
    ['accents aside', 'cote', 0, 'Côte d’Ivoire'],
    ['capitals aside', 'NIGERIA', -1, 'Nigeria'],
  ])('%s', (_, typed, current, name) => {
    expect(names[typeAhead(names, typed, current) ?? -1]).toBe(name);
  });

  it('finds nothing for nothing', () => {
    expect(typeAhead(names, 'x', 2)).toBeNull();
  });
});
