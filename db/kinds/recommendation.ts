import { z } from 'zod';
import { riskFactorIds } from './risk-factor.ts';
import { listOf, optional, text, type IdForm } from './words.ts';

/** `recommendations/<id>.yaml`; what each field means is in db/content/README.md. */
export const recommendationContent = z.strictObject({
  order: z.int().min(1),
  theme: z.enum(['SECURITY_SECTOR_REFORM', 'HORIZONTAL_EQUALITY', 'PREVENTION_LENS']),
  title: text,
  statement: text,
  basis: z.enum(['BRIEF', 'IMPLIED', 'RELATED_PUBLICATION']),
  mechanisms: listOf(z.enum(['NON_STATE', 'STATE']), 1),
  mechanism: text,
  inBrief: z.strictObject({ text, place: text, publication: text }),
  actsOn: listOf(z.enum(riskFactorIds)),
  mayRaise: listOf(z.enum(riskFactorIds)).default([]),
  conditions: listOf(text, 1),
  backfire: text,
  isWarning: z.boolean().default(false),
  reading: optional(text),
});

export const recommendationId: IdForm = {
  pattern: /^(?:ssr|heq|lens)\.[a-z]+(?:-[a-z]+)*$/,
  words: 'ssr, heq or lens, a point, small letters and hyphens, as in ssr.policing',
};

export type RecommendationContent = z.output<typeof recommendationContent>;
