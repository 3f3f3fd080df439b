import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowOf, unitOf, yearOf, type ModelData } from '../api/profiles/inputs.ts';
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
    const cubes = new Map(
      [...data.cubes].map(([id, cube]) => {
        const copy = new Cube(cube.units, cube.firstYear, cube.years);
        cube.values.forEach((value, cell) => {
          const off = cell < cube.years ? 30 : 0;
          copy.set(Math.floor(cell / cube.years), cube.year(cell), value, value - off, value + off);
        });
        return [id, copy] as const;
      }),
    );
    const unsure = drawBands(scoreAll({ units: data.units, cubes }).RESILIENCE, silent, few);
    const width = ({ low, high }: Bands) => (high[rowOf(0, 2015)] ?? none) - (low[rowOf(0, 2015)] ?? none);
    expect(width(unsure)).toBeGreaterThan(width(sure) + 1);
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
    const order = data.units.map((_, index) => index).toReversed();
    const cubes = [...data.cubes].toReversed().map(([id, cube]) => {
      const copy = new Cube(cube.units, cube.firstYear, cube.years);
      for (let cell = cube.values.length - 1; cell >= 0; cell -= 1) {
        const value = cube.values[cell] ?? none;
        if (Number.isNaN(value)) continue;
        const unit = order[Math.floor(cell / cube.years)] ?? 0;
        copy.set(unit, cube.year(cell), value, cube.low?.[cell] ?? none, cube.high?.[cell] ?? none);
      }
      return [id, copy] as const;
    });
    const turned = scoreAll({ units: data.units.toReversed(), cubes: new Map(cubes) });
    for (const kind of kinds) {
      const back = Float64Array.from(turned[kind].score.keys(), (row) => {
        return turned[kind].score[rowOf(order[unitOf(row)] ?? 0, yearOf(row))] ?? none;
      });
      expect(back).toEqual(scored[kind].score);
    }
  });

  // Put the new ones here only together with newly drawn figures: all 1,000 draws take half a minute.
  it.each([
    ['RISK', '841abdc01812b90e'],
    ['RESILIENCE', '0b17c2c3cefecac3'],
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
