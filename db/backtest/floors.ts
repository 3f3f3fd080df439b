import { RISK_ID } from './baselines.ts';
import type { Floor, OutcomeResult } from './result.ts';

export const AT_RISK = 'states-at-risk';
export const ALL_STATES = 'all-states';
export const EWP_STATES = 'ewp-states';
export const EWP_OUTCOME = 'ewp-mass-killing';

/** Set before the first run of this code and never moved to meet a result. */
const floors: readonly Omit<Floor, 'value' | 'held'>[] = [
  { outcome: 'any-25', measure: 'AUC', pool: AT_RISK, floor: 0.82 },
  { outcome: 'any-100', measure: 'AUC', pool: AT_RISK, floor: 0.85 },
  { outcome: 'state-25', measure: 'AUC', pool: AT_RISK, floor: 0.84 },
  { outcome: EWP_OUTCOME, measure: 'AUC', pool: EWP_STATES, floor: 0.86 },
  { outcome: EWP_OUTCOME, measure: 'RECALL_AT_30', pool: EWP_STATES, floor: 0.66 },
];

export function holdFloors(results: readonly OutcomeResult[]): Floor[] {
  return floors.flatMap((floor) => {
    const risk = results.find(({ id }) => id === floor.outcome)?.contenders.find(({ id }) => id === RISK_ID);
    if (!risk) return [];
    const value = floor.measure === 'AUC' ? risk.auc[0] : (risk.top30[floor.pool]?.recall[0] ?? Number.NaN);
    return [{ ...floor, value, held: value >= floor.floor }];
  });
}
