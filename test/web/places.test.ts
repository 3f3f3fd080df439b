import { describe, expect, it } from 'vitest';
import { scaleOf } from '../../web/src/lib/places/classes.ts';
import { countryDrawing, outlined, worldDrawing } from '../../web/src/lib/places/drawing.ts';
import { cellBox, cellCentre, placeInWords, toFrame } from '../../web/src/lib/places/frame.ts';
import { areaAt, fitted, nearestThatWay, zoomed } from '../../web/src/lib/places/lens.ts';
import type { PlaceData, PlaceFigure } from '../../web/src/lib/places/places.ts';
import { sheetOf } from '../../web/src/lib/places/sheet.ts';
import { firstOutlined, formatPlaces, parsePlaces } from '../../web/src/lib/places/state.ts';
import { sorted } from '../../web/src/lib/places/table.ts';
import {
  figureInWords,
  inequalityInWords,
  notesOf,
  sentenceOf,
  unplacedInWords,
} from '../../web/src/lib/places/words.ts';
import { viewOfPage } from '../../web/src/lib/views/of-page.ts';

const parse = (query: string) => parsePlaces(new URLSearchParams(query));

describe('the address', () => {
  it('is read and written back the same', () => {
    for (const query of [
      '?layer=cells',
      '?layer=cells&country=NGA&from=2010&to=2015&types=non-state,one-sided&measure=events&area=144376&show=table&sort=-value&page=2',
      '?layer=regions.shdi&country=PAK&year=2010',
      '?layer=regions.violence&country=IRQ&types=one-sided',
    ])
      expect(formatPlaces(parse(query))).toBe(query);
  });

  it('takes what a form sends, and what cannot be read as if it were not there', () => {
    expect(parse('layer=cells&country=&from=&to=2012&types=state-based&types=one-sided')).toMatchObject({
      country: null,
      from: null,
      to: 2012,
      types: ['STATE_BASED', 'ONE_SIDED'],
    });
    expect(parse('layer=cells&from=2015&to=2010')).toMatchObject({ from: 2010, to: 2015 });
    expect(parse('layer=cells&types=nothing&page=-3&sort=-nope&year=x')).toMatchObject({
      types: ['STATE_BASED', 'NON_STATE', 'ONE_SIDED'],
      page: 1,
      year: null,
      sort: { column: 'name', descending: false },
    });
  });

  it('keeps a pinned release, and opens regions in a country that has outlines', () => {
    expect(formatPlaces(parse('layer=cells'), new URLSearchParams('release=2026.4'))).toBe(
      '?layer=cells&release=2026.4',
    );
    expect(parse('layer=regions.mpi').country).toBe(firstOutlined);
    expect(outlined.toSorted()[0]).toBe(firstOutlined);
  });

  it('of a page leads to the view that shows the same', () => {
    const view = (search: string) => viewOfPage(new URL(`http://x/${search}`));
    expect(view('?layer=cells&area=1&show=table')).toBe('/cells');
    expect(view('?layer=cells&country=NGA&from=2010')).toBe('/country/NGA/cells?from=2010');
    expect(view('?layer=regions.mpi&country=IRQ&release=2026.4')).toBe(
      '/country/IRQ/regions?figure=mpi&release=2026.4',
    );
  });
});

describe('cells', () => {
  it('are numbered as PRIO-GRID does: 720 a row from the south-west', () => {
    expect(cellCentre(1)).toEqual({ longitude: -179.75, latitude: -89.75 });
    expect(cellCentre(720)).toEqual({ longitude: 179.75, latitude: -89.75 });
    // Maiduguri, 11.8° N and 13.2° E.
    expect(cellCentre(146_547)).toEqual({ longitude: 13.25, latitude: 11.75 });
    expect(placeInWords(146_547)).toBe('11.75° N, 13.25° E');
    expect(placeInWords(1)).toBe('89.75° S, 179.75° W');
  });

  it('are found where they are drawn, on the world and on a country', async () => {
    const frames = [worldDrawing().frame, (await countryDrawing('NGA'))?.frame ?? worldDrawing().frame];
    for (const frame of frames) {
      for (const gid of [146_547, 135_733, 189_000, 70_001]) {
        const { x, y, width, height } = cellBox(frame, gid);
        for (const [right, down] of [
          [0.5, 0.5],
          [0.02, 0.02],
          [0.98, 0.98],
        ] as const)
          expect(areaAt(frame, { x: x + right * width, y: y + down * height })).toBe(gid);
      }
    }
  });

  it('are never drawn larger than 40 px', async () => {
    const drawing = await countryDrawing('NGA');
    if (!drawing) throw new Error('Nigeria has no drawing.');
    const home = fitted(drawing.frame, { width: 1000, height: 600, left: 0, right: 0 });
    let lens = home;
    for (let step = 0; step < 20; step++) lens = zoomed(lens, 0.5, drawing, home);
    expect(cellBox(drawing.frame, 146_547).width / lens.px).toBeCloseTo(40, 6);
    for (let step = 0; step < 20; step++) lens = zoomed(lens, 2, drawing, home);
    expect(lens).toEqual(home);
  });
});

