import { RISK, type DimensionId } from '../../api/profiles/definition.ts';
import type { ScoredProfile } from '../../api/profiles/score.ts';
import type { ProfileKind } from '../../api/model/enums.ts';

/** Something that orders rows: our own profile or what it is held against. */
export interface Contender {
  id: string;
  name: string;
  /**
   * INDEX: a sum without fitting; its probabilities come from a logistic fit on closed windows.
   * FITTED: the logistic fit on closed windows is itself what orders.
   * FORECAST: a probability made elsewhere.
   */
  kind: 'INDEX' | 'FITTED' | 'FORECAST';
  /** What is known of a row at its origin; NaN = missing. One number unless FITTED. */
  features: (at: number) => number[];
}

export const RISK_ID = 'risk';

/** All but forecasts of others, which come with their own rows. */
export function contenders(scored: Record<ProfileKind, ScoredProfile>): Contender[] {
  const { RISK: risk, RESILIENCE: resilience } = scored;
  const score = (profile: ScoredProfile) => (at: number) => profile.score[at] ?? Number.NaN;
  const dimensions = (at: number) => risk.dimensions.map((column) => column[at] ?? Number.NaN);
  const only = (ids: readonly DimensionId[]) => (at: number) => [
    meanOf(dimensions(at).filter((_, index) => ids.includes(RISK.dimensions[index]?.id ?? 'VIOLENCE'))),
  ];
  const names = RISK.dimensions.map(({ id }) => id);
  const past = rawOf(risk, ['one_sided_in_5', 'state_based_in_5']);
  return [
    { id: RISK_ID, name: 'Risk profile', kind: 'INDEX', features: (at) => [score(risk)(at)] },
    {
      id: 'past-violence',
      name: 'Past violence alone, added up',
      kind: 'INDEX',
      features: (at) => [past(at).reduce((sum, value) => sum + value, 0)],
    },
    { id: 'past-violence-fitted', name: 'Past violence alone, fitted', kind: 'FITTED', features: past },
    {
      id: 'population-infant-mortality',
      name: 'Population and infant mortality, fitted',
      kind: 'FITTED',
      features: rawOf(risk, ['population', 'infant_mortality']),
    },
    {
      id: 'levers-only',
      name: 'The two levers alone: unaccountable force and exclusion',
      kind: 'INDEX',
      features: only(['COERCION', 'EXCLUSION']),
    },
    {
      id: 'risk-fitted',
      name: 'The four dimensions of risk, fitted instead of equal',
      kind: 'FITTED',
      features: dimensions,
    },
    ...RISK.dimensions.map(({ id, name }): Contender => ({
      id: `risk-without-${id.toLowerCase()}`,
      name: `Risk profile without ${name.toLowerCase()}`,
      kind: 'INDEX',
      features: only(names.filter((other) => other !== id)),
    })),
    {
      id: 'risk-minus-resilience',
      name: 'Risk minus resilience, which is shown nowhere else',
      kind: 'INDEX',
      features: (at) => [score(risk)(at) - score(resilience)(at)],
    },
    { id: 'low-resilience', name: 'Low resilience alone', kind: 'INDEX', features: (at) => [-score(resilience)(at)] },
  ];
}

/** Figures as the measures read them, before they are put on the scale of the panel. */
function rawOf(profile: ScoredProfile, ids: readonly string[]): (at: number) => number[] {
  const columns = ids.map((id) => {
    const column = profile.measures.flat().find(({ measure }) => measure.id === id);
    if (!column) throw new Error(`The profile has no measure "${id}".`);
    return column.raw;
  });
  return (at) => columns.map((column) => column[at] ?? Number.NaN);
}

function meanOf(scores: readonly number[]): number {
  const known = scores.filter((score) => !Number.isNaN(score));
  return known.reduce((sum, score) => sum + score, 0) / known.length;
}
