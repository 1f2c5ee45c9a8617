/** How far somebody has read down a ranking. */
export interface RankWalk {
  /** Items read so far. */
  readonly read: number;
  /** Value of the last one read; null when it was unscored, or when nothing was read. */
  readonly value: number | null;
  /** Rank of the last one read, from 1; null when it was unscored, or when nothing was read. */
  readonly rank: number | null;
}

/** Where every reading of a ranking begins. */
export const AT_THE_TOP: RankWalk = { read: 0, value: null, rank: null };

/**
 * The walk one item further down a ranking in order, highest value first and unscored last. Equal values share a rank
 * (1, 2, 2, 4), also where a page ends between them; null means unscored, which has no rank.
 */
export function stepTo(value: number | null, { read, value: before, rank }: RankWalk): RankWalk {
  return { read: read + 1, value, rank: value === null ? null : value === before ? rank : read + 1 };
}
