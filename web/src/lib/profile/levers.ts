/** Recommendations in a country: in which order, why, and what to heed before. */

import type { Measure } from '../format.ts';
import { withUnit } from './measures.ts';
import type { Lever } from './query.ts';

type Salience = Lever['salience'];
type Check = Lever['conditions'][number];
type ConditionState = Check['state'];

/** What can go wrong comes first; "no warning" is not said before what is not known. */
const stateOrder: readonly ConditionState[] = ['RAISED', 'UNKNOWN', 'NOT_RAISED'];

export const stateWords: Record<ConditionState, string> = {
  RAISED: 'Take care',
  UNKNOWN: 'Not known',
  NOT_RAISED: 'No warning in these data',
};

export const salienceWords: Record<Exclude<Salience, 'SALIENT'>, string> = {
  NOT_SALIENT: 'Not pointed to by these figures',
  NOT_ASSESSED: 'Not assessed by figures',
};

export function ofSalience(levers: readonly Lever[], salience: Salience): Lever[] {
  return levers.filter((lever) => lever.salience === salience);
}

/** Conditions by state, warnings first, without empty states. */
export function conditionsByState<C extends Pick<Check, 'state'>>(
  conditions: readonly C[],
): { state: ConditionState; checks: C[] }[] {
  return stateOrder.flatMap((state) => {
    const checks = conditions.filter((check) => check.state === state);
    return checks.length ? [{ state, checks }] : [];
  });
}

/** "Take care: Active war (DN2). Not known: …": all conditions in one line; in short, only warnings by their title. */
export function conditionsLine(
  conditions: readonly Pick<Check, 'state' | 'condition'>[],
  length: 'whole' | 'short' = 'whole',
): string {
  return conditionsByState(conditions)
    .map(({ state, checks }) => `${stateWords[state]}: ${checks.map((one) => conditionName(one, length)).join(', ')}.`)
    .join(' ');
}

/** "Active war (DN2)"; in short, by its number alone where it does not warn. */
export function conditionName(
  { state, condition: { id, title } }: Pick<Check, 'state' | 'condition'>,
  length: 'whole' | 'short',
): string {
  return length === 'whole' || state === 'RAISED' ? `${title} (${id})` : id;
}

/** "Rule resting on military force: 0.24 (index, 0 to 1) in 2023"; null where a reason rests on no single figure. */
export function figureOfReason({
  indicator,
  observation,
}: {
  indicator: (Measure & { shortName: string }) | null;
  observation: { year: number; value: number } | null;
}): string | null {
  if (!indicator || !observation) return null;
  return `${indicator.shortName}: ${withUnit(observation.value, indicator)} in ${observation.year}`;
}

/** The figure, where it is one, and what the rule found in it: "Rule resting on military force: 0.24 in 2023. In the worst third …" */
export function reasonText(reason: Lever['reasons'][number]): string {
  const figure = figureOfReason(reason);
  return figure ? `${figure}. ${reason.explanation}` : reason.explanation;
}
