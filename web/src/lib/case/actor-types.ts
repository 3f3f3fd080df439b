/** Kinds of organisation, in the order in which they are always listed. */

export type ActorType =
  | 'STATE_FORCE'
  | 'NON_STATE_ARMED_GROUP'
  | 'CIVIL_DEFENSE_GROUP'
  | 'GOVERNMENT_BODY'
  | 'CIVIL_SOCIETY'
  | 'INTERNATIONAL';

interface Look {
  /** Heads a list */
  name: string;
  meaning: string;
  colour: string;
  /** On a box of 12 px */
  mark: string;
}

export const actorTypes: Record<ActorType, Look> = {
  STATE_FORCE: {
    name: 'State forces',
    meaning: 'army, police, paramilitary and intelligence services',
    colour: 'var(--actor-state-force)',
    mark: 'M1 1H11V11H1Z',
  },
  NON_STATE_ARMED_GROUP: {
    name: 'Non-state armed groups',
    meaning: 'armed organisations outside the state',
    colour: 'var(--actor-non-state-armed-group)',
    mark: 'M6 .5L11.75 11H.25Z',
  },
  CIVIL_DEFENSE_GROUP: {
    name: 'Civil defense groups',
    meaning: 'residents who guard their community, with or without the state',
    colour: 'var(--actor-civil-defense-group)',
    mark: 'M6 0L12 6L6 12L0 6Z',
  },
  GOVERNMENT_BODY: {
    name: 'Government bodies',
    meaning: 'governments, commissions, courts and programmes',
    colour: 'var(--actor-government-body)',
    mark: 'M1 0H11V2.5H8.5V9.5H11V12H1V9.5H3.5V2.5H1Z',
  },
  CIVIL_SOCIETY: {
    name: 'Civil society',
    meaning: 'organisations of citizens',
    colour: 'var(--actor-civil-society)',
    mark: 'M6 .5A5.5 5.5 0 1 0 6 11.5A5.5 5.5 0 1 0 6 .5ZM6 3.25A2.75 2.75 0 1 1 6 8.75A2.75 2.75 0 1 1 6 3.25Z',
  },
  INTERNATIONAL: {
    name: 'International',
    meaning: 'organisations and coalitions from abroad',
    colour: 'var(--actor-international)',
    mark: 'M3 .8H9L12 6L9 11.2H3L0 6Z',
  },
};

const order = Object.keys(actorTypes) as ActorType[];

/** Actors by kind, kinds in their order, names A to Z; kinds without any are left out. */
export function byType<A extends { type: ActorType; name: string }>(
  actors: readonly A[],
): { type: ActorType; actors: A[] }[] {
  const groups = Map.groupBy(actors, ({ type }) => type);
  return order.flatMap((type) => {
    const ofType = groups.get(type);
    return ofType ? [{ type, actors: ofType.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) }] : [];
  });
}
