import { describe, expect, it } from 'vitest';
import { columns, linear, linearFromZero } from '../../web/src/lib/charts/scale.ts';
import { yearsCounted } from '../../web/src/lib/charts/violence.ts';
import { releaseName } from '../../web/src/lib/parts/release.ts';
import {
  absencesOf,
  carried,
  coverageOf,
  endingsOf,
  regionTablesOf,
  topicsOf,
  yearsOfNewest,
} from '../../web/src/routes/country/[id]/country-figures.ts';
import type { CountryAnswer, IndicatorAnswer } from '../../web/src/routes/country/[id]/query.ts';
import { filesOf, rangeWords } from '../../web/src/routes/data/catalogue.ts';

const vdem = { id: 'vdem-v14', version: 'v14', source: { id: 'vdem', title: 'V-Dem Country-Year Dataset' } };
const gdl = { id: 'gdl-shdi-8', version: '8', source: { id: 'gdl', title: 'Subnational Human Development Database' } };

const indicator = (id: string, name: string, rest: Partial<IndicatorAnswer> = {}): IndicatorAnswer => ({
  id,
  name,
  shortName: name,
  description: '',
  unit: 'index, 0 to 1',
  moreMeans: 'more of it',
  topic: 'Security sector',
  polarity: 'NONE',
  rangeLow: 0,
  rangeHigh: 1,
  decimals: 2,
  caution: null,
  firstYear: 1990,
  countryCount: 1,
  lastYear: 2023,
  release: vdem,
  ...rest,
});

const figure = (id: string, year: number, value: number) => ({ indicator: { id }, year, value, low: null, high: null });

const answer: CountryAnswer = {
  meta: { dataRelease: '2026.1' },
  indicators: [
    indicator('vdem.b', 'Beta'),
    indicator('vdem.a', 'Alpha'),
    indicator('vdem.none', 'Nowhere here', { topic: 'Horizontal equality' }),
    indicator('ucdp.deaths', 'Deaths', { topic: 'Organised violence' }),
    indicator('gdl.shdi', 'Development', { topic: 'Development', release: gdl, lastYear: 2022 }),
    indicator('wgi.rl', 'Not imported', { release: null }),
  ],
  country: {
    id: 'UTO',
    name: 'Utopia',
    aliases: [],
    region: 'Europe',
    subregion: null,
    existsFrom: 1995,
    existsTo: null,
    gwCode: null,
    note: null,
    predecessors: [],
    successors: [],
    latest: [
      { indicator: { id: 'vdem.a' }, year: 2023, percentile: 0.25 },
      { indicator: { id: 'vdem.b' }, year: 2010, percentile: 0.5 },
      { indicator: { id: 'ucdp.deaths' }, year: 2023, percentile: 0.4 },
    ],
    observations: [
      figure('ucdp.deaths', 2023, 0),
      figure('vdem.a', 2021, 0.1),
      figure('vdem.a', 2023, 0.3),
      figure('vdem.b', 2010, 0.5),
    ],
    eventCoverage: null,
    regionalInequality: {
      year: null,
      ggini: null,
      gcov: null,
      regionsWithFigure: 0,
      regions: 0,
      coverage: 0,
      sharesYear: null,
      reason: 'Fewer than two regions have a figure for the year.',
    },
    groups: [],
    violence: [],
    regions: [
      { id: 'r2', name: 'Zeeland', latest: [{ indicator: { id: 'gdl.shdi' }, year: 2022, value: 0.7 }] },
      { id: 'r1', name: 'Artois', latest: [{ indicator: { id: 'gdl.shdi' }, year: 2022, value: 0.9 }] },
      { id: 'r3', name: 'Silent', latest: [] },
    ],
  },
};

