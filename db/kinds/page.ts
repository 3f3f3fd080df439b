import { z } from 'zod';
import { textOrNull } from './country.ts';
import { address, text } from './words.ts';

/** One row of `pages.csv`: a page of a paper, agency or institute that a case rests on; weaker than a publication. */
export const pageRow = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: (issue) => `"${String(issue.input)}" is not an id: use small letters, digits and hyphens`,
  }),
  label: text,
  url: textOrNull.pipe(address.nullable()),
});

export type Page = z.output<typeof pageRow>;
