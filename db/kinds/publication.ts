import { z } from 'zod';
import { countryId } from './country.ts';
import { cslRecord } from './csl.ts';
import type { EvidenceTerm } from './evidence-term.ts';
import { idOf, listOf, optional, text } from './words.ts';

export const directions = ['SUPPORTS', 'QUALIFIES', 'CONTRADICTS', 'CONTEXT'] as const;

const codeOf = (kind: EvidenceTerm['kind']) => idOf(`a row of evidence-terms.csv whose kind is ${kind}`);

const finding = z.strictObject({
  recommendation: idOf('a file of recommendations/'),
  /** Tells apart two findings of one publication on one recommendation. */
  about: optional(
    z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, { error: 'not a short name: use small letters and hyphens' }),
  ),
  direction: z.enum(directions),
  outcome: codeOf('outcome'),
  text,
  countries: listOf(countryId).optional(),
  coders: z.int().min(1),
  disputed: optional(text),
});

/** `publications/<id>.yaml`: a publication with its findings; what each field means is in db/content/README.md. */
export const publicationContent = z.strictObject({
  csl: cslRecord,
  design: codeOf('design'),
  role: codeOf('role'),
  countries: listOf(countryId),
  findings: z.array(finding).min(1),
  verified: z.strictObject({ level: codeOf('verification'), how: text, where: text }),
  generalKnowledge: z.boolean().default(false),
  missing: listOf(text).default([]),
  disputes: listOf(text).default([]),
  note: optional(text),
});

export type PublicationContent = z.output<typeof publicationContent>;
