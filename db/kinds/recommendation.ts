import { z } from 'zod';
import { riskFactorIds } from './risk-factor.ts';
import { optional, text } from './words.ts';

/** `recommendations/<id>.yaml`; what each field means is in db/content/README.md. */
export const recommendationContent = z.strictObject({
  order: z.int().min(1),
  theme: z.enum(['SECURITY_SECTOR_REFORM', 'HORIZONTAL_EQUALITY', 'PREVENTION_LENS']),
  title: text,
  statement: text,
  basis: z.enum(['BRIEF', 'IMPLIED', 'RELATED_PUBLICATION']),
  mechanisms: z.array(z.enum(['NON_STATE', 'STATE'])).min(1),
  mechanism: text,
  inBrief: z.strictObject({ text, place: text, publication: text }),
  actsOn: z.array(z.enum(riskFactorIds)),
  mayRaise: z.array(z.enum(riskFactorIds)).default([]),
  conditions: z.array(text).min(1),
  backfire: text,
  isWarning: z.boolean().default(false),
  reading: optional(text),
});

export type RecommendationContent = z.output<typeof recommendationContent>;
