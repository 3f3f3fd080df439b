import type { WordsAnswer } from './query.ts';
import type { Vocabulary } from './selection.ts';

/** The codes an address may name, from the API's answer. */
export function vocabularyOf({ recommendations, evidenceTerms, countries }: WordsAnswer): Vocabulary {
  const { outcomes, designs, roles, verifications } = evidenceTerms;
  return { recommendations, outcomes, designs, roles, verifications, countries: countries.nodes };
}
