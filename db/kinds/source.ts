import { z } from 'zod';

const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, {
  error: (issue) =>
    `"${String(issue.input)}" is not an id: use small letters, digits, dots and hyphens, as in vdem-v14`,
});
/** YYYY-MM-DD, or as much of it as is known. */
const date = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, {
  error: (issue) =>
    `"${String(issue.input)}" is not a date: write YYYY-MM-DD or, where only that is known, "YYYY" in quotes`,
});

const address = z.url({
  protocol: /^https?$/,
  error: (issue) => `"${String(issue.input)}" is not a web address: write it in full, beginning with https://`,
});

const cslName = z.union([
  z.strictObject({ literal: text }),
  z.strictObject({ family: text, given: text.optional(), 'non-dropping-particle': text.optional() }),
]);

/** The part of CSL-JSON that citations of data sets need; `date-parts` holds one date. */
const citation = z.strictObject({
  id: text.optional(),
  type: z.enum(['dataset', 'article-journal', 'report', 'book', 'chapter', 'webpage']),
  title: text,
  author: z.array(cslName).min(1),
  issued: z.strictObject({ 'date-parts': z.tuple([z.array(z.int()).min(1).max(3)]) }),
  publisher: text.optional(),
  'publisher-place': text.optional(),
  'container-title': text.optional(),
  'collection-title': text.optional(),
  volume: text.optional(),
  issue: text.optional(),
  page: text.optional(),
  number: text.optional(),
  version: text.optional(),
  DOI: text.optional(),
  URL: address.optional(),
  note: text.optional(),
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
  url: address,
  note: text.nullable().default(null),
  citation,
  releases: z.array(knownRelease).min(1),
});

export type SourceContent = z.output<typeof sourceContent>;
