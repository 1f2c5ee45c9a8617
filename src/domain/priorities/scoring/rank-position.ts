import { type NotchedValue, areIndistinguishable } from './band.ts';

/** Position in a ranking that is read from the top, after a number of nodes. */
export interface RankPosition {
  /** Number of nodes read. */
  readonly read: number;
  /** Value of the last node read; null where it is unscored, or none was read. */
  readonly value: number | null;
  /** Rank of the last node read, from 1; null where it is unscored, or none was read. */
  readonly rank: number | null;
  /** Value of the last node read, one notch lower; null where it has no value or no notch. */
  readonly low: number | null;
  /**
   * Ordinal, from 1, of the first node in the band of the last node read; null where it is unscored, or none was read.
   */
  readonly bandFrom: number | null;
}

/** Value of a node in a ranking with its notches; null for an unscored node. */
export type RankedValue = Omit<NotchedValue, 'value'> & { readonly value: number | null };

/** Position before the first node. */
export const BEFORE_FIRST: RankPosition = { read: 0, value: null, rank: null, low: null, bandFrom: null };

/**
 * Position after the next node of a ranking, highest value first and unscored nodes last. Equal values share a rank (1,
 * 2, 2, 4). Neighbours that one notch would swap share a band, also where a page ends between them. An unscored node
 * has neither.
 */
export function nextPosition({ value, low, high }: RankedValue, before: RankPosition): RankPosition {
  const read = before.read + 1;
  if (value === null) return { ...BEFORE_FIRST, read };
  const same =
    before.value !== null &&
    areIndistinguishable({ value: before.value, low: before.low, high: null }, { value, low, high });
  return {
    read,
    value,
    rank: value === before.value ? before.rank : read,
    low,
    bandFrom: same ? before.bandFrom : read,
  };
}

/** A band: nodes that cannot be distinguished from their neighbours, by the ordinals of the first and the last one. */
export interface Band {
  readonly firstRank: number;
  readonly lastRank: number;
  /** Whether more nodes may belong to it, because it ends where reading ended. */
  readonly goesOn: boolean;
}

/**
 * Band of each node that was read, in their order; null for an unscored node.
 *
 * @param positions position after each node, those after the page included
 * @param more whether there may be more scored nodes than were read
 */
export function bandsOf(positions: readonly RankPosition[], more: boolean): (Band | null)[] {
  let end: RankPosition | null = null;
  const ends = positions.toReversed().map((position) => {
    if (end?.bandFrom !== position.bandFrom) end = position;
    return end;
  });
  const last = positions.at(-1);
  return ends
    .toReversed()
    .map(({ read, bandFrom }) =>
      bandFrom === null ? null : { firstRank: bandFrom, lastRank: read, goesOn: more && read === last?.read },
    );
}
