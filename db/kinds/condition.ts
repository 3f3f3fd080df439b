import { z } from 'zod';
import { text, type IdForm } from './words.ts';

/** `conditions/<id>.yaml`: a do-no-harm condition; what each field means is in db/content/README.md. */
export const conditionContent = z.strictObject({
  title: text,
  description: text,
  warning: text,
  proxies: text,
});

export const conditionId: IdForm = { pattern: /^DN[1-9]\d*$/, words: 'DN and a number, as in DN4' };

export type ConditionContent = z.output<typeof conditionContent>;
