import type { NodeStatus } from '../../tree/node/node-kind.ts';
import { LAID_ASIDE } from '../../tree/node/node-kind.ts';

/**
 * What keeps a node out of rankings, if anything does: it or something above it is archived (merged counts as such), it
 * is laid aside itself, or something above it is.
 */
export const RANK_STATES = {
  RANKED: { archived: false, laidAside: 'NOTHING' },
  LAID_ASIDE: { archived: false, laidAside: 'ITSELF' },
  BELOW_LAID_ASIDE: { archived: false, laidAside: 'ABOVE' },
  ARCHIVED: { archived: true, laidAside: 'NOTHING' },
  ARCHIVED_LAID_ASIDE: { archived: true, laidAside: 'ITSELF' },
  ARCHIVED_BELOW_LAID_ASIDE: { archived: true, laidAside: 'ABOVE' },
} as const satisfies Record<string, { readonly archived: boolean; readonly laidAside: 'NOTHING' | 'ITSELF' | 'ABOVE' }>;

/** Whether a node is ranked, and if not, why. */
export type RankState = keyof typeof RANK_STATES;

/** What somebody wants to see beside what is ranked. */
export interface WantedStates {
  readonly archived: boolean;
  readonly laidAside: boolean;
  /** Only nodes in these; naming one that lays aside asks for nodes that are. Null means any. */
  readonly statuses: readonly NodeStatus[] | null;
}

/** The states that a ranking reads; those that are asked for and no others, so that nothing is read and thrown away. */
export function statesOf({ archived, laidAside, statuses }: WantedStates): RankState[] {
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
