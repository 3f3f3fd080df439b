import { describe, expect, it } from 'vitest';
import { checkCondition } from '../api/profiles/conditions.ts';
import type { GroupHistory } from '../api/profiles/situation.ts';
import { littleWorld, type Figures, type Setting } from './support/little-world.ts';

const YEAR = 2015;

interface Asked extends Setting {
  said?: Readonly<Record<string, Figures>>;
  year?: number;
  salient?: number;
  unassessed?: number;
}

function check(
  id: string,
  { said = {}, year = YEAR, salient = 0, unassessed = 0, ...setting }: Asked = {},
): [string, string] {
  const { state, reason } = checkCondition(id, littleWorld(said, setting).at(year), { salient, unassessed });
  return [state, reason];
}

const NO_WARNING = ['NOT_RAISED', 'No warning in these data.'];
const NO_FIGURES = ['UNKNOWN', 'No figures for this country and year.'];
const raised = (reason: string | RegExp) => ['RAISED', expect.stringMatching(reason)];

const BY_STATE = 'ucdp.os_main_govt_killings_best';
const BATTLE = 'ucdp.sb_total_deaths_best';

describe('DN1, force itself is a perpetrator', () => {
  it.each<[string, Asked['said'], unknown]>([
    ['25 killed by the state in the first of five years', { [BY_STATE]: { 2011: 25, 2015: 0 } }, raised(/in 2011\.$/)],
    ['24 of them', { [BY_STATE]: { 2011: 24, 2015: 0 } }, NO_WARNING],
    ['25 the year before the five', { [BY_STATE]: { 2010: 25, 2015: 0 } }, NO_WARNING],
    ['political killings in the worst third', { 'vdem.v2clkill': 33 }, raised(/worst third in 2015 \(V-Dem\)/)],
    ['just outside it', { 'vdem.v2clkill': 34 }, NO_WARNING],
    ['only deaths are counted', { 'vdem.v2clkill': null }, NO_WARNING],
    ['neither is there', { 'vdem.v2clkill': null, [BY_STATE]: null }, NO_FIGURES],
    ['deaths were counted in other years only', { 'vdem.v2clkill': null, [BY_STATE]: { 2005: 90 } }, NO_FIGURES],
  ])('%s', (_, said, expected) => {
    expect(check('DN1', { said })).toEqual(expected);
  });
});

describe('DN2, active war', () => {
  it.each<[string, Figures, unknown]>([
    ['1,000 battle deaths in the year', { 2015: 1000 }, raised('1,000 battle-related deaths in 2015')],
    ['999', { 2015: 999 }, NO_WARNING],
    ['1,000 the year before', { 2014: 1000, 2015: 0 }, NO_WARNING],
    ['no row for the year, which is not carried forward', { 2014: 1000 }, NO_FIGURES],
    ['no rows', null, NO_FIGURES],
  ])('%s', (_, deaths, expected) => {
    expect(check('DN2', { said: { [BATTLE]: deaths } })).toEqual(expected);
  });
});

describe('DN3, the will of the regime', () => {
  const [constraints, democracy, respect] = ['vdem.v2xlg_legcon', 'vdem.v2x_polyarchy', 'vdem.v2exrescon'];
  it.each<[string, Record<string, Figures>, unknown]>([
    [
      'constraints fell by more than .1 in five years',
      { [constraints]: { 2010: 50, 2015: 49.875 } },
      raised('Legislative constraints on the executive fell by 0.13 from 2010 to 2015'),
    ],
    ['democracy did', { [democracy]: { 2010: 50, 2015: 49.75 } }, raised('Electoral democracy fell by 0.25')],
    // Halves of halves, so that the difference is exact.
    ['by less', { [constraints]: { 2010: 50, 2015: 49.9375 } }, NO_WARNING],
    ['they rose', { [constraints]: { 2010: 50, 2015: 51 } }, NO_WARNING],
    ['the fall was earlier', { [constraints]: { 2009: 50, 2010: 40, 2015: 40 } }, NO_WARNING],
    ['respect for the constitution in the worst third', { [respect]: 33 }, raised('worst third in 2015')],
    ['just outside it', { [respect]: 34 }, NO_WARNING],
    ['one fall can be told', { [respect]: null, [democracy]: null }, NO_WARNING],
    ['no fall can be told', { [respect]: null, [democracy]: null, [constraints]: { 2015: 10 } }, NO_FIGURES],
  ])('%s', (_, said, expected) => {
    expect(check('DN3', { said })).toEqual(expected);
  });
});

it('DN4, on whom a regime rests, is never told', () => {
  expect(check('DN4')).toEqual(['UNKNOWN', 'No open figures tell on which groups or forces a regime rests.']);
});

