import { createHash } from 'node:crypto';
import { BEFORE_FIRST, type RankPosition } from '../../../domain/priorities/scoring/rank-position.ts';
import { isPgSnapshotText } from '../../../platform/database/pg-snapshot-text.ts';
import { encodeCursor, decodeCursor, isCount, isFigure, isId } from '../../../platform/paging/cursor.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import type { RankingEntryCursor } from './ranking-statement.reader.ts';

/** Progress of paging through a ranking: the entry to continue after, the snapshot of the first page, and the ranks and bands so far. */
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
  low: number | null,
  bandFrom: number | null,
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
  isFigureOrNull,
  isRankOrNull,
] as const;

/** The name of the ranking in its cursors. It contains all arguments, so that a cursor of another ranking is refused. */
function listOf({ kind, model, batchId, outcomeId, productId, teamIds, filter }: RankingScope): string {
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
  const { read, value, rank, low, bandFrom } = walk;
  // JSON has no infinity: null stands for the place of nodes without a value.
  const place = after.place === Infinity ? null : after.place;
  return encodeCursor(listOf(scope), [
    place,
    after.id,
    snapshot,
    read,
    value,
    rank,
    low,
    bandFrom,
  ] satisfies CursorParts);
}

/** Decodes a cursor of this ranking; null for the first page. @throws Fault BAD_REQUEST if it belongs to another ranking */
export function rankingProgress(scope: RankingScope, cursor: string | null | undefined): RankingProgress | null {
  const decoded = decodeCursor(listOf(scope), cursor, PARTS);
  if (!decoded) return null;
  const [place, id, snapshot, read, value, rank, low, bandFrom]: CursorParts = decoded;
  return {
    after: { place: place ?? Infinity, id },
    snapshot,
    walk: { ...BEFORE_FIRST, read, value, rank, low, bandFrom },
  };
}
