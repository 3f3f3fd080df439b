import type { ProfileKind } from '../model/enums.ts';
import type { DimensionId } from './definition.ts';

/**
 * Which figures make a recommendation salient, as data. “Salient” means look here first, not that it will work.
 * A proposal of this project, not a standard.
 */
export type Trigger =
  /** A scored measure in the worst third of the panel; shares also need to reach a floor. */
  | { kind: 'MEASURE'; profile: ProfileKind; measure: string; floor?: number }
  /** A measure of its own scale that no profile contains. */
  | { kind: 'INDICATOR'; indicator: string; worst: 'HIGH' | 'LOW' }
  /** A dimension in the worst third. */
  | { kind: 'DIMENSION'; profile: ProfileKind; dimension: DimensionId }
  /** Any deaths in the year and the four before. */
  | { kind: 'DEATHS_IN_5'; indicator: string; by: string }
  /** A successful coup in the year and the four before. */
  | { kind: 'COUP_IN_5' }
  /** All of these together. */
  | { kind: 'ALL'; of: readonly Trigger[] }
  /** Too few or too old figures, or no group coded. */
  | { kind: 'THIN_DATA' };

/** Scores from which a figure counts as in the worst third: of RISK, and of RESILIENCE from below. */
export const WORST_THIRD = { RISK: 6.7, RESILIENCE: 3.3 } as const;

/** Below this the figures of a country and year are too thin to say that anything is, or is not, salient. */
export const RELIABLE = 7;

const measure = (profile: ProfileKind, id: string, floor?: number): Trigger => ({
  kind: 'MEASURE',
  profile,
  measure: id,
  ...(floor !== undefined && { floor }),
});
const dimension = (profile: ProfileKind, id: DimensionId): Trigger => ({ kind: 'DIMENSION', profile, dimension: id });

/** Percentiles of what is mostly zero start high, so a share must also be worth speaking of. */
const excluded = measure('RISK', 'excluded_share', 0.05);
const discriminated = measure('RISK', 'discriminated_share', 0.02);
const byState: Trigger = {
  kind: 'DEATHS_IN_5',
  indicator: 'ucdp.os_main_govt_killings_best',
  by: 'the government of the country',
};
const byOthers: Trigger = {
  kind: 'DEATHS_IN_5',
  indicator: 'ucdp.os_nsgroup_killings_best',
  by: 'organised groups outside the state',
};
const physical = measure('RISK', 'v2x_clphy');
const oversight = dimension('RESILIENCE', 'OVERSIGHT');
const services = ['v2peapssoc', 'v2pehealth', 'v2peedueq'].map((id) => measure('RESILIENCE', id));
const either = (indicators: readonly string[]): Trigger[] =>
  indicators.map((indicator) => ({
    kind: 'ALL',
    of: [{ kind: 'INDICATOR', indicator, worst: 'HIGH' }, dimension('RISK', 'EXCLUSION')],
  }));

/** Any trigger of its list makes a recommendation salient; one that is not listed is never assessed by figures. */
export const triggers: Readonly<Record<string, readonly Trigger[]>> = {
  'ssr.civilian-oversight': [measure('RISK', 'v2x_ex_military'), { kind: 'COUP_IN_5' }, oversight],
  'ssr.professionalism': [physical, byState, measure('RESILIENCE', 'v2clrspct'), measure('RESILIENCE', 'v2cltrnslw')],
  'ssr.accountable-capacity': [oversight, physical, byState, byOthers],
  'heq.political-inclusion': [excluded],
  'heq.redistribution': [excluded, discriminated, ...services],
  'heq.employment': [measure('RESILIENCE', 'v2peasjsoc')],
  'heq.safety-nets': services,
  'heq.identity-corruption': either(['vdem.v2xnp_client', 'vdem.v2x_corr']),
  'heq.national-identity': [excluded, discriminated, measure('RESILIENCE', 'v2cacamps')],
  'lens.local-context': [{ kind: 'ALL', of: [dimension('RISK', 'COERCION'), dimension('RISK', 'EXCLUSION')] }],
  'lens.risk-assessment': [{ kind: 'THIN_DATA' }],
};
