import explore from './explore.graphql?raw';
import quote from './quote.graphql?raw';
import script from './script.graphql?raw';

/** Tabs of the explorer: one for each use of the data. Tests run them all. */
export const examples: readonly { query: string; variables?: string }[] = [
  { query: explore },
  { query: script, variables: JSON.stringify({ indicator: 'vdem.v2xpe_exlsocgr' }, null, 2) },
  { query: quote },
];
