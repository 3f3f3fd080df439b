import { z } from 'zod';
import { sources } from './case.ts';
import { countryId } from './country.ts';
import { listOf, text } from './words.ts';

export const actorTypes = [
  'STATE_FORCE',
  'NON_STATE_ARMED_GROUP',
  'CIVIL_DEFENSE_GROUP',
  'GOVERNMENT_BODY',
  'CIVIL_SOCIETY',
  'INTERNATIONAL',
] as const;

/** `actors/<id>.yaml`: an organisation, never a person; what each field means is in db/content/README.md. */
export const actorContent = z.strictObject({
  name: text,
  aliases: listOf(text).default([]),
  type: z.enum(actorTypes),
  description: text,
  countries: listOf(countryId, 1),
  cases: listOf(text, 1),
  sources,
});

export type ActorContent = z.output<typeof actorContent>;
