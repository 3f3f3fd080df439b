import { describe, expect, it } from 'vitest';
import { assess } from '../api/profiles/levers.ts';
import { triggers } from '../api/profiles/trigger.ts';
import { littleWorld, type Figures, type Setting } from './support/little-world.ts';

const YEAR = 2015;
type Said = Readonly<Record<string, Figures>>;

function salienceOf(recommendation: string, said: Said, setting?: Setting, year = YEAR) {
  const { salience, reasons } = assess(recommendation, littleWorld(said, setting).at(year));
  return { salience, words: reasons.map(({ explanation }) => explanation).join(' '), reasons };
}

const BY_STATE = 'ucdp.os_main_govt_killings_best';
const BY_OTHERS = 'ucdp.os_nsgroup_killings_best';
const low = (...names: string[]): Said => Object.fromEntries(names.map((name) => [`vdem.${name}`, 20]));
const OVERSIGHT_LOW = low('v2xlg_legcon', 'v2x_jucon', 'v2lgotovst');
/** Mean of 9, 9, 5 and 5 is 7; of 6, 6, 5 and 5 it is 5.5. */
const excluded = (figure: number): Said => ({ 'vdem.v2clsocgrp': 100 - figure, 'vdem.v2pepwrsoc': 100 - figure });

/** Where the figures just reach the rule, and where they just do not. */
const rules: [recommendation: string, reached: Said, notReached: Said, reason: RegExp][] = [
  ['ssr.civilian-oversight', { 'vdem.v2x_ex_military': 67 }, { 'vdem.v2x_ex_military': 66 }, /worst third.*6\.7 of 10/],
  [
    'ssr.civilian-oversight',
    { 'vdem.e_pt_coup': { 2011: 1, 2012: 0 } },
    { 'vdem.e_pt_coup': { 2010: 1, 2011: 0 } },
    /A coup succeeded in 2011\. The record of coups is complete to 2020\./,
  ],
  ['ssr.civilian-oversight', OVERSIGHT_LOW, low('v2xlg_legcon'), /Oversight of the executive scores 2\.0 of 10/],
  ['ssr.professionalism', { 'vdem.v2x_clphy': 33 }, { 'vdem.v2x_clphy': 34 }, /6\.7 of 10, where 6\.7 or more/],
  [
    'ssr.professionalism',
    { [BY_STATE]: { 2011: 1, 2015: 0 } },
    { [BY_STATE]: { 2010: 1, 2015: 0 } },
    /by the government of the country in 2011\.$/,
  ],
  ['ssr.professionalism', { 'vdem.v2clrspct': 33 }, { 'vdem.v2clrspct': 34 }, /3\.3 of 10, where 3\.3 or less/],
  ['ssr.professionalism', { 'vdem.v2cltrnslw': 33 }, { 'vdem.v2cltrnslw': 34 }, /3\.3 of 10/],
  ['ssr.accountable-capacity', OVERSIGHT_LOW, low('v2xlg_legcon'), /Oversight of the executive/],
  ['ssr.accountable-capacity', { 'vdem.v2x_clphy': 33 }, { 'vdem.v2x_clphy': 34 }, /6\.7 of 10/],
  ['ssr.accountable-capacity', { [BY_STATE]: { 2015: 30 } }, { [BY_STATE]: { 2015: 0 } }, /by the government/],
  [
    'ssr.accountable-capacity',
    { [BY_OTHERS]: { 2012: 30, 2013: 0, 2014: 40 } },
    { [BY_OTHERS]: { 2009: 30, 2015: 0 } },
    /by organised groups outside the state in 2012 and 2014\.$/,
  ],
  ['heq.political-inclusion', { 'epr.excluded_share': 67 }, { 'epr.excluded_share': 66 }, /6\.7 of 10/],
  ['heq.redistribution', { 'epr.excluded_share': 67 }, { 'epr.excluded_share': 66 }, /6\.7 of 10/],
  ['heq.redistribution', { 'epr.discriminated_share': 67 }, { 'epr.discriminated_share': 66 }, /6\.7 of 10/],
  ['heq.redistribution', { 'vdem.v2peapssoc': 33 }, { 'vdem.v2peapssoc': 34 }, /3\.3 of 10/],
  ['heq.redistribution', { 'vdem.v2pehealth': 33 }, { 'vdem.v2pehealth': 34 }, /3\.3 of 10/],
  ['heq.redistribution', { 'vdem.v2peedueq': 33 }, { 'vdem.v2peedueq': 34 }, /3\.3 of 10/],
  ['heq.employment', { 'vdem.v2peasjsoc': 33 }, { 'vdem.v2peasjsoc': 34 }, /3\.3 of 10/],
  ['heq.safety-nets', { 'vdem.v2peapssoc': 33 }, { 'vdem.v2peapssoc': 34 }, /3\.3 of 10/],
  ['heq.safety-nets', { 'vdem.v2pehealth': 33 }, { 'vdem.v2pehealth': 34 }, /3\.3 of 10/],
  ['heq.safety-nets', { 'vdem.v2peedueq': 33 }, { 'vdem.v2peedueq': 34 }, /3\.3 of 10/],
  [
    'heq.identity-corruption',
    { 'vdem.v2x_corr': 67, ...excluded(90) },
    { 'vdem.v2x_corr': 67, ...excluded(60) },
    /6\.7 of 10.*Horizontal exclusion scores 7\.0 of 10/,
  ],
  [
    'heq.identity-corruption',
    { 'vdem.v2xnp_client': 67, ...excluded(90) },
    { 'vdem.v2xnp_client': 66, ...excluded(90) },
    /6\.7 of 10.*Horizontal exclusion/,
  ],
  ['heq.national-identity', { 'epr.excluded_share': 67 }, { 'epr.excluded_share': 66 }, /6\.7 of 10/],
  ['heq.national-identity', { 'epr.discriminated_share': 67 }, { 'epr.discriminated_share': 66 }, /6\.7 of 10/],
  ['heq.national-identity', { 'vdem.v2cacamps': 67 }, { 'vdem.v2cacamps': 66 }, /3\.3 of 10, where 3\.3 or less/],
  [
    'lens.local-context',
    // Unaccountable force: the mean of 9, 9 and, without a coup, 5.
    { 'vdem.v2x_clphy': 10, 'vdem.v2x_ex_military': 90, ...excluded(90) },
    { 'vdem.v2x_clphy': 10, 'vdem.v2x_ex_military': 90, ...excluded(60) },
    /Unaccountable force scores 7\.7 of 10.*Horizontal exclusion scores 7\.0 of 10/,
  ],
];

