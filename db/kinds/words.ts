import { z } from 'zod';

/** Text that says something. */
export const text = z.string().trim().min(1);

export const address = z.url({
  protocol: /^https?$/,
  error: (issue) => `"${String(issue.input)}" is not a web address: write it in full, beginning with https://`,
});

/** A field that may be left out; what is left out is null. */
export const optional = <S extends z.ZodType>(schema: S) => schema.nullable().default(null);
