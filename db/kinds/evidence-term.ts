import { z } from 'zod';
import { textOrNull } from './country.ts';
import { text } from './words.ts';

/** One row of `evidence-terms.csv`: a word that publications and findings are coded with. */
export const evidenceTermRow = z
  .strictObject({
    kind: z.enum(['design', 'role', 'outcome', 'verification']),
    id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, {
      error: (issue) => `"${String(issue.input)}" is not an id: use small letters and hyphens`,
    }),
    name: text,
    description: text,
    question: textOrNull.pipe(z.enum(['PROBLEM', 'REMEDY']).nullable()),
    weight: textOrNull
      .transform((value) => (value === null ? null : Number(value)))
      .pipe(z.number().min(0).max(1).nullable()),
  })
  .check((context) => {
    const { kind, question, weight } = context.value;
    if (question !== null && kind !== 'role') {
      context.issues.push({
        code: 'custom',
        path: ['question'],
        message: 'only a role answers a question: leave it empty',
        input: context.value,
      });
    }
    if ((kind === 'outcome') !== (weight !== null)) {
      context.issues.push({
        code: 'custom',
        path: ['weight'],
        message: 'an outcome has a weight (1 for atrocities, 0.5 for what is related), nothing else has one',
        input: context.value,
      });
    }
  });

export type EvidenceTerm = z.output<typeof evidenceTermRow>;
