import { z } from 'zod';

/** One row of `regions.csv`: a source's code for a part of a country that has an ISO 3166-2 code of its own. */
export const regionRow = z.strictObject({
  source: z.string().regex(/^[a-z]+$/, { error: (issue) => `"${String(issue.input)}" is not a source id` }),
  code: z.string().min(1),
  id: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, {
    error: (issue) => `"${String(issue.input)}" is not an ISO 3166-2 code: write it like NG-KE`,
  }),
  name: z.string().min(1),
});