describe('the figures of a country', () => {
  const indicators = carried(answer.indicators);
  const topics = topicsOf(answer, indicators, new Map());

  it('come by topic, violence first, and by name within one', () => {
    expect(topics.map(({ name, figures }) => [name, figures.map((one) => one.indicator.name)])).toEqual([
      ['Organised violence', ['Deaths']],
      ['Security sector', ['Alpha', 'Beta']],
    ]);
  });

  it('keep a hole where a year is missing, and a zero that is one', () => {
    expect(topics[1]?.figures[0]?.series).toEqual({ from: 2021, values: [0.1, null, 0.3] });
    expect(topics[0]?.figures[0]?.newest).toEqual({ year: 2023, value: 0, low: null, high: null, percentile: 0.4 });
  });

  it('ask for the world once a year', () => {
    expect(yearsOfNewest(answer)).toEqual([2010, 2023]);
  });

  it('say how much of each release there is', () => {
    expect(coverageOf(indicators, topics)).toEqual([
      { release: vdem, indicators: 3, ofIndicators: 4, from: 2010, to: 2023 },
    ]);
  });

  it('name what is missing and who lacks it, but nothing that no file holds', () => {
    expect(absencesOf(indicators, topics).map(({ release, names }) => [release.id, names])).toEqual([
      ['gdl-shdi-8', ['Development']],
      ['vdem-v14', ['Nowhere here']],
    ]);
  });

  it('name what stops earlier here than elsewhere', () => {
    expect(endingsOf(topics)).toEqual([{ release: vdem, year: 2010, names: ['Beta'] }]);
  });

  it('list regions A to Z, without those that have no figure', () => {
    const [table] = regionTablesOf(answer, indicators);
    expect(table?.rows.map(({ name }) => name)).toEqual(['Artois', 'Zeeland']);
    expect(table?.rows[0]?.figures).toEqual([{ year: 2022, value: 0.9 }]);
  });

  it('count violence only in years the state existed', () => {
    const file = { firstYear: 1989, lastYear: 2024 };
    expect(yearsCounted({ existsFrom: 2011, existsTo: null }, file)).toEqual({ from: 2011, to: 2024 });
    expect(yearsCounted({ existsFrom: 1918, existsTo: 2006 }, file)).toEqual({ from: 1989, to: 2006 });
    expect(yearsCounted({ existsFrom: 1950, existsTo: 1975 }, file)).toBeNull();
    expect(yearsCounted({ existsFrom: null, existsTo: null }, undefined)).toBeNull();
  });
});

describe('names', () => {
  it('do not say a version twice', () => {
    expect(releaseName(vdem)).toBe('V-Dem v14');
    expect(releaseName({ id: 'epr-2021', version: 'EPR-2021', source: { id: 'epr', title: '' } })).toBe('EPR-2021');
    expect(releaseName({ id: 'x-1', version: '1', source: { id: 'x', title: 'A new source' } })).toBe('A new source 1');
  });

  it('of ranges are left out where the unit says them', () => {
    const range = (unit: string, rangeLow: number | null, rangeHigh: number | null) =>
      rangeWords({ ...indicator('x', 'X', { unit, rangeLow, rangeHigh }), countryCount: 0, riskFactors: [] });
    expect(range('index, 0 to 1', 0, 1)).toBeNull();
    expect(range('V-Dem scale, about −4 to 4', null, null)).toBeNull();
    expect(range('deaths', 0, null)).toBe('at least 0');
    expect(range('share', 0, 1)).toBe('0% to 100%');
    expect(range('% of GDP', null, null)).toBe('no fixed ends');
  });

  it('of files are those a release has', () => {
    expect(filesOf('epr')).toEqual(['observations.csv', 'groups.csv', 'periods.csv', 'release.yaml']);
    expect(filesOf('vdem')).toEqual(['observations.csv', 'release.yaml']);
  });
});

describe('scales', () => {
  it('place figures between two ends, rounded, in either direction', () => {
    expect(linear([0, 3], [0, 100])(1)).toBe(33.33);
    expect(linear([-1, 1], [100, 0])(-0.5)).toBe(75);
  });

  it('rise from zero to a round figure', () => {
    const y = linearFromZero(12_679, [260, 0]);
    expect(y.domain).toEqual([0, 15_000]);
    expect(y(0)).toBe(260);
    expect(y.ticks(4)).toEqual([0, 5000, 10_000, 15_000]);
  });

  it('give every year a column of whole pixels inside the picture', () => {
    const years = Array.from({ length: 36 }, (_, index) => 1989 + index);
    const x = columns(years, [44, 328]);
    expect(Number.isInteger(x(1989)) && Number.isInteger(x.width)).toBe(true);
    expect(x(1990) - x(1989)).toBeGreaterThan(x.width);
    expect(x(1989)).toBeGreaterThanOrEqual(44);
    expect(x(2024) + x.width).toBeLessThanOrEqual(328);
  });
});
