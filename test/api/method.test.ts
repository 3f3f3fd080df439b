import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, type Api, type Data } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe('the model as data', () => {
  it('gives both profiles with their dimensions, measures and ends of classes', async () => {
    const { profileModel } = await api.data(`{ profileModel { panelFirstYear panelLastYear highRisk draws
      profiles { kind aggregation fifths thirds lowest highest
        dimensions { id measures { id direction readingInWords indicator { id } } } } } }`);
    expect(profileModel).toMatchObject({ panelFirstYear: 1990, panelLastYear: 2019, highRisk: 6.7, draws: 1000 });
    const [risk, resilience]: Data[] = profileModel.profiles;
    expect(risk).toMatchObject({ kind: 'RISK', aggregation: 'ARITHMETIC' });
    expect(resilience).toMatchObject({ kind: 'RESILIENCE', aggregation: 'GEOMETRIC' });
    expect(risk.dimensions.map(({ id }: Data) => id)).toEqual(['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE']);
    const physical = risk.dimensions[1].measures.find(({ id }: Data) => id === 'v2x_clphy');
    expect(physical).toMatchObject({ direction: -1, indicator: { id: 'vdem.v2x_clphy' } });
    for (const { fifths, thirds, lowest, highest } of profileModel.profiles) {
      const ends = [lowest, ...fifths, highest];
      expect(ends).toEqual(ends.toSorted((a: number, b: number) => a - b));
      expect(fifths).toHaveLength(4);
      expect(thirds[0]).toBeGreaterThan(fifths[0]);
      expect(thirds[1]).toBeLessThan(fifths[3]);
    }
  });

  it('says of each measure what error was drawn, and of none more than its release states', async () => {
    const { profileModel } = await api.data(
      '{ profileModel { profiles { dimensions { measures { id errorInWords indicator { source { id } } } } } } }',
    );
    const measures: Data[] = profileModel.profiles.flatMap(({ dimensions }: Data) =>
      dimensions.flatMap(({ measures: own }: Data) => own),
    );
    const drawn = measures.filter(({ errorInWords }) => !errorInWords.startsWith('none drawn')).map(({ id }) => id);
    expect(drawn).toEqual(['one_sided_in_5', 'state_based_in_5', 'rule_of_law']);
    for (const { errorInWords, indicator } of measures) {
      if (indicator.source.id !== 'vdem' || errorInWords === 'none drawn') continue;
      expect(errorInWords).toBe('none drawn: the release gives no bounds');
    }
  });

  it('puts the published classes between the ends it gives', async () => {
    const { profileModel, profiles } = await api.data(`{ profileModel { profiles { fifths } }
      profiles(kind: RISK, year: 2010) { score class classProbability } }`);
    const names = ['lowest fifth', 'second fifth', 'middle fifth', 'fourth fifth', 'highest fifth'];
    const sure = profiles.filter(({ classProbability }: Data) => classProbability > 0.95);
    expect(sure.length).toBeGreaterThan(20);
    for (const { score, class: name } of sure) {
      const place = profileModel.profiles[0].fifths.filter((end: number) => end <= score).length;
      expect(names[place]).toBe(name);
    }
  });

  it('words the rules of every recommendation, and leaves those empty that no figure can tell', async () => {
    const { profileModel } = await api.data('{ profileModel { leverRules { recommendation { id } triggers } } }');
    const rules = new Map<string, string[]>(
      profileModel.leverRules.map(({ recommendation, triggers }: Data) => [recommendation.id, triggers]),
    );
    expect(rules.size).toBe(15);
    expect(rules.get('ssr.policing')).toEqual([]);
    expect(rules.get('ssr.civilian-oversight')).toContain(
      'Oversight of the executive: 3.3 of 10 or less, the resilient way',
    );
    expect(rules.get('heq.redistribution')?.join()).toContain('at least 5% of the population');
    expect(rules.get('lens.local-context')?.[0]).toContain(
      'Unaccountable force: 6.7 of 10 or more, the riskier way; and Horizontal exclusion',
    );
  });
});

describe('the walk to a score', () => {
  it('can be followed from the place of each figure in the panel', async () => {
    const { country } = await api.data(`{ country(id: "NGA") { profile(kind: RISK, year: 2023) { score
      dimensions { score indicators { measure reading direction read panelBelow panelEqual score observation { value } } } } } }`);
    const { dimensions, score } = country.profile;
    for (const { indicators, score: own } of dimensions) {
      for (const { direction, panelBelow, panelEqual, score: place } of indicators) {
        const up = 10 * (panelBelow + panelEqual / 2);
        expect(place).toBeCloseTo(direction === 1 ? up : 10 - up, 9);
      }
      const scores = indicators.map(({ score: place }: Data) => place);
      expect(own).toBeCloseTo(scores.reduce((sum: number, one: number) => sum + one, 0) / scores.length, 9);
    }
    expect(score).toBeCloseTo(dimensions.reduce((sum: number, one: Data) => sum + one.score, 0) / 4, 9);
    const mortality = dimensions[3].indicators.find(({ measure }: Data) => measure === 'population');
    expect(mortality.read).toBeCloseTo(Math.log(mortality.observation.value), 9);
  });

  it('has no place where there is no figure', async () => {
    const { country } = await api.data(`{ country(id: "TUV") { profile(kind: RESILIENCE, year: 2023) {
      dimensions { indicators { read panelBelow panelEqual score } } } } }`);
    const missing = country.profile.dimensions.flatMap(({ indicators }: Data) => indicators);
    expect(missing).toContainEqual({ read: null, panelBelow: null, panelEqual: null, score: null });
  });
});

describe('the back-test', () => {
  const shipped: Data = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../db/backtest/result.json'), 'utf8'));

  it('is what was shipped, with every list under the name of its pool', async () => {
    const { backTest } = await api.data(`{ backTest { caution profilesRelease floors { held }
      outcomes { id kind note positives baseRate named { pool { id } onsets misses { country years } }
        contenders { id auc { value low high } riskMinusThis { value } lists { pool { id rows } recall { value } } } } } }`);
    expect(backTest.caution).toBe(shipped.caution);
    expect(backTest.floors).toHaveLength(shipped.floors.length);
    const all = [...shipped.outcomes, ...(shipped.ewp ? [shipped.ewp.outcome] : [])];
    expect(backTest.outcomes.map(({ id }: Data) => id)).toEqual(all.map(({ id }) => id));
    const [first] = backTest.outcomes;
    const [risk, other] = first.contenders;
    expect(Object.values(risk.auc)).toEqual(all[0].contenders[0].auc);
    expect(risk.riskMinusThis).toBeNull();
    expect(other.riskMinusThis.value).toBe(all[0].contenders[1].riskMinusThis.auc[0]);
    expect(risk.lists.map(({ pool, recall }: Data) => [pool.id, recall.value])).toEqual(
      Object.entries(all[0].contenders[0].top30).map(([pool, { recall }]: [string, Data]) => [pool, recall[0]]),
    );
    const named = backTest.outcomes.filter((outcome: Data) => outcome.named);
    expect(named.length).toBeGreaterThan(0);
    for (const outcome of named) expect(outcome.named.misses.length).toBeGreaterThan(0);
  });
});
