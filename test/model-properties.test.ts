import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeProfile } from '../api/profiles/score.ts';
import { checkCondition } from '../api/profiles/conditions.ts';
import { profiles } from '../api/profiles/definition.ts';
import { rowOf } from '../api/profiles/inputs.ts';
import { assess } from '../api/profiles/levers.ts';
import { triggers } from '../api/profiles/trigger.ts';
import type { GroupHistory } from '../api/profiles/situation.ts';
import { indicators, littleWorld, measures, type Figures } from './support/little-world.ts';

const YEAR = 2015;
const row = rowOf(0, YEAR);
const kinds = ['RISK', 'RESILIENCE'] as const;
const CONDITIONS = ['DN1', 'DN2', 'DN3', 'DN4', 'DN5', 'DN6', 'DN7', 'DN8', 'DN9'];
/** Each run scores a world of its own. */
const runs = { numRuns: 60 };
const setting = { states: 12 };

const figure = fc.integer({ min: 1, max: 120 });
const scoresOf = (said: Readonly<Record<string, Figures>>) => {
  const { profiles: scored } = littleWorld(said, setting);
  return Object.fromEntries(kinds.map((kind) => [kind, scored[kind].score[row] ?? Number.NaN]));
};

const values = fc.record(Object.fromEntries(indicators.map((id) => [id, figure])));
const dropped = fc.subarray([...indicators]);
const without = (said: Readonly<Record<string, Figures>>, ids: readonly string[]): Record<string, Figures> => ({
  ...said,
  ...Object.fromEntries(ids.map((id) => [id, null])),
});

describe('a score', () => {
  it('moves with each of its figures the way the figure points, or not at all, and not with those of the other profile', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...measures), figure, figure, (said, measure, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [before, after] = [less, more].map((value) => scoresOf({ ...said, [measure.indicator]: value }));
        const moved =
          ((after?.[measure.kind] ?? Number.NaN) - (before?.[measure.kind] ?? Number.NaN)) * measure.direction;
        expect(moved).toBeGreaterThanOrEqual(-1e-9);
        const beside = measure.kind === 'RISK' ? 'RESILIENCE' : 'RISK';
        expect(after?.[beside]).toBe(before?.[beside]);
      }),
      runs,
    );
  });

  it('and every dimension stays from 0 to 10 whatever is missing, and is none where too much is', () => {
    fc.assert(
      fc.property(values, dropped, (said, gone) => {
        const world = littleWorld(without(said, gone), setting);
        for (const { definition, dimensions, score, reliability } of Object.values(world.profiles)) {
          const there = definition.dimensions.map(({ measures: own }, index) => {
            const left = own.filter(({ indicator }) => !gone.includes(indicator)).length;
            const value = dimensions[index]?.[row] ?? Number.NaN;
            expect(Number.isNaN(value), `${index}: ${left} of ${own.length}`).toBe(left < own.length / 2);
            if (!Number.isNaN(value)) expect(value >= 0 && value <= 10).toBe(true);
            return left >= own.length / 2;
          });
          const [violence, coercion, exclusion] = there;
          const enough =
            there.filter(Boolean).length >= 3 &&
            (definition.kind === 'RESILIENCE' || (violence === true && (coercion === true || exclusion === true)));
          expect(Number.isNaN(score[row] ?? Number.NaN)).toBe(!enough);
          if (enough) expect((score[row] ?? -1) >= 0 && (score[row] ?? 11) <= 10).toBe(true);
          expect((reliability[row] ?? -1) >= -1e-9 && (reliability[row] ?? 11) <= 10).toBe(true);
        }
      }),
      runs,
    );
  });

  it('does not come back where more is missing, and reliability does not rise', () => {
    fc.assert(
      fc.property(values, dropped, dropped, (said, some, others) => {
        const [fewer, more] = [some, [...some, ...others]].map((gone) => littleWorld(without(said, gone), setting));
        for (const kind of kinds) {
          const [before, after] = [fewer?.profiles[kind], more?.profiles[kind]];
          const isNone = [before, after].map((profile) => Number.isNaN(profile?.score[row] ?? Number.NaN));
          expect(isNone).not.toEqual([true, false]);
          expect(after?.reliability[row]).toBeLessThanOrEqual((before?.reliability[row] ?? 0) + 1e-9);
        }
      }),
      runs,
    );
  });

  it('is blind to the scale of weights, and the weights of dimensions that cannot be told count for nothing', () => {
    const weight = fc.double({ min: 0.01, max: 100, noNaN: true });
    const four = fc.tuple(weight, weight, weight, weight);
    fc.assert(
      fc.property(values, dropped, four, weight, (said, gone, weights, scale) => {
        const world = littleWorld(without(said, gone), setting);
        for (const kind of kinds) {
          const { dimensions, score } = world.profiles[kind];
          const under = (dimensionWeights: readonly number[]) =>
            composeProfile(profiles[kind], dimensions, { dimensions: dimensionWeights })[row] ?? Number.NaN;
          const told = weights.map((one, index) => (Number.isNaN(dimensions[index]?.[row] ?? 0) ? 0 : one));
          const pairs = [
            [score[row], under([scale, scale, scale, scale])],
            [under(weights), under(weights.map((one) => one * scale))],
            [under(weights), under(told)],
          ];
          for (const [expected = Number.NaN, found = Number.NaN] of pairs) {
            if (Number.isNaN(score[row] ?? Number.NaN)) expect([expected, found]).toEqual([Number.NaN, Number.NaN]);
            else expect(found).toBeCloseTo(expected, 9);
          }
        }
      }),
      runs,
    );
  });
});

