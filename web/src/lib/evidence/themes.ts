/** Codes of recommendations in words. */

/** The two levers of the brief and the lens that joins them, in its order. */
export const themes = [
  {
    id: 'SECURITY_SECTOR_REFORM',
    name: 'Security sector reform',
    about: 'Civilian oversight, professional and accountable forces, policing that protects every group.',
  },
  {
    id: 'HORIZONTAL_EQUALITY',
    name: 'Horizontal equality',
    about: 'Fairness between identity groups in power, income and opportunity.',
  },
  {
    id: 'PREVENTION_LENS',
    name: 'Prevention lens',
    about: 'Reading national strategies for what they do to the risk of atrocities, and for the harm they can do.',
  },
] as const;

export type Theme = (typeof themes)[number]['id'];

export function themeName(theme: Theme): string {
  return themes.find(({ id }) => id === theme)?.name ?? theme;
}

const bases: Record<string, string> = {
  BRIEF: 'said by the brief',
  IMPLIED: 'implied by the brief, not said',
  RELATED_PUBLICATION: 'from a publication listed with the brief, not from the brief itself',
};

/** What a recommendation rests on. */
export function basisWords(basis: string): string {
  return bases[basis] ?? basis;
}

/** Whose words stand under it: "How … puts it". */
export function whoPutsIt(basis: string): string {
  return basis === 'RELATED_PUBLICATION' ? 'a publication listed with the brief' : 'the brief';
}

const mechanisms: Record<string, string> = {
  NON_STATE: 'makes the state better able to stop large violence by others',
  STATE: 'makes it less likely that agents of the state take part',
};

/** Which of the brief's two ways to less risk it takes: "makes the state … and makes it less likely …". */
export function mechanismWords(ways: readonly string[]): string {
  return ways.map((way) => mechanisms[way] ?? way).join(', and ');
}
