import { z } from 'zod';

/** Text that says something. */
export const text = z.string().trim().min(1);

export const address = z.url({
  protocol: /^https?$/,
  error: (issue) => `"${String(issue.input)}" is not a web address: write it in full, beginning with https://`,
});

/** The id of something that is described elsewhere, in words that say where where it is missing. */
export function idOf(what: string) {
  return z
    .string({ error: (issue) => (issue.input === undefined ? `missing: give the id of ${what}` : undefined) })
    .trim()
    .min(1);
}

/** A field that may be left out; what is left out is null. */
export const optional = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);

/** A list that has each entry once. */
export function listOf<S extends z.ZodType<string>>(entry: S, least = 0) {
  return z
    .array(entry)
    .min(least)
    .check(({ value, issues }) => {
      value.forEach((each, index) => {
        if (value.indexOf(each) === index) return;
        const message = `"${each}" is in this list twice: keep it once`;
        issues.push({ code: 'custom', path: [index], message, input: value });
      });
    })
    .meta({ uniqueItems: true });
}

/** Whether the calendar has the day, month or year, as in 2014-04-14, 2014-04 and 2014. */
export function isInCalendar(date: string): boolean {
  return z.iso.date().safeParse(`${date}${'-01-01'.slice(date.length - '2014'.length)}`).success;
}

/** How the files of a kind are named, without their ending. */
export interface IdForm {
  pattern: RegExp;
  /** What to write, after "use". */
  words: string;
}

export const plainId: IdForm = {
  pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  words: 'small letters, digits and hyphens, as in rivera2024courts',
};

/** Ids of our sources have no hyphen: those with one are kept for the tables that people describe themselves. */
export const sourceId: IdForm = {
  pattern: /^[a-z][a-z0-9]*$/,
  words: 'small letters and digits without a hyphen, as in vdem',
};