describe('DN5, the will of the population, is raised or unknown', () => {
  const unknown = ['UNKNOWN', 'No open survey of the population is loaded.'];
  it.each<[string, Figures, unknown]>([
    ['polarised as the worst third is', 67, raised('worst third in 2015 (V-Dem)'.replaceAll(/[()]/g, '.'))],
    ['just outside it', 66, unknown],
    ['no figure', null, unknown],
  ])('%s', (_, polarisation, expected) => {
    expect(check('DN5', { said: { 'vdem.v2cacamps': polarisation } })).toEqual(expected);
  });
});

describe('DN6, a shift of power is under way', () => {
  const group = (...periods: [from: number, to: number, status: string][]): GroupHistory => ({
    name: 'Some',
    periods: periods.map(([from, to, status]) => ({ from, to, status })),
  });
  const calm = ['NOT_RAISED', expect.stringMatching(/^No change of a group’s access to power in three years/)];
  it.each<[string, Asked, unknown]>([
    [
      'the status changed in the year',
      { groups: [group([1990, 2014, 'POWERLESS'], [2015, 2021, 'JUNIOR_PARTNER'])] },
      raised('Access to power changed: Some (2015) (EPR).'.replaceAll(/[().]/g, '.')),
    ],
    [
      'two years before',
      { groups: [group([1990, 2012, 'POWERLESS'], [2013, 2021, 'DISCRIMINATED'])] },
      raised('Some .2013.'),
    ],
    ['three years before', { groups: [group([1990, 2011, 'POWERLESS'], [2012, 2021, 'DISCRIMINATED'])] }, calm],
    ['after it', { groups: [group([1990, 2015, 'POWERLESS'], [2016, 2021, 'DISCRIMINATED'])] }, calm],
    // EPR begins a new period also where only a group's size is coded anew.
    [
      'a new period of the same status',
      { groups: [group([1990, 2013, 'POWERLESS'], [2014, 2021, 'POWERLESS'])] },
      calm,
    ],
    ['the first that is coded of a group', { groups: [group([2014, 2021, 'POWERLESS'])] }, calm],
    ['no group', { groups: [] }, ['UNKNOWN', expect.stringContaining('No group is coded here')]],
    [
      'groups of other years only',
      { groups: [group([1950, 1970, 'POWERLESS'], [1971, 1990, 'DOMINANT'])] },
      ['UNKNOWN', expect.stringContaining('No group is coded here')],
    ],
    [
      'after the last coded year',
      { year: 2022, groups: [group([1990, 2020, 'POWERLESS'], [2021, 2021, 'DOMINANT'])] },
      ['UNKNOWN', expect.stringContaining('coded to 2021; national elections are not in these data')],
    ],
    ['no list of groups loaded', { lastCodedYear: null }, ['UNKNOWN', expect.stringContaining('coded to no year')]],
  ])('%s', (_, asked, expected) => {
    expect(check('DN6', asked)).toEqual(expected);
  });
});

describe('DN7, capture', () => {
  const said = (clientelism: Figures, corruption: Figures) => ({
    said: { 'vdem.v2xnp_client': clientelism, 'vdem.v2x_corr': corruption },
  });
  it('needs clientelism and corruption in the worst third, and both to be told', () => {
    expect(check('DN7', said(67, 67))).toEqual(raised('both in the worst third in 2015'));
    expect(check('DN7', said(67, 66))).toEqual(NO_WARNING);
    expect(check('DN7', said(66, 67))).toEqual(NO_WARNING);
    expect(check('DN7', said(99, null))).toEqual(NO_FIGURES);
    expect(check('DN7', said(null, 1))).toEqual(NO_FIGURES);
  });
});

it('DN8, no comprehensive strategy, is raised by a single lever and never found absent', () => {
  expect(check('DN8', { salient: 1 })).toEqual(raised(/^Only one lever stands out/));
  for (const salient of [0, 2, 15]) {
    expect(check('DN8', { salient })).toEqual(['UNKNOWN', 'No register of national strategies is loaded.']);
  }
});

it('DN8 is not raised where levers cannot be assessed: one that stands out among few says nothing of the others', () => {
  const [state, reason] = check('DN8', { salient: 1, unassessed: 3 });
  expect(state).toBe('UNKNOWN');
  expect(reason).toContain('others cannot be assessed');
});

describe('DN9, thin figures', () => {
  it('is raised below 7, by the less reliable of both profiles', () => {
    // A quarter of RISK missing is 7.5; in a year of war a quarter of that goes as well: 5.6.
    const missing = { 'wdi.sp.dyn.imrt.in': null, 'wdi.sp.pop.totl': null };
    expect(check('DN9', { said: missing })).toEqual(NO_WARNING);
    expect(check('DN9', { said: { ...missing, [BATTLE]: 1000 } })).toEqual(
      raised('Reliability of the figures is 5.6 of 10, below 7.'),
    );
  });
});

it('a condition without a rule is unknown', () => {
  expect(check('DN10')).toEqual(['UNKNOWN', 'No rule is written for it.']);
});
