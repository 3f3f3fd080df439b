import { z } from 'zod';
import { countryId } from './country.ts';
import { isInCalendar, listOf, optional, text } from './words.ts';

/** Ids of publications and pages that say so. */
export const sources = listOf(text, 1);

const day = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
/** A year, month or day, or two of them for a span; an open end is two points. */
const date = z
  .string()
  .regex(new RegExp(`^${day}(?:/(?:${day}|\\.\\.))?$`), {
    abort: true,
    error: (issue) =>
      `"${String(issue.input)}" is not a date: write "2014", "2014-04", "2014-04-14", a span "2014-04-14/2014-04-15", or "2007/.." for 2007 onward`,
  })
  .check(({ value, issues }) => {
    const [from = value, to = '..'] = value.split('/');
    const wrong = (message: string) => issues.push({ code: 'custom', message, input: value });
    for (const each of [from, to]) {
      if (each !== '..' && !isInCalendar(each)) wrong(`"${each}" is in no calendar: correct the month or the day`);
    }
    // Of dates known to different parts, the parts that both have are compared.
    const common = Math.min(from.length, to.length);
    if (to !== '..' && to.slice(0, common) < from.slice(0, common)) {
      wrong(`"${value}" ends before it begins: write the earlier date first`);
    }
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
        ethnicGroups: listOf(
          z.string().regex(/^\d+$/, {
            error: (issue) => `"${String(issue.input)}" is not a group id of EPR: give its digits in quotes`,
          }),
        ).default([]),
      }),
    )
    .min(1),
  inequalities: z.array(statement.extend({ contrary: z.boolean().default(false) })).min(1),
  resilience: z.array(statement).default([]),
  recommendations: listOf(text, 1),
  note: optional(text),
});

export type CaseContent = z.output<typeof caseContent>;
