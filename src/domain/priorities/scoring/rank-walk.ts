import { type Banded, cannotBeToldApart } from './band.ts';

/** How far somebody has read down a ranking. */
export interface RankWalk {
  /** Items read so far. */
  readonly read: number;
  /** Value of the last one read; null when it was unscored, or when nothing was read. */
  readonly value: number | null;
  /** Rank of the last one read, from 1; null when it was unscored, or when nothing was read. */
  readonly rank: number | null;
  /** What one notch down makes of the last one's value; null where it has no value or no notch. */
  readonly low: number | null;
  /** Position, from 1, of the first that cannot be told apart from the last one read; null when it was unscored. */
  readonly bandFrom: number | null;
}

/** An item of a ranking as a walk sees it; a value of null is unscored. */
export type WalkedItem = Omit<Banded, 'value'> & { readonly value: number | null };

/** Where every reading of a ranking begins. */
export const AT_THE_TOP: RankWalk = { read: 0, value: null, rank: null, low: null, bandFrom: null };

/**
 * The walk one item further down a ranking in order, highest value first and unscored last. Equal values share a rank
 * (1, 2, 2, 4) and neighbours that one notch would swap share a band, also where a page ends between them; null means
 * unscored, which has neither.
 */
export function stepTo({ value, low, high }: WalkedItem, before: RankWalk): RankWalk {
  const read = before.read + 1;
  if (value === null) return { ...AT_THE_TOP, read };
  const same =
    before.value !== null &&
    cannotBeToldApart({ value: before.value, low: before.low, high: null }, { value, low, high });
  return {
    read,
    value,
    rank: value === before.value ? before.rank : read,
    low,
    bandFrom: same ? before.bandFrom : read,
  };
}

/** Items that cannot be told apart, neighbour from neighbour, by their positions in a ranking. */
export interface Band {
  readonly from: number;
  readonly to: number;
  /** Whether it reaches to where the reading ended, so that more may belong to it. */
  readonly goesOn: boolean;
}

/**
 * The band of each item that was walked, in their order; null for what is unscored.
 *
 * @param walked the walk at each item, those behind the page among them
 * @param more whether there may be more scored items than were walked
 */
export function bandsOf(walked: readonly RankWalk[], more: boolean): (Band | null)[] {
  let end: RankWalk | null = null;
  const ends = walked.toReversed().map((walk) => {
    if (end?.bandFrom !== walk.bandFrom) end = walk;
    return end;
  });
  const last = walked.at(-1);
  return ends
    .toReversed()
    .map(({ read, bandFrom }) =>
      bandFrom === null ? null : { from: bandFrom, to: read, goesOn: more && read === last?.read },
    );
}
