import type { ProfileKind } from '../model/enums.ts';

/**
 * The two profiles, as data: what is measured, which way it points, and what it is made of. Nothing about a single
 * country is decided anywhere else. A measure belongs to one profile only, and none contains the outcome it stands for.
 */

export type DimensionId =
  | 'VIOLENCE'
  | 'COERCION'
  | 'EXCLUSION'
  | 'EXPOSURE'
  | 'OVERSIGHT'
  | 'LEGALITY'
  | 'INCLUSION'
  | 'SOCIETY';

/** How a measure follows from the figures of its indicator. */
export type Reading =
  /** The figure of the year. */
  | 'AS_IS'
  /** ln(figure), for what spreads over orders of magnitude. */
  | 'LOG'
  /** ln(1 + highest figure of the year and the four before). */
  | 'LOG_OF_WORST_IN_5'
  /** 1 where any year since 1989 reached 1,000, else 0. */
  | 'EVER_1000'
  /** 1 where any of the year and the four before is above zero, else 0; a blank counts as none seen. */
  | 'ANY_IN_5';

/** What is known of how far a figure may be off. */
export type MeasurementError =
  /** Bounds of about 68 %: a normal spread of half their distance. */
  | 'NORMAL_68'
  /** Bounds of 90 %, 1.645 standard deviations either way: a normal spread. */
  | 'NORMAL_90'
  /** Low, best and high estimates: a triangle. */
  | 'TRIANGULAR'
  | 'NONE';

export interface Measure {
  id: string;
  indicator: string;
  reading: Reading;
  /** 1: more of it means more of the profile; −1: less of it does. */
  direction: 1 | -1;
  error: MeasurementError;
}

export interface Dimension {
  id: DimensionId;
  name: string;
  measures: readonly Measure[];
}

export interface ProfileDefinition {
  kind: ProfileKind;
  /** RISK adds up: an acute dimension must not be hidden. RESILIENCE multiplies: a hole is not made good by the rest. */
  aggregation: 'ARITHMETIC' | 'GEOMETRIC';
  dimensions: readonly Dimension[];
}

/** The panel that every score is measured against, once and for all: states of this size in these years. */
export const PANEL: Panel = { firstYear: 1990, lastYear: 2019, population: 500_000 };

/** A back-test needs one that was closed before the years it looks at. */
export interface Panel {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly population: number;
}

/** Years that are scored. */
export const SCORED = { firstYear: 1990, lastYear: 2023 } as const;

/** No dimension counts for less than this in a geometric mean, or one zero would make the whole zero. */
export const FLOOR = 0.5;

/** Years a figure may be carried forward where its source has no row yet. */
export const CARRIED_AT_MOST = 5;

export const POPULATION = 'wdi.sp.pop.totl';
export const STATE_BASED_DEATHS = 'ucdp.sb_total_deaths_best';
export const ONE_SIDED_DEATHS = 'ucdp.os_total_deaths_best';

function vdem(name: string, direction: 1 | -1): Measure {
  return { id: name, indicator: `vdem.${name}`, reading: 'AS_IS', direction, error: 'NORMAL_68' };
}

function of(indicator: string, reading: Reading, id: string, error: MeasurementError = 'NONE'): Measure {
  return { id, indicator, reading, direction: 1, error };
}

export const RISK: ProfileDefinition = {
  kind: 'RISK',
  aggregation: 'ARITHMETIC',
  dimensions: [
    {
      id: 'VIOLENCE',
      name: 'Legacy of organised violence',
      measures: [
        of(ONE_SIDED_DEATHS, 'LOG_OF_WORST_IN_5', 'one_sided_in_5', 'TRIANGULAR'),
        of(STATE_BASED_DEATHS, 'LOG_OF_WORST_IN_5', 'state_based_in_5', 'TRIANGULAR'),
        of(ONE_SIDED_DEATHS, 'EVER_1000', 'mass_killing_on_record'),
      ],
    },
    {
      id: 'COERCION',
      name: 'Unaccountable force',
      measures: [vdem('v2x_clphy', -1), vdem('v2x_ex_military', 1), of('vdem.e_pt_coup', 'ANY_IN_5', 'coup_in_5')],
    },
    {
      id: 'EXCLUSION',
      name: 'Horizontal exclusion',
      measures: [
        of('epr.discriminated_share', 'AS_IS', 'discriminated_share'),
        of('epr.excluded_share', 'AS_IS', 'excluded_share'),
        vdem('v2clsocgrp', -1),
        vdem('v2pepwrsoc', -1),
      ],
    },
    {
      id: 'EXPOSURE',
      name: 'Structural exposure',
      measures: [of('wdi.sp.dyn.imrt.in', 'AS_IS', 'infant_mortality'), of(POPULATION, 'LOG', 'population')],
    },
  ],
};

export const RESILIENCE: ProfileDefinition = {
  kind: 'RESILIENCE',
  aggregation: 'GEOMETRIC',
  dimensions: [
    {
      id: 'OVERSIGHT',
      name: 'Oversight of the executive',
      measures: [vdem('v2xlg_legcon', 1), vdem('v2x_jucon', 1), vdem('v2lgotovst', 1)],
    },
    {
      id: 'LEGALITY',
      name: 'Rule-bound and professional state',
      measures: [vdem('v2clrspct', 1), vdem('v2cltrnslw', 1), of('wgi.rl', 'AS_IS', 'rule_of_law', 'NORMAL_90')],
    },
    {
      id: 'INCLUSION',
      name: 'Shared services and opportunity',
      measures: [vdem('v2peapssoc', 1), vdem('v2peasjsoc', 1), vdem('v2peedueq', 1), vdem('v2pehealth', 1)],
    },
    {
      id: 'SOCIETY',
      name: 'Voice and cohesion',
      measures: [vdem('v2xcs_ccsi', 1), vdem('v2xme_altinf', 1), vdem('v2cacamps', -1)],
    },
  ],
};

export const profiles: Record<ProfileKind, ProfileDefinition> = { RISK, RESILIENCE };

/** A profile needs three of its four dimensions; RISK also VIOLENCE and one of COERCION and EXCLUSION. */
export const DIMENSIONS_NEEDED = 3;
