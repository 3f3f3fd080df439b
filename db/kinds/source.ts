import { z } from 'zod';
import { cslRecord } from './csl.ts';
import { address, isInCalendar, text } from './words.ts';

const slug = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, {
  error: (issue) =>
    `"${String(issue.input)}" is not an id: use small letters, digits, dots and hyphens, as in vdem-v14`,
});
/** YYYY-MM-DD, or as much of it as is known. */
export const date = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, {
    abort: true,
    error: (issue) =>
      `"${String(issue.input)}" is not a date: write YYYY-MM-DD or, where only that is known, "YYYY" in quotes`,
  })
  .refine(isInCalendar, {
    error: (issue) => `"${String(issue.input)}" is in no calendar: correct the month or the day`,
  });

/** One file of the source that is known by its hash, whether or not its figures ship. */
const knownRelease = z.strictObject({
  id: slug,
  version: text,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'not a SHA-256: give its 64 hexadecimal digits in small letters' }),
  fileName: text,
  retrieved: date,
  ships: z.boolean(),
  licence: text.optional(),
  note: text.optional(),
});

/** `sources/<id>.yaml`; what each field means is in db/content/README.md. */
export const sourceContent = z.strictObject({
  title: text,
  publisher: text,
  licence: text,
  licenceUrl: address.nullable().default(null),
  /** A page of ours, for what we work out ourselves. */
  url: z.string().refine((url) => /^\/[a-z]/.test(url) || address.safeParse(url).success, {
    error: (issue) => `"${String(issue.input)}" is not a web address: write it in full, beginning with https://`,
  }),
  note: text.nullable().default(null),
  citation: cslRecord,
  /** Empty for figures that we work out ourselves. */
  releases: z.array(knownRelease),
});

export type SourceContent = z.output<typeof sourceContent>;
