import { z } from 'zod';
import { countryId } from './country.ts';
import { optional, text } from './words.ts';

/** Ids of publications and pages that say so. */
export const sources = z.array(text).min(1);

const day = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
/** A year, month or day, or two of them for a span; an open end is two points. */
const date = z.string().regex(new RegExp(`^${day}(?:/(?:${day}|\\.\\.))?$`), {
  error: (issue) =>
    `"${String(issue.input)}" is not a date: write "2014", "2014-04", "2014-04-14", a span "2014-04-14/2014-04-15", or "2007/.." for 2007 onward, in quotes`,
});

const statement = z.strictObject({ text, sources });

/** `cases/<id>.yaml`; what each field means is in db/content/README.md. */
export const caseContent = z.strictObject({
  country: countryId,
  title: text,
  summary: text,
  summarySources: sources,
  events: z.array(z.strictObject({ date, title: text, sources })).min(1),
  groups: z
    .array(
      statement.extend({
        ethnicGroups: z.array(z.string().regex(/^\d+$/, { error: 'not a group id of EPR' })).default([]),
      }),
    )
    .min(1),
  inequalities: z.array(statement.extend({ contrary: z.boolean().default(false) })).min(1),
  resilience: z.array(statement).default([]),
  recommendations: z.array(text).min(1),
  note: optional(text),
});

export type CaseContent = z.output<typeof caseContent>;