describe('drawings of countries', () => {
  it.each(outlined.map((id) => [id]))(
    '%s has its regions inside the frame, and its neighbours around it',
    async (id) => {
      const drawing = await countryDrawing(id);
      const { frame, regions, base, labels } = drawing ?? worldDrawing();
      expect(regions.length).toBeGreaterThan(7);
      for (const { path, at } of regions) {
        expect(path).toMatch(/^M[\d.,ML-]+Z/);
        expect(at.x).toBeGreaterThan(0);
        expect(at.x).toBeLessThan(frame.width);
        expect(at.y).toBeGreaterThan(0);
        expect(at.y).toBeLessThan(frame.height);
      }
      expect(base?.areas.map((area) => area.id)).toContain(id);
      expect(labels.length).toBeGreaterThan(0);
      // Abuja, Islamabad and Baghdad lie in all three.
      const [longitude, latitude] = { NGA: [7.4, 9.1], PAK: [73.1, 33.7], IRQ: [44.4, 33.3] }[id] ?? [0, 0];
      const { x, y } = toFrame(frame, longitude ?? 0, latitude ?? 0);
      expect(x > 0 && x < frame.width && y > 0 && y < frame.height).toBe(true);
    },
  );

  it('there are of countries without outlines of regions, and none of what is not on the map', async () => {
    expect((await countryDrawing('AFG'))?.regions).toEqual([]);
    expect(await countryDrawing('YUG')).toBeNull();
  });
});

it('the keyboard goes to the nearest place that way', () => {
  const places = new Map([
    ['here', { x: 0, y: 0 }],
    ['right', { x: 10, y: 1 }],
    ['far right', { x: 30, y: 0 }],
    ['above', { x: 1, y: -8 }],
  ]);
  expect(nearestThatWay('here', 'right', places)).toBe('right');
  expect(nearestThatWay('right', 'right', places)).toBe('far right');
  expect(nearestThatWay('here', 'up', places)).toBe('above');
  expect(nearestThatWay('here', 'down', places)).toBeNull();
});

