import type { Salience } from '../model/enums.ts';
import { STATE_BASED_DEATHS } from './definition.ts';
import { CONFLICT_DEATHS } from './score.ts';
import type { Situation, Seen } from './situation.ts';
import { RELIABLE, triggers, WORST_THIRD, type Trigger } from './trigger.ts';

/** Why a trigger holds: in words, with the figure it rests on where it is a single one. */
export interface Reason {
  explanation: string;
  seen: Seen | null;
}

export interface Assessment {
  salience: Salience;
  reasons: Reason[];
}

/** What the figures say of a recommendation in a country and year. */
export function assess(recommendation: string, situation: Situation): Assessment {
  const rules = triggers[recommendation];
  if (!rules) {
    return {
      salience: 'NOT_ASSESSED',
      reasons: [
        said(
          'No figure of a country and year can tell: it reaches a country through its cases, evidence and conditions.',
        ),
      ],
    };
  }
  const held = rules.map((rule) => check(rule, situation));
  const reasons = held.flatMap((one) => (Array.isArray(one) ? one : []));
  const askedOfData = rules.some(({ kind }) => kind === 'THIN_DATA');
  if (!askedOfData && situation.reliability < RELIABLE) {
    const deaths = situation.figure(STATE_BASED_DEATHS, situation.year)?.value ?? 0;
    const war =
      deaths >= CONFLICT_DEATHS ? ' Figures of a year of war count for less: this is no absence of warning.' : '';
    const thin = said(
      `The figures are too thin to say: reliability ${oneDecimal(situation.reliability)} of 10, where ${RELIABLE} is needed.${war}`,
    );
    return { salience: 'NOT_ASSESSED', reasons: [thin, ...reasons] };
  }
  if (reasons.length > 0) return { salience: 'SALIENT', reasons };
  if (held.every((one) => one === null)) {
    return { salience: 'NOT_ASSESSED', reasons: [said('None of the figures it is judged by is there.')] };
  }
  return { salience: 'NOT_SALIENT', reasons: [] };
}

/** The reasons where a trigger holds, none (false) where it does not, null where the figures cannot say. */
function check(trigger: Trigger, situation: Situation): Reason[] | false | null {
  switch (trigger.kind) {
    case 'MEASURE': {
      const seen = situation.measure(trigger.measure);
      if (!seen) return null;
      const worst = trigger.profile === 'RISK' ? seen.score >= WORST_THIRD.RISK : seen.score <= WORST_THIRD.RESILIENCE;
      if (!worst || seen.value < (trigger.floor ?? -Infinity)) return false;
      return [{ explanation: inWorstThird(trigger.profile, seen.score), seen }];
    }
    case 'INDICATOR': {
      const seen = situation.indicator(trigger.indicator);
      if (!seen) return null;
      const place = trigger.worst === 'HIGH' ? seen.place : 10 - seen.place;
      return place >= WORST_THIRD.RISK && [{ explanation: inWorstThird('RISK', place), seen }];
    }
    case 'DIMENSION': {
      const found = situation.dimension(trigger.profile, trigger.dimension);
      if (!found) return null;
      const { score, name } = found;
      const worst = trigger.profile === 'RISK' ? score >= WORST_THIRD.RISK : score <= WORST_THIRD.RESILIENCE;
      return worst && [said(`${name} scores ${oneDecimal(score)} of 10, ${threshold(trigger.profile)}.`)];
    }
    case 'DEATHS_IN_5': {
      const counted = situation.inFive(trigger.indicator);
      if (counted.length === 0) return null;
      const seen = counted.filter(({ value }) => value > 0);
      return (
        seen.length > 0 &&
        seen.slice(-1).map((last) => ({
          explanation: `UCDP counts deliberate killings of civilians by ${trigger.by} in ${listOf(seen.map(({ year }) => year))}.`,
          seen: last,
        }))
      );
    }
    case 'COUP_IN_5': {
      const coups = situation.inFive('vdem.e_pt_coup').filter(({ value }) => value > 0);
      if (!situation.listed('vdem.e_pt_coup')) return null;
      return (
        coups.length > 0 &&
        coups.slice(-1).map((last) => ({
          explanation: `A coup succeeded in ${listOf(coups.map(({ year }) => year))}. The record of coups is complete to 2020.`,
          seen: last,
        }))
      );
    }
    case 'ALL': {
      const parts = trigger.of.map((part) => check(part, situation));
      if (parts.some((part) => part === false)) return false;
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part || []);
    }
    case 'THIN_DATA': {
      const { reliability } = situation;
      const reasons: Reason[] = [];
      if (reliability < RELIABLE) {
        reasons.push(said(`Reliability of the figures is ${oneDecimal(reliability)} of 10, below ${RELIABLE}.`));
      }
      if (situation.groups.length === 0) {
        reasons.push(
          said('No politically relevant ethnic group is coded here, so exclusion between groups cannot be seen.'),
        );
      }
      return reasons.length > 0 && reasons;
    }
    default:
      return trigger satisfies never;
  }
}

const said = (explanation: string): Reason => ({ explanation, seen: null });

function inWorstThird(profile: 'RISK' | 'RESILIENCE', score: number): string {
  return `In the worst third of states 1990–2019: ${oneDecimal(score)} of 10, ${threshold(profile)}.`;
}

function threshold(profile: 'RISK' | 'RESILIENCE'): string {
  return profile === 'RISK'
    ? `where ${WORST_THIRD.RISK} or more counts as high`
    : `where ${WORST_THIRD.RESILIENCE} or less counts as low`;
}

const oneDecimal = (value: number): string => value.toFixed(1);

/** “2019, 2021 and 2022”. */
function listOf(years: readonly number[]): string {
  return years.length < 2 ? years.join('') : `${years.slice(0, -1).join(', ')} and ${years.at(-1)}`;
}
