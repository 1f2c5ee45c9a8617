import { type NotchedValue, areIndistinguishable } from './band.ts';

/** First node of a band, with which every other node of the band could change places by one notch. */
export interface BandHead {
  /** Ordinal of the node, from 1. */
  readonly at: number;
  readonly value: number;
  /** Its value, one notch lower; null where no notch lowers it. */
  readonly low: number | null;
}

/** Position in a ranking that is read from the top, after a number of nodes. */
export interface RankPosition {
  /** Number of nodes read. */
  readonly read: number;
  /** Value of the last node read; null where it is unscored, or none was read. */
  readonly value: number | null;
  /** Rank of the last node read, from 1; null where it is unscored, or none was read. */
  readonly rank: number | null;
  /** Head of the band of the last node read; null where it is unscored, or none was read. */
  readonly head: BandHead | null;
}

/** Value of a node in a ranking with its notches; null for an unscored node. */
export type RankedValue = Omit<NotchedValue, 'value'> & { readonly value: number | null };

/** Position before the first node. */
export const BEFORE_FIRST: RankPosition = { read: 0, value: null, rank: null, head: null };

/**
 * Position after the next node of a ranking, highest value first and unscored nodes last. Equal values share a rank (1,
 * 2, 2, 4). A node belongs to the band of the nodes above it where one notch would swap it with the first of them, also
 * where a page ends in between; otherwise it is the head of a new band, so that a band never chains neighbours. An
 * unscored node has neither.
 */
export function nextPosition({ value, low, high }: RankedValue, { head, ...before }: RankPosition): RankPosition {
  const read = before.read + 1;
  if (value === null) return { ...BEFORE_FIRST, read };
  const same = head !== null && areIndistinguishable({ ...head, high: null }, { value, low, high });
  return {
    read,
    value,
    rank: value === before.value ? before.rank : read,
    head: same ? head : { at: read, value, low },
  };
}

/** A band: nodes that cannot be distinguished from the first of them, by the ordinals of the first and the last one. */
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
  const last = positions.at(-1);
  let end: RankPosition | null = null;
  return positions
    .toReversed()
    .map((position): Band | null => {
      const { head } = position;
      if (end?.head?.at !== head?.at) end = position;
      const { read } = end ?? position;
      return head && { firstRank: head.at, lastRank: read, goesOn: more && read === last?.read };
    })
    .toReversed();
}

/** A band in words: "2–5 cannot be told apart from the first of them"; null for a single node. */
export function bandInWords({ firstRank, lastRank, goesOn }: Band): string | null {
  if (firstRank === lastRank && !goesOn) return null;
  return `${firstRank}–${lastRank}${goesOn ? ' and more' : ''} cannot be told apart from the first of them`;
}