describe('classes', () => {
  it('are ten times the one before, and the same for every country', () => {
    const { words, classOf } = scaleOf('cells', 'deaths');
    expect([0, 1, 9, 10, 99, 100, 999, 1000, 31_000].map(classOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
    expect(words).toEqual(['no death sure', '1 to 9', '10 to 99', '100 to 999', '1,000 or more']);
  });
  it('of indices have fixed ends', () => {
    const { words, classOf } = scaleOf('regions.shdi', 'deaths');
    expect([0.2, 0.4, 0.55, 0.699, 0.7].map(classOf)).toEqual([0, 1, 2, 3, 4]);
    expect(words[0]).toBe('under 0.40');
    expect(scaleOf('regions.mpi', 'deaths').colours[4]).toContain('risk');
    expect(scaleOf('regions.shdi', 'deaths').colours[4]).toContain('resilience');
  });
});

const figureOf = (id: string, events: number | null, deathsBest = 0): PlaceFigure => ({
  id,
  name: `Cell ${id}`,
  countries: ['NGA'],
  value: events === null ? null : deathsBest,
  counts: events === null ? null : { events, deathsBest, deathsLow: deathsBest, deathsHigh: deathsBest + 3 },
  year: null,
  drawn: true,
});
const release = {
  id: 'ged-nga-20.1',
  version: '20.1, Nigeria',
  source: { id: 'ged', title: 'GED', licence: 'CC BY 4.0' },
};
const country = { id: 'NGA', name: 'Nigeria' };
const dataOf = (query: string, changed: Partial<PlaceData> = {}): PlaceData => ({
  state: parse(query),
  country,
  measure: { name: 'deaths', unit: 'deaths', decimals: 0, description: '', caution: 'Only what was recorded.' },
  span: '2010–2015',
  years: [2010, 2015],
  figures: [figureOf('146547', 3, 12), figureOf('9', 1)],
  loaded: [{ country, release, firstYear: 1990, lastYear: 2019 }],
  total: { events: 6, deathsBest: 20 },
  placed: { events: 4, deathsBest: 12 },
  inequality: null,
  releases: [release],
  drawing: null,
  detail: null,
  ...changed,
});

describe('words', () => {
  it('say what is in no cell, from which file, and that files cannot be compared', () => {
    const data = dataOf('layer=cells&country=NGA&types=one-sided');
    expect(unplacedInWords(data)).toBe(
      '2 of 6 events (8 deaths) are known only to a province or more vaguely and are in no cell.',
    );
    expect(sentenceOf(data)).toBe(
      'In Nigeria, 2010–2015, UCDP records 6 events of one-sided violence with 20 deaths by best estimate, in 2 cells.',
    );
    const notes = notesOf(data).join(' ');
    expect(notes).toContain('Nigeria: UCDP GED 20.1, Nigeria, events to 2019; later years are not covered');
    expect(notes).toContain('cannot be compared');
  });
  it('never let nothing loaded pass for none', () => {
    const data = dataOf('layer=cells&country=AFG', {
      country: { id: 'AFG', name: 'Afghanistan' },
      loaded: [],
      figures: [],
      total: { events: 0, deathsBest: 0 },
      placed: { events: 0, deathsBest: 0 },
    });
    expect(sentenceOf(data)).toBe('No events are loaded for Afghanistan, which is not the same as none.');
    expect(unplacedInWords(data)).toBeNull();
    expect(figureInWords(figureOf('1', null), dataOf('layer=regions.violence&country=AFG'))).toBe(
      'No events loaded, which is not the same as none.',
    );
    expect(figureInWords(figureOf('1', 0), data)).toContain('No event recorded');
  });
  it('say of years that no file covers that they are not covered', () => {
    expect(sentenceOf(dataOf('layer=cells&country=NGA&from=2020', { span: '2020', years: [1990, 2019] }))).toBe(
      'The events that are loaded for Nigeria are of 1990–2019: 2020 is not covered, which is not the same as none.',
    );
  });
  it('give the inequality between regions with its caveats, or the reason why not', () => {
    const inequality = {
      year: 2021,
      ggini: 0.1234,
      gcov: 0.2345,
      regionsWithFigure: 37,
      regions: 37,
      coverage: 0.998,
      sharesYear: 2021,
      sharesRelease: release,
      reason: null,
    };
    const words = inequalityInWords(dataOf('layer=regions.shdi&country=NGA', { inequality })) ?? '';
    expect(words).toContain('group Gini 0.123');
    expect(words).toContain('over 37 regions with 100% of the people surveyed');
    expect(words).toContain('regions are not groups');
    const fewer = dataOf('layer=regions.shdi&country=PAK', { inequality: { ...inequality, regions: 35 } });
    expect(inequalityInWords(fewer)).toContain('; 2 regions without a share left out.');
    const none = { ...inequality, ggini: null, gcov: null, reason: 'No shares.' };
    expect(inequalityInWords(dataOf('layer=regions.shdi&country=NGA', { inequality: none }))).toBe(
      'Inequality between regions (group Gini) is not given. No shares.',
    );
  });
});

it('the table is sorted with what is not known last, and its file leaves unknown figures empty', () => {
  const figures = [figureOf('3', null), figureOf('1', 1, 5), figureOf('2', 2, 50)];
  expect(sorted(figures, { column: 'value', descending: true }).map(({ id }) => id)).toEqual(['2', '1', '3']);
  expect(sorted(figures, { column: 'value', descending: false }).map(({ id }) => id)).toEqual(['1', '2', '3']);
  const { columns, rows } = sheetOf(dataOf('layer=regions.violence&country=NGA', { figures }));
  expect(columns.map(({ id }) => id)).toEqual([
    'region',
    'region_id',
    'country_id',
    'deaths_best',
    'deaths_low',
    'deaths_high',
    'events',
    'class',
  ]);
  expect(rows.at(-1)).toEqual(['Cell 3', '3', 'NGA', null, null, null, null, null]);
});