describe('a recommendation is salient', () => {
  it.each(rules)('%s from %o on, not with %o', (recommendation, reached, notReached, reason) => {
    const held = salienceOf(recommendation, reached);
    expect(held.salience).toBe('SALIENT');
    expect(held.words).toMatch(reason);
    for (const { explanation } of held.reasons) expect(explanation).toMatch(/\.$/);
    expect(salienceOf(recommendation, notReached)).toMatchObject({ salience: 'NOT_SALIENT', reasons: [] });
  });

  it('by every trigger there is, and by no other', () => {
    const told = new Set([...rules.map(([id]) => id), 'lens.risk-assessment']);
    expect([...told].toSorted()).toEqual(Object.keys(triggers).toSorted());
    // `ALL` counts as one; the rule on thin figures is told below.
    for (const [id, own] of Object.entries(triggers)) {
      if (id !== 'lens.risk-assessment')
        expect(
          rules.filter(([rule]) => rule === id),
          id,
        ).toHaveLength(own.length);
    }
  });

  it('with the figure the reason rests on, and the year it is of', () => {
    const [reason] = salienceOf(
      'heq.political-inclusion',
      { 'epr.excluded_share': 80 },
      {
        endsIn: { 'epr.excluded_share': 2013 },
      },
    ).reasons;
    expect(reason?.seen).toMatchObject({ indicator: 'epr.excluded_share', year: 2013, value: 80 });
  });

  it.each([
    ['heq.political-inclusion', 'epr.excluded_share', 0.05],
    ['heq.redistribution', 'epr.discriminated_share', 0.02],
  ])('%s by a share only where it is worth speaking of', (recommendation, indicator, floor) => {
    // Nine states in ten exclude nobody, so that any share at all stands in the worst third.
    const setting: Setting = { panel: (id, even) => (id === indicator ? (even > 90 ? 0.5 : 0) : even) };
    expect(salienceOf(recommendation, { [indicator]: floor - 0.001 }, setting).salience).toBe('NOT_SALIENT');
    expect(salienceOf(recommendation, { [indicator]: floor }, setting)).toMatchObject({
      salience: 'SALIENT',
      words: expect.stringContaining('9.0 of 10'),
    });
  });
});