describe('recommendations and conditions', () => {
  const periods = fc.array(
    fc.record({
      from: fc.integer({ min: 1946, max: 2021 }),
      to: fc.integer({ min: 1946, max: 2021 }),
      status: fc.constantFrom('POWERLESS', 'DOMINANT', 'STATE_COLLAPSE'),
    }),
    { maxLength: 4 },
  );
  const groups: fc.Arbitrary<GroupHistory[]> = fc.array(fc.record({ name: fc.string(), periods }), { maxLength: 3 });
  const year = fc.integer({ min: 1990, max: 2023 });

  it('have an answer in words to whatever is missing, in any year and with any groups', () => {
    fc.assert(
      fc.property(values, dropped, groups, fc.option(year), year, (said, gone, history, lastCodedYear, asked) => {
        const situation = littleWorld(without(said, gone), { ...setting, groups: history, lastCodedYear }).at(asked);
        for (const recommendation of [...Object.keys(triggers), 'ssr.policing']) {
          const { salience, reasons } = assess(recommendation, situation);
          expect(reasons.length > 0).toBe(salience !== 'NOT_SALIENT');
          for (const { explanation } of reasons) expect(explanation).toMatch(/^[A-Z].*\.$/);
          for (const { explanation } of reasons) expect(explanation).not.toMatch(/NaN|undefined|null/);
        }
        for (const [index, id] of CONDITIONS.entries()) {
          const { reason } = checkCondition(id, situation, { salient: index, unassessed: 0 });
          expect(reason).toMatch(/^[A-Z].*\.$/s);
          expect(reason).not.toMatch(/NaN|undefined|null/);
        }
      }),
      runs,
    );
  });

  it('find nothing in a calm country because figures are missing, but that figures are missing', () => {
    fc.assert(
      fc.property(dropped, year, (gone, asked) => {
        const situation = littleWorld(without({}, gone), setting).at(asked);
        for (const recommendation of Object.keys(triggers)) {
          if (recommendation === 'lens.risk-assessment') continue;
          expect(assess(recommendation, situation).salience, recommendation).not.toBe('SALIENT');
        }
        for (const id of CONDITIONS.filter((one) => one !== 'DN9')) {
          expect(checkCondition(id, situation, { salient: 0, unassessed: 0 }).state, id).not.toBe('RAISED');
        }
        const thin = situation.reliability < 7;
        expect(assess('lens.risk-assessment', situation).salience).toBe(thin ? 'SALIENT' : 'NOT_SALIENT');
        expect(checkCondition('DN9', situation, { salient: 0, unassessed: 0 }).state).toBe(
          thin ? 'RAISED' : 'NOT_RAISED',
        );
      }),
      runs,
    );
  });

  it('see nothing of what came after the year', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1995, max: 2022 }), (past, future, asked) => {
        const years = Array.from({ length: 35 }, (_, index) => 1989 + index);
        const figures = (later: typeof past) =>
          Object.fromEntries(
            indicators.map((id) => [
              id,
              Object.fromEntries(years.map((one) => [one, (one > asked ? later : past)[id] ?? 0])),
            ]),
          );
        const told = [past, future].map((later) => {
          const world = littleWorld(figures(later), setting);
          const situation = world.at(asked);
          return [
            ...kinds.map((kind) => world.profiles[kind].score[rowOf(0, asked)]),
            situation.reliability,
            ...Object.keys(triggers).map((id) => assess(id, situation)),
            ...CONDITIONS.map((id) => checkCondition(id, situation, { salient: 2, unassessed: 0 })),
          ];
        });
        expect(told[1]).toEqual(told[0]);
      }),
      runs,
    );
  });

  it('give no assurance where there is not a single figure', () => {
    const situation = littleWorld(without({}, indicators), { groups: [] }).at(YEAR);
    expect(situation.reliability).toBe(0);
    for (const recommendation of Object.keys(triggers)) {
      const { salience } = assess(recommendation, situation);
      expect(salience, recommendation).toBe(recommendation === 'lens.risk-assessment' ? 'SALIENT' : 'NOT_ASSESSED');
    }
    for (const id of CONDITIONS.filter((one) => one !== 'DN9')) {
      expect(checkCondition(id, situation, { salient: 0, unassessed: 0 }).state, id).toBe('UNKNOWN');
    }
  });
});
