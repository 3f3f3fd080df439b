import { z } from 'zod';
import { address, isInCalendar, text } from './words.ts';

const cslName = z.union(
  [
    z.strictObject({ literal: text }),
    z.strictObject({ family: text, given: text.optional(), 'non-dropping-particle': text.optional() }),
  ],
  {
    error:
      'neither a person nor an organisation: write { family: Rivera, given: Ana } or { literal: World Bank }, with no other fields',
  },
);

const twoDigits = (part: number) => `${part}`.padStart(2, '0');

/** A year, a year and month, or a whole day. */
const dateParts = z
  .array(z.int())
  .min(1)
  .max(3)
  .refine(([year = 0, ...rest]) => isInCalendar([`${year}`.padStart(4, '0'), ...rest.map(twoDigits)].join('-')), {
    error: (issue) => `${JSON.stringify(issue.input)} is in no calendar: write [2024], [2024, 5] or [2024, 5, 31]`,
  });

/**
 * The part of CSL-JSON that our citations need, without its id, which is the file's name; `date-parts` holds one date.
 * https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export const cslRecord = z.strictObject({
  type: z.enum([
    'dataset',
    'article-journal',
    'article',
    'report',
    'book',
    'chapter',
    'paper-conference',
    'thesis',
    'webpage',
    'post-weblog',
  ]),
  title: text,
  author: z.array(cslName).min(1).optional(),
  editor: z.array(cslName).min(1).optional(),
  issued: z.strictObject({ 'date-parts': z.tuple([dateParts]) }).optional(),
  publisher: text.optional(),
  'publisher-place': text.optional(),
  'container-title': text.optional(),
  'collection-title': text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  number: text.optional(),
  version: text.optional(),
  DOI: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, {
      error: (issue) => `"${String(issue.input)}" is not a DOI: write it like 10.1017/S0003055403000522`,
    })
    .optional(),
  ISBN: text.optional(),
  URL: address.optional(),
  note: text.optional(),
});
