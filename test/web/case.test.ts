import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { byType } from '../../web/src/lib/case/actor-types.ts';
import { periodOf, readDate, rooms } from '../../web/src/lib/case/dates.ts';
import { locate } from '../../web/src/lib/case/locator.ts';
import { readingOf } from '../../web/src/lib/explorer/reading.ts';
import { toFlat } from '../../web/src/lib/map/frame.ts';
import type { Place } from '../../web/src/lib/map/places.ts';
import { releasesOf } from '../../web/src/lib/parts/release.ts';

const cases = resolve(import.meta.dirname, '../../db/content/cases');

describe('dates of events', () => {
  it.each([
    ['2014', '2014', 'year', '2014'],
    ['2014-06', 'June 2014', 'month', '2014-06'],
    ['2014-06-10', '10 June 2014', 'day', '2014-06-10'],
    ['1992/2013', '1992–2013', 'span', null],
    ['2011-04-18/2011-04-19', '18–19 April 2011', 'span', null],
    ['2018-01/2018-07', 'January–July 2018', 'span', null],
    ['2014-12/2015-07', 'December 2014 – July 2015', 'span', null],
    ['2014-04-30/2014-05-02', '30 April – 2 May 2014', 'span', null],
    ['2014/2015-07', '2014 – July 2015', 'span', null],
    ['2007/..', 'from 2007', 'from', null],
    ['2009-07-26/..', 'from 26 July 2009', 'from', null],
  ])('%s is written %s', (date, text, precision, machine) => {
    expect(readDate(date)).toMatchObject({ text, precision, machine });
  });

  it('reach from the first year to the last, also one that lies inside a span', () => {
    expect(periodOf(['1992/2013', '2010-01-19', '2011'])).toBe('1992–2013');
    expect(periodOf(['2001', '2007/..'])).toBe('2001–2007');
    expect(periodOf(['2014-06', '2014-08'])).toBe('2014');
  });

  it('leave room for the years between them, up to a limit', () => {
    const dates = ['1992/2013', '2001', '2002-05', '2002-06', '2004'].map(readDate);
    expect(rooms(dates)).toEqual([0, 40, 8, 0, 16]);
  });

  it('of every shipped case can be read', () => {
    for (const name of ['iraq', 'nigeria', 'pakistan']) {
      const { events } = parse(readFileSync(join(cases, `${name}.yaml`), 'utf8')) as { events: { date: string }[] };
      expect(events.length).toBeGreaterThan(5);
      for (const { date } of events) expect(readDate(date).text, date).toMatch(/^(from )?[\w –]*(19|20)\d\d$/);
    }
  });
});

it('actors come by kind, in one order, and by name', () => {
  const actors = [
    { name: 'Zebra League', type: 'CIVIL_SOCIETY' as const },
    { name: 'Police', type: 'STATE_FORCE' as const },
    { name: 'Army', type: 'STATE_FORCE' as const },
  ];
  expect(byType(actors).map(({ type, actors: ofType }) => [type, ofType.map(({ name }) => name)])).toEqual([
    ['STATE_FORCE', ['Army', 'Police']],
    ['CIVIL_SOCIETY', ['Zebra League']],
  ]);
});

describe('where a country lies', () => {
  const place = (id: string, x: number, near: string[], area = 100): Place => ({
    id,
    name: `Land of ${id}`,
    kind: 'country',
    point: pointAt(x, 510),
    area,
    size: 10,
    near,
  });
  const flat = {
    areas: [
      // A large part and an island far away, which must not widen the picture.
      { id: 'AAA', path: 'M1000 500l30 0 0 30-30 0zM200 200l2 0 0 2-2 0z' },
      { id: 'BBB', path: 'M1030 500l40 0 0 40-40 0zM100 900l5 0 0 5-5 0z' },
      { id: 'CCC', path: 'M1900 500l30 0 0 30-30 0z' },
      { id: 'XCR', path: 'M990 490l4 0 0 4-4 0z' },
      // Around the picture, but no part of it inside.
      { id: 'ESH', path: 'M700 400l600 0 0 1-600 0z' },
    ],
    dots: [],
    coast: 'M1000 500l0 30M1900 500l0 30',
    borders: 'M1030 500l0 30M1900 500l30 0',
    disputed: 'M1030 510l0 5',
  };
  const places = [place('AAA', 1015, ['BBB']), place('BBB', 1035, ['AAA']), place('CCC', 1915, [])];

  it('is seen in its part of the world and no more of it', () => {
    const locator = locate(flat, places, 'AAA');
    expect(locator?.box).toEqual({ x: 940, y: 459, width: 150, height: 113 });
    expect(locator?.land).toBe('M1030 500l40 0 0 40-40 0z');
    expect(locator?.coast).toBe('M1000 500l0 30');
    expect(locator?.borders).toBe('M1030 500l0 30');
    expect(locator?.disputedBorders).toBe('M1030 510l0 5');
    expect(locator?.neighbours).toEqual(['Land of BBB']);
  });

  it('shows disputed areas that lie in the picture, apart from the land', () => {
    expect(locate(flat, places, 'AAA')?.disputed).toEqual(['M990 490l4 0 0 4-4 0z']);
    expect(locate(flat, places, 'CCC')?.disputed).toEqual([]);
  });

  it('is named before its neighbours, and no name lies on another', () => {
    expect(locate(flat, places, 'AAA')?.labels.map(({ name }) => name)).toEqual(['Land of AAA']);
    const apart = [place('AAA', 1000, ['BBB']), place('BBB', 1060, ['AAA'])];
    expect(locate(flat, apart, 'AAA')?.labels.map(({ name }) => name)).toEqual(['Land of AAA', 'Land of BBB']);
  });

  it('stays inside the world at its edge, and is not drawn without an outline', () => {
    const box = locate(flat, places, 'CCC')?.box;
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(2000);
    expect(locate(flat, places, 'TUV')).toBeNull();
  });

  /** Longitude and latitude of a point of the flat map. */
  function pointAt(x: number, y: number): [number, number] {
    const [, equator] = toFlat([11, 0]);
    const latitude = 2 * Math.atan(Math.exp(((equator - y) * 2 * Math.PI) / 2000)) - Math.PI / 2;
    return [(x / 2000 - 0.5) * 360 + 11, (latitude * 180) / Math.PI];
  }
});

it('what there is to read of a country is its cases and findings; countries without either are left out', () => {
  const reading = readingOf({
    cases: { nodes: [{ id: 'iraq', title: 'Iraq', country: { id: 'IRQ' } }] },
    evidenceMatrix: {
      rows: [
        { id: 'NGA', tally: { findings: 3 } },
        { id: 'TUV', tally: { findings: 0 } },
      ],
    },
  });
  expect(reading).toEqual({
    IRQ: { cases: [{ id: 'iraq', title: 'Iraq' }], findings: 0 },
    NGA: { cases: [], findings: 3 },
  });
});

it('a release is named once, however many rows it has', () => {
  const release = { id: 'epr-2021', version: 'EPR-2021', source: { id: 'epr', title: 'EPR' } };
  expect(releasesOf([{ release }, { release: { ...release } }])).toEqual([release]);
});
