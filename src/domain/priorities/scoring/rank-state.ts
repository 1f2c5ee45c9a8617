import type { NodeStatus } from '../../tree/node/node-kind.ts';
import { LAID_ASIDE } from '../../tree/node/node-kind.ts';

/**
 * States of a node in rankings: RANKED, or the reason for which rankings leave it out. It or an ancestor is archived
 * (merged nodes are), it is laid aside itself, or an ancestor is.
 */
export const RANK_STATES = {
  RANKED: { archived: false, laidAside: 'NOTHING' },
  LAID_ASIDE: { archived: false, laidAside: 'ITSELF' },
  BELOW_LAID_ASIDE: { archived: false, laidAside: 'ABOVE' },
  ARCHIVED: { archived: true, laidAside: 'NOTHING' },
  ARCHIVED_LAID_ASIDE: { archived: true, laidAside: 'ITSELF' },
  ARCHIVED_BELOW_LAID_ASIDE: { archived: true, laidAside: 'ABOVE' },
} as const satisfies Record<string, { readonly archived: boolean; readonly laidAside: 'NOTHING' | 'ITSELF' | 'ABOVE' }>;

/** Key of a state. */
export type RankState = keyof typeof RANK_STATES;

/** The state of a node that is archived in effect, or is not, and of what is laid aside: it, what is above it, or nothing. */
export function rankStateOf(archived: boolean, laidAside: 'NOTHING' | 'ITSELF' | 'ABOVE'): RankState {
  const found = (Object.keys(RANK_STATES) as RankState[]).find((state) => {
    const { archived: isArchived, laidAside: what } = RANK_STATES[state];
    return isArchived === archived && what === laidAside;
  });
  if (!found) throw new Error('Each pair has its state.');
  return found;
}

/** Filter of a ranking: nodes to include besides ranked ones. */
export interface RankStateFilter {
  /** Whether archived nodes are included. */
  readonly archived: boolean;
  /** Whether nodes that are laid aside, and those below them, are included. */
  readonly laidAside: boolean;
  /** The only statuses; one that lays a node aside includes such nodes. Null for any. */
  readonly statuses: readonly NodeStatus[] | null;
}

/** States that a ranking reads: exactly those that the filter includes, so that no row is read in vain. */
export function rankStatesOf({ archived, laidAside, statuses }: RankStateFilter): RankState[] {
  const asidesNamed = statuses?.some((status) => LAID_ASIDE.has(status)) ?? false;
  const othersNamed = statuses?.some((status) => !LAID_ASIDE.has(status)) ?? true;
  const wanted = {
    NOTHING: othersNamed,
    ITSELF: statuses === null ? laidAside : asidesNamed,
    ABOVE: laidAside,
  };
  return (Object.keys(RANK_STATES) as RankState[]).filter((state) => {
    const { archived: isArchived, laidAside: what } = RANK_STATES[state];
    return (archived || !isArchived) && wanted[what];
  });
}
