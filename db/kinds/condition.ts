import { z } from 'zod';
import { text } from './words.ts';

/** `conditions/<id>.yaml`: a do-no-harm condition; what each field means is in db/content/README.md. */
export const conditionContent = z.strictObject({
  title: text,
  description: text,
  warning: text,
  proxies: text,
});

export type ConditionContent = z.output<typeof conditionContent>;
