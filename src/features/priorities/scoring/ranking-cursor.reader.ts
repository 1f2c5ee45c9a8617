import { createHash } from 'node:crypto';
import type { RankPosition } from '../../../domain/priorities/scoring/rank-position.ts';
import { isPgSnapshotText } from '../../../platform/database/pg-snapshot-text.ts';
import { encodeCursor, decodeCursor, isCount, isFigure, isId } from '../../../platform/paging/cursor.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import type { RankingEntryCursor } from './ranking-statement.reader.ts';

/** Progress of paging through a ranking: the entry to continue after, the snapshot of the first page, and the rank and the head of the band so far. */
export interface RankingProgress {
  readonly after: RankingEntryCursor;
  readonly snapshot: string;
  readonly walk: RankPosition;
}

type CursorParts = readonly [
  negated: number | null,
  id: string,
  snapshot: string,
  read: number,
  value: number | null,
  rank: number | null,
  headAt: number | null,
  headValue: number | null,
  headLow: number | null,
];

const isFigureOrNull = (value: unknown): value is number | null => value === null || isFigure(value);
const isRankOrNull = (value: unknown): value is number | null => value === null || (isCount(value) && value > 0);
/** The validator of each part of a cursor, in the order of `CursorParts`. */
const PARTS = [
  isFigureOrNull,
  isId,
  isPgSnapshotText,
  isCount,
  isFigureOrNull,
  isRankOrNull,
  isRankOrNull,
  isFigureOrNull,
  isFigureOrNull,
] as const;

/** The name of the ranking in its cursors. It contains all arguments, so that a cursor of another ranking is refused. */
export function rankingListOf({ kind, model, batchId, outcomeId, productId, teamIds, filter }: RankingScope): string {
  const { statuses, tags, ownerId, leafOnly, keyResultId, personaIds, sensingChannels } = filter;
  const { includeArchived: archived, includeLaidAside: laidAside } = filter;
  const which = [
    kind,
    outcomeId,
    model,
    batchId,
    statuses,
    tags,
    ownerId,
    leafOnly,
    archived,
    laidAside,
    productId,
    teamIds,
    keyResultId,
    personaIds,
    sensingChannels,
  ];
  const digest = createHash('sha256').update(JSON.stringify(which.map((each) => each || null)));
  return `ranking/${digest.digest('base64url').slice(0, 16)}`;
}

/** Encodes the cursor that continues after `after`. */
export function rankingCursor(scope: RankingScope, { after, snapshot, walk }: RankingProgress): string {
  const { read, value, rank, head } = walk;
  // JSON has no infinity: null stands for the place of nodes without a value.
  const place = after.place === Infinity ? null : after.place;
  return encodeCursor(rankingListOf(scope), [
    place,
    after.id,
    snapshot,
    read,
    value,
    rank,
    head?.at ?? null,
    head?.value ?? null,
    head?.low ?? null,
  ] satisfies CursorParts);
}

/** Decodes a cursor of this ranking; null for the first page. @throws Fault BAD_REQUEST if it belongs to another ranking */
export function rankingProgress(scope: RankingScope, cursor: string | null | undefined): RankingProgress | null {
  const decoded = decodeCursor(rankingListOf(scope), cursor, PARTS);
  if (!decoded) return null;
  const [place, id, snapshot, read, value, rank, headAt, headValue, headLow]: CursorParts = decoded;
  const head = headAt === null || headValue === null ? null : { at: headAt, value: headValue, low: headLow };
  return { after: { place: place ?? Infinity, id }, snapshot, walk: { read, value, rank, head } };
}
