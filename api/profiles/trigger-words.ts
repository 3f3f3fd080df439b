import { profiles } from './definition.ts';
import { WORST_THIRD, type Trigger } from './trigger.ts';

/** Where the names of indicators are found. */
interface Names {
  get(id: string): { shortName: string };
}

/** A trigger as a clause: “Legislative constraints low: 3.3 or less”. */
export function triggerInWords(trigger: Trigger, names: Names): string {
  switch (trigger.kind) {
    case 'MEASURE': {
      const { indicator } = measureOf(trigger.profile, trigger.measure);
      const floor = trigger.floor === undefined ? '' : `, and at least ${trigger.floor * 100}% of the population`;
      return `${names.get(indicator).shortName}: ${inWorstThird(trigger.profile)}${floor}`;
    }
    case 'INDICATOR':
      return `${names.get(trigger.indicator).shortName}: among the ${trigger.worst === 'HIGH' ? 'highest' : 'lowest'} third of the panel`;
    case 'DIMENSION':
      return `${dimensionName(trigger.profile, trigger.dimension)}: ${inWorstThird(trigger.profile)}`;
    case 'DEATHS_IN_5':
      return `any deliberate killing of civilians by ${trigger.by} in the year or the four before (UCDP)`;
    case 'COUP_IN_5':
      return 'a successful coup in the year or the four before (complete to 2020)';
    case 'ALL':
      return trigger.of.map((part) => triggerInWords(part, names)).join('; and ');
    case 'THIN_DATA':
      return 'too few or too old figures, or no politically relevant ethnic group coded';
    default:
      return trigger satisfies never;
  }
}

function inWorstThird(profile: 'RISK' | 'RESILIENCE'): string {
  return profile === 'RISK'
    ? `${WORST_THIRD.RISK} of 10 or more, the riskier way`
    : `${WORST_THIRD.RESILIENCE} of 10 or less, the resilient way`;
}

function measureOf(profile: 'RISK' | 'RESILIENCE', id: string) {
  const found = profiles[profile].dimensions.flatMap(({ measures }) => measures).find((measure) => measure.id === id);
  if (!found) throw new Error(`A trigger names the measure ${id}, which ${profile} does not have.`);
  return found;
}

function dimensionName(profile: 'RISK' | 'RESILIENCE', id: string): string {
  return profiles[profile].dimensions.find((dimension) => dimension.id === id)?.name ?? id;
}