describe('to look closer is recommended where figures are thin', () => {
  it.each([
    ['nothing is missing', {}, {}, 'NOT_SALIENT', /^$/],
    ['no group is coded', {}, { groups: [] }, 'SALIENT', /No politically relevant ethnic group is coded here/],
    [
      'groups were coded in other years only',
      {},
      { groups: [{ name: 'Gone', periods: [{ from: 1950, to: 1990, status: 'POWERLESS' }] }] },
      'SALIENT',
      /No politically relevant/,
    ],
    [
      'a third of a profile is missing',
      { 'vdem.v2xlg_legcon': null, 'vdem.v2x_jucon': null, 'vdem.v2lgotovst': null, 'wgi.rl': null },
      {},
      'SALIENT',
      // 10 · (1 − (¼ + ¼ · ⅓)) = 6.67.
      /^Reliability of the figures is 6\.7 of 10, below 7\.$/,
    ],
  ] as const)('%s', (_, said, setting, salience, words) => {
    const found = salienceOf('lens.risk-assessment', said, setting);
    expect(found.salience).toBe(salience);
    expect(found.words).toMatch(words);
  });

  it('and nothing else is judged there, though what was found is still said', () => {
    const thin = {
      'vdem.v2x_clphy': null,
      'vdem.v2x_ex_military': null,
      'wdi.sp.dyn.imrt.in': null,
      'epr.excluded_share': null,
      'epr.discriminated_share': 90,
    };
    // 10 · (1 − (¼ · ⅔ + ¼ · ½ + ¼ · ¼)) = 6.46.
    const found = salienceOf('heq.redistribution', thin);
    expect(found.salience).toBe('NOT_ASSESSED');
    expect(found.words).toMatch(
      /^The figures are too thin to say: reliability 6\.5 of 10, where 7 is needed\. In the worst/,
    );
  });
});

describe('a recommendation is not assessed', () => {
  it.each(['ssr.policing', 'ssr.civil-defense-groups', 'lens.regime-population-will', 'lens.do-no-harm'])(
    '%s, which no figure can tell',
    (recommendation) => {
      expect(salienceOf(recommendation, { 'vdem.v2x_clphy': 0 })).toMatchObject({
        salience: 'NOT_ASSESSED',
        words: expect.stringContaining('No figure of a country and year can tell'),
      });
    },
  );

  it('where none of its own figures is there, however good the rest', () => {
    expect(salienceOf('heq.employment', { 'vdem.v2peasjsoc': null })).toMatchObject({
      salience: 'NOT_ASSESSED',
      words: 'None of the figures it is judged by is there.',
    });
    expect(salienceOf('heq.political-inclusion', { 'epr.excluded_share': null }).salience).toBe('NOT_ASSESSED');
  });

  it('by deaths outside the five years that were counted, where nothing else is left', () => {
    const found = salienceOf('ssr.professionalism', {
      'vdem.v2x_clphy': null,
      'vdem.v2clrspct': null,
      'vdem.v2cltrnslw': null,
      [BY_STATE]: { 2010: 90 },
    });
    expect(found).toMatchObject({
      salience: 'NOT_ASSESSED',
      words: 'None of the figures it is judged by is there.',
    });
  });
});
