import type { PowerStatus } from '../../../api/model/enums.ts';

/** EPR's own words for a group's access to power; `DOMINANCE` is how a widely used R package writes DOMINANT. */
const words: Readonly<Record<string, PowerStatus>> = {
  MONOPOLY: 'MONOPOLY',
  DOMINANT: 'DOMINANT',
  DOMINANCE: 'DOMINANT',
  'SENIOR PARTNER': 'SENIOR_PARTNER',
  'JUNIOR PARTNER': 'JUNIOR_PARTNER',
  POWERLESS: 'POWERLESS',
  'SELF-EXCLUSION': 'SELF_EXCLUSION',
  DISCRIMINATED: 'DISCRIMINATED',
  IRRELEVANT: 'IRRELEVANT',
  'STATE COLLAPSE': 'STATE_COLLAPSE',
};

export function powerStatus(word: string): PowerStatus {
  const status = words[word];
  if (status) return status;
  throw new Error(`column "status" holds "${word}": expected one of ${Object.keys(words).join(', ')}.`);
}
