import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowOf, unitOf, yearOf, YEARS, type ModelData } from '../api/profiles/inputs.ts';
import { scoreIndicator } from '../api/profiles/published.ts';
import { scoreAll, type ScoredProfile } from '../api/profiles/score.ts';
import { drawBands, DRAWS, type Bands } from '../api/profiles/uncertainty.ts';
import type { ProfileKind } from '../api/model/enums.ts';
import { Cube } from '../api/read-model/cube.ts';
import { loadCrosswalk } from '../db/importing/countries.ts';
import { readShipped } from '../db/importing/figures.ts';
import type { ObservationFigure, StandingFigure } from '../db/importing/importer.ts';
import { PROFILES_RELEASE, shippedFigures } from '../db/profiles.ts';
import { littleWorld } from './support/little-world.ts';

const root = resolve(import.meta.dirname, '..');
const none = Number.NaN;
const silent = () => undefined;
const few = { count: 40, seed: DRAWS.seed };
const kinds = ['RISK', 'RESILIENCE'] as const;

/** Bands to six decimals, so that the last bit of a logarithm on another machine makes no difference. */
function fingerprint({ low, high, rankLow, rankHigh, classCounts, dimensionLow, dimensionHigh }: Bands): string {
  const hash = createHash('sha256');
  for (const column of [low, high, rankLow, rankHigh, classCounts, ...dimensionLow, ...dimensionHigh]) {
    hash.update(Array.from(column, (value) => value.toFixed(6)).join(' '));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * The same figures with countries and indicators in another order; a country that was not among them is a territory with
 * the figures of the first.
 */
function arranged({ units, cubes }: ModelData, ids: readonly string[]): ModelData {
  const from = ids.map((id) =>
    Math.max(
      0,
      units.findIndex((unit) => unit.id === id),
    ),
  );
  const copies = [...cubes].toReversed().map(([indicator, cube]) => {
    const copy = new Cube(ids.length, cube.firstYear, cube.years);
    from.forEach((old, unit) => {
      for (const cell of cube.cells(old, cube.firstYear, cube.lastYear)) {
        const [value, low, high] = [cube.values, cube.low, cube.high].map((numbers) => numbers?.[cell] ?? none);
        copy.set(unit, cube.year(cell), value ?? none, low ?? none, high ?? none);
      }
    });
    return [indicator, copy] as const;
  });
  const other = { kind: 'TERRITORY', existsFrom: null, existsTo: null };
  return {
    units: ids.map((id) => units.find((unit) => unit.id === id) ?? { ...other, id }),
    cubes: new Map(copies),
  };
}

/** Figures that may be off by so much, with bounds as their sources give them. */
function unsure({ units, cubes }: ModelData, by: (unit: number) => number): ModelData {
  const copies = [...cubes].map(([id, cube]) => {
    const copy = new Cube(cube.units, cube.firstYear, cube.years);
    cube.values.forEach((value, cell) => {
      const off = by(Math.floor(cell / cube.years));
      copy.set(Math.floor(cell / cube.years), cube.year(cell), value, value - off, value + off);
    });
    return [id, copy] as const;
  });
  return { units, cubes: new Map(copies) };
}

describe('the draws of a country among others', () => {
  const setting = { states: 20 };
  const calm = littleWorld({}, setting).profiles;

  it('give the same bytes for the same seed, and others for another', () => {
    // Whoever stands alike in everything stands there whatever the weights.
    const uneven = littleWorld({ 'vdem.v2x_clphy': 10, 'vdem.v2xlg_legcon': 90 }, setting).profiles;
    for (const kind of kinds) {
      const [first, again, other] = [few, few, { ...few, seed: 7 }].map((draws) =>
        drawBands(uneven[kind], silent, draws),
      );
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
    }
  });

  it('count every draw in one class, hold nothing for what has no score, and make up no dimension', () => {
    const { RISK } = littleWorld({ 'wdi.sp.dyn.imrt.in': null, 'wdi.sp.pop.totl': { 2015: 5 } }, setting).profiles;
    const { low, high, classCounts, dimensionLow, dimensionHigh } = drawBands(RISK, silent, few);
    const [scored, alone] = [rowOf(0, 2015), rowOf(0, 2010)];
    expect(classCounts.subarray(scored * 5, scored * 5 + 5).reduce((sum, count) => sum + count, 0)).toBe(few.count);
    // Exposure cannot be told in 2010; the profile rests on the other three.
    expect(RISK.dimensions[3]?.[alone]).toBeNaN();
    expect([dimensionLow[3]?.[alone], dimensionHigh[3]?.[alone]]).toEqual([none, none]);
    expect(low[alone]).toBeLessThanOrEqual(high[alone] ?? none);
    const gone = littleWorld({ 'ucdp.os_total_deaths_best': null, 'ucdp.sb_total_deaths_best': null }, setting).profiles
      .RISK;
    const bands = drawBands(gone, silent, few);
    expect([bands.low[scored], bands.high[scored], bands.rankLow[scored]]).toEqual([none, none, 0]);
    expect(bands.classCounts.subarray(scored * 5, scored * 5 + 5)).toEqual(new Uint16Array(5));
  });

  it('keep a country that leads in everything in the highest class, whatever the weights, means and measure left out', () => {
    const top = Object.fromEntries(
      calm.RISK.measures.flat().map(({ measure }) => [measure.indicator, measure.direction === 1 ? 99.9 : 0.1]),
    );
    const { RISK } = littleWorld({ ...top, 'ucdp.os_total_deaths_best': 5000, 'vdem.e_pt_coup': 1 }, setting).profiles;
    const { low, high, rankHigh, classCounts } = drawBands(RISK, silent, few);
    const row = rowOf(0, 2015);
    expect([...classCounts.subarray(row * 5, row * 5 + 5)]).toEqual([0, 0, 0, 0, few.count]);
    expect([rankHigh[row], low[row]]).toEqual([1, high[row]]);
  });

  it('are wider where a source says that its figures may be off', () => {
    const sure = drawBands(calm.RESILIENCE, silent, few);
    const { data } = littleWorld({}, setting);
    const wide = drawBands(scoreAll(unsure(data, (unit) => (unit === 0 ? 30 : 0))).RESILIENCE, silent, few);
    const width = ({ low, high }: Bands) => (high[rowOf(0, 2015)] ?? none) - (low[rowOf(0, 2015)] ?? none);
    expect(width(wide)).toBeGreaterThan(width(sure) + 1);
  });

  it('are as wide as the rule of law may be off, by its bounds of 90 percent', () => {
    const { data } = littleWorld();
    const off = unsure({ ...data, cubes: new Map([...data.cubes].filter(([id]) => id === 'wgi.rl')) }, () => 20);
    const { RESILIENCE } = scoreAll({ ...data, cubes: new Map([...data.cubes, ...off.cubes]) });
    const { dimensionLow, dimensionHigh } = drawBands(RESILIENCE, silent, { ...few, count: 200 });
    const width = (dimension: number) =>
      (dimensionHigh[dimension]?.[rowOf(0, 2015)] ?? none) - (dimensionLow[dimension]?.[rowOf(0, 2015)] ?? none);
    // Whatever stands alike in all measures stands there in every draw.
    expect([0, 2, 3].map(width)).toEqual([0, 0, 0]);
    // 90 % of the figures lie within 20 of 100 either way: 4 of 10, a third of which is 1.3.
    expect(width(1)).toBeGreaterThan(1.1);
    expect(width(1)).toBeLessThan(1.6);
  });

  it('are the same whatever others there are, and in whatever order', () => {
    const { data } = littleWorld({ 'vdem.v2x_clphy': 10, 'vdem.v2xlg_legcon': 90 }, setting);
    const off = unsure(data, () => 10);
    const ids = off.units.map(({ id }) => id);
    const bands = (among: readonly string[], kind: ProfileKind) => {
      const all = drawBands(scoreAll(arranged(off, among))[kind], silent, few);
      const columns = [all.low, all.high, ...all.dimensionLow, ...all.dimensionHigh];
      return ids.map((id) => {
        const row = rowOf(among.indexOf(id), 2015);
        return [...columns.map((column) => column[row]), ...all.classCounts.subarray(row * 5, row * 5 + 5)];
      });
    };
    for (const kind of kinds) {
      const known = bands(ids, kind);
      expect(bands(['NEW', ...ids], kind)).toEqual(known);
      expect(bands(ids.toReversed(), kind)).toEqual(known);
      // Nor are two countries, which stand alike, off alike.
      const { low } = drawBands(scoreAll(arranged(off, ['NEW', ...ids]))[kind], silent, few);
      expect(low.subarray(0, YEARS)).not.toEqual(low.subarray(YEARS, 2 * YEARS));
    }
  });
});

describe('the shipped profiles', () => {
  let data: ModelData;
  let scored: Record<ProfileKind, ScoredProfile>;
  const figures = new Map<string, ObservationFigure>();
  const standings = new Map<string, StandingFigure>();

  beforeAll(async () => {
    const crosswalk = await loadCrosswalk(join(root, 'db/content'));
    ({ data } = await shippedFigures(join(root, 'db/figures'), { crosswalk }));
    scored = scoreAll(data);
    const releases = await readShipped(join(root, 'db/figures'));
    for await (const figure of releases.find(({ release }) => release.id === PROFILES_RELEASE.id)?.figures ?? []) {
      if (figure.kind === 'observation') figures.set(`${figure.indicator} ${figure.country} ${figure.year}`, figure);
      if (figure.kind === 'standing') standings.set(`${figure.country} ${figure.profile} ${figure.year}`, figure);
    }
  });

  const STALE = 'The model or the figures changed: run npm run data -- profiles and npm run backtest -- --ewp <folder>';

  it('are the scores that the model gives, all of them and no others', () => {
    const expected = new Map<string, number>();
    for (const { definition, score, dimensions } of Object.values(scored)) {
      const { kind } = definition;
      const columns = [[scoreIndicator(kind), score] as const].concat(
        definition.dimensions.map(({ id }, index) => [scoreIndicator(kind, id), dimensions[index] ?? score] as const),
      );
      for (const [indicator, column] of columns) {
        column.forEach((value, row) => {
          if (Number.isNaN(value)) return;
          expected.set(`${indicator} ${data.units[unitOf(row)]?.id} ${yearOf(row)}`, Math.round(value * 100) / 100);
        });
      }
    }
    const shipped = new Map([...figures].map(([key, { value }]) => [key, value]));
    expect(shipped.size, STALE).toBe(expected.size);
    const wrong = [...expected].filter(([key, value]) => shipped.get(key) !== value);
    expect(wrong, STALE).toEqual([]);
  });

  it('do not depend on the order of countries, nor on that of figures', () => {
    const turned = scoreAll(arranged(data, data.units.map(({ id }) => id).toReversed()));
    const last = data.units.length - 1;
    for (const kind of kinds) {
      const back = (column: Float64Array) =>
        column.map((_, row) => column[rowOf(last - unitOf(row), yearOf(row))] ?? none);
      expect(back(turned[kind].score)).toEqual(scored[kind].score);
      const [one, other] = [scored, turned].map((profiles) => drawBands(profiles[kind], silent, { ...few, count: 5 }));
      expect(back(other?.high ?? new Float64Array())).toEqual(one?.high);
    }
  });

  // Put the new ones here only together with newly drawn figures: all 1,000 draws take half a minute.
  it.each([
    ['RISK', '7dd895d0f1bc12aa'],
    ['RESILIENCE', 'a44c9d96f2d1c027'],
  ] as const)('carry bands from these draws of %s', (kind, expected) => {
    const bands = drawBands(scored[kind], silent, few);
    expect(fingerprint(bands), STALE).toBe(expected);
    const off: number[] = [];
    scored[kind].score.forEach((score, row) => {
      const [country, year] = [data.units[unitOf(row)]?.id, yearOf(row)];
      const standing = standings.get(`${country} ${kind} ${year}`);
      const figure = figures.get(`${scoreIndicator(kind)} ${country} ${year}`);
      expect(standing === undefined, `${country} ${year}`).toBe(Number.isNaN(score));
      if (!standing || figure?.low == null || figure.high == null) return;
      expect(standing.classes.reduce((sum, count) => sum + count, 0)).toBe(DRAWS.count);
      off.push(Math.abs((bands.low[row] ?? none) - figure.low), Math.abs((bands.high[row] ?? none) - figure.high));
    });
    // Forty draws tell the ends of a band to about a tenth of a point.
    expect(off.length).toBeGreaterThan(10_000);
    expect(off.reduce((sum, one) => sum + one, 0) / off.length, STALE).toBeLessThan(0.2);
  });
});
