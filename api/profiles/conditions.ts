import type { ConditionState } from '../model/enums.ts';
import type { Situation } from './situation.ts';
import { RELIABLE, WORST_THIRD } from './trigger.ts';

export interface Check {
  state: ConditionState;
  /** Why, in words. */
  reason: string;
}

/** Of the levers of a state: how many are salient, and how many cannot be assessed though figures could tell of them. */
export interface LeverCounts {
  salient: number;
  unassessed: number;
}

/** Said wherever nothing is raised: the absence of a warning is no assurance. */
const NO_WARNING = 'No warning in these data.';

const raised = (reason: string): Check => ({ state: 'RAISED', reason });
const notRaised = (reason: string = NO_WARNING): Check => ({ state: 'NOT_RAISED', reason });
const unknown = (reason: string): Check => ({ state: 'UNKNOWN', reason });

/** Each do-no-harm condition in a country and year. None of them changes a score. */
const checks: Record<string, (situation: Situation, levers: LeverCounts) => Check> = {
  DN1: (situation) => {
    const counted = situation.inFive('ucdp.os_main_govt_killings_best');
    const deaths = counted.filter(({ value }) => value >= 25);
    const killings = situation.indicator('vdem.v2clkill');
    if (deaths.length > 0) {
      return raised(`UCDP counts 25 or more civilians killed by the government in ${yearsOf(deaths)}.`);
    }
    if (killings && 10 - killings.place >= WORST_THIRD.RISK) {
      return raised(`Freedom from political killings is in the worst third in ${killings.year} (V-Dem).`);
    }
    return killings || counted.length > 0 ? notRaised() : noFigures();
  },
  DN2: (situation) => {
    const deaths = situation.figure('ucdp.sb_total_deaths_best', situation.year);
    if (!deaths) return noFigures();
    return deaths.value >= 1000
      ? raised(`${deaths.value.toLocaleString('en')} battle-related deaths in ${deaths.year} (UCDP, best estimate).`)
      : notRaised();
  },
  DN3: (situation) => {
    const falls = [
      ['vdem.v2xlg_legcon', 'Legislative constraints on the executive'],
      ['vdem.v2x_polyarchy', 'Electoral democracy'],
    ].flatMap(([id = '', name = '']) => {
      const [now, before] = [situation.figure(id, situation.year), situation.figure(id, situation.year - 5)];
      return now && before ? [{ name, fall: before.value - now.value }] : [];
    });
    const worst = falls.find(({ fall }) => fall > 0.1);
    if (worst) {
      return raised(
        `${worst.name} fell by ${worst.fall.toFixed(2)} from ${situation.year - 5} to ${situation.year} (V-Dem).`,
      );
    }
    const respect = situation.indicator('vdem.v2exrescon');
    if (respect && 10 - respect.place >= WORST_THIRD.RISK) {
      return raised(`Respect of the executive for the constitution is in the worst third in ${respect.year} (V-Dem).`);
    }
    return respect || falls.length > 0 ? notRaised() : noFigures();
  },
  DN4: () => unknown('No open figures tell on which groups or forces a regime rests.'),
  DN5: (situation) => {
    const polarised = situation.measure('v2cacamps');
    return polarised && polarised.score <= WORST_THIRD.RESILIENCE
      ? raised(`Political polarisation is in the worst third in ${polarised.year} (V-Dem).`)
      : unknown('No open survey of the population is loaded.');
  },
  DN6: (situation) => {
    const { lastCodedYear, year } = situation;
    if (lastCodedYear === null || year > lastCodedYear) {
      return unknown(
        `The status of groups is coded to ${lastCodedYear ?? 'no year'}; national elections are not in these data.`,
      );
    }
    const changed = situation.groups.flatMap(({ name, periods }) =>
      periods
        // A period also ends where a group’s size or autonomy is coded anew.
        .filter(({ status }, index) => index > 0 && status !== periods[index - 1]?.status)
        .filter(({ from }) => from > year - 3 && from <= year)
        .map(({ from }) => ({ name, from })),
    );
    if (changed.length > 0) {
      return raised(
        `Access to power changed: ${changed.map(({ name, from }) => `${name} (${from})`).join(', ')} (EPR).`,
      );
    }
    return situation.groups.length > 0
      ? notRaised('No change of a group’s access to power in three years; national elections are not in these data.')
      : unknown('No group is coded here; national elections are not in these data.');
  },
  DN7: (situation) => {
    const found = ['vdem.v2xnp_client', 'vdem.v2x_corr'].map((id) => situation.indicator(id));
    if (found.some((one) => one === null)) return noFigures();
    return found.every((one) => one !== null && one.place >= WORST_THIRD.RISK)
      ? raised(`Clientelism and corruption are both in the worst third in ${situation.year} (V-Dem).`)
      : notRaised();
  },
  DN8: (_situation, { salient, unassessed }) => {
    if (salient !== 1) return unknown('No register of national strategies is loaded.');
    // One that stands out among few that can be judged says nothing of the others.
    return unassessed > 0
      ? unknown('One lever stands out, but others cannot be assessed; no register of national strategies is loaded.')
      : raised('Only one lever stands out, and reform works as part of a comprehensive strategy.');
  },
  DN9: ({ reliability }) =>
    reliability < RELIABLE
      ? raised(`Reliability of the figures is ${reliability.toFixed(1)} of 10, below ${RELIABLE}.`)
      : notRaised(),
};

/** The state of a condition, given what was found of the levers in that country and year. */
export function checkCondition(id: string, situation: Situation, levers: LeverCounts): Check {
  return checks[id]?.(situation, levers) ?? unknown('No rule is written for it.');
}

const noFigures = (): Check => unknown('No figures for this country and year.');

function yearsOf(seen: readonly { year: number }[]): string {
  return seen.map(({ year }) => year).join(', ');
}
