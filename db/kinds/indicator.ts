import { z } from 'zod';
import { riskFactorIds } from './risk-factor.ts';
import { listOf, text, type IdForm } from './words.ts';

export const topics = [
  'Horizontal equality',
  'Security sector',
  'Risk and resilience',
  'Organised violence',
  'Rule of law and accountability',
  'Civic space and cohesion',
  'Development',
  'Composite risk',
] as const;

export const dimensions = {
  RISK: ['VIOLENCE', 'COERCION', 'EXCLUSION', 'EXPOSURE'],
  RESILIENCE: ['OVERSIGHT', 'LEGALITY', 'INCLUSION', 'SOCIETY'],
} as const;

/** `indicators/<id>.yaml`; what each field means is in db/content/README.md. */
export const indicatorContent = z
  .strictObject({
    name: text,
    shortName: text.max(40),
    description: text,
    unit: text,
    moreMeans: text,
    topic: z.enum(topics),
    theme: z.enum(['SECURITY_SECTOR_REFORM', 'HORIZONTAL_EQUALITY', 'PREVENTION_LENS']).nullable().default(null),
    profile: z.enum(['RISK', 'RESILIENCE']).nullable().default(null),
    dimension: z
      .enum([...dimensions.RISK, ...dimensions.RESILIENCE])
      .nullable()
      .default(null),
    polarity: z.enum(['HIGHER_IS_RISKIER', 'HIGHER_IS_SAFER', 'NONE']),
    riskFactors: listOf(z.enum(riskFactorIds)).default([]),
    rangeLow: z.number().nullable().default(null),
    rangeHigh: z.number().nullable().default(null),
    decimals: z.int().min(0).max(6),
    caution: text.nullable().default(null),
    column: text.nullable().default(null),
    lowColumn: text.nullable().default(null),
    highColumn: text.nullable().default(null),
  })
  .check((context) => {
    const { profile, dimension, rangeLow, rangeHigh, column, lowColumn, highColumn, polarity } = context.value;
    const wrong = (field: string, message: string) =>
      context.issues.push({ code: 'custom', path: [field], message, input: context.value });
    if ((profile === null) !== (dimension === null)) {
      wrong('dimension', 'profile and dimension go together: give both, or null for both');
    } else if (profile !== null && !dimensions[profile].some((known) => known === dimension)) {
      wrong('dimension', `${dimension} is not a dimension of ${profile}: use ${dimensions[profile].join(', ')}`);
    }
    if (profile !== null && polarity === 'NONE') {
      wrong('polarity', 'a scored indicator needs a direction: HIGHER_IS_RISKIER or HIGHER_IS_SAFER');
    }
    if (rangeLow !== null && rangeHigh !== null && rangeLow >= rangeHigh) {
      wrong('rangeLow', `${rangeLow} is not below rangeHigh ${rangeHigh}: correct one of them`);
    }
    if ((lowColumn === null) !== (highColumn === null)) {
      wrong('lowColumn', 'lowColumn and highColumn go together: give both, or null for both');
    }
    if (column === null && lowColumn !== null) {
      wrong('lowColumn', 'bounds without a column: a derived figure has no columns of its own, give null');
    }
  });

export const indicatorId: IdForm = {
  pattern: /^[a-z]+(?:\.[a-z0-9]+(?:[_-][a-z0-9]+)*)+$/,
  words: "the source's id, a point and the producer's variable in small letters, as in vdem.v2x_clphy",
};

export type IndicatorContent = z.output<typeof indicatorContent>;
