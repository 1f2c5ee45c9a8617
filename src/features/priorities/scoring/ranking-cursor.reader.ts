import { createHash } from 'node:crypto';
import { BEFORE_FIRST, type RankPosition } from '../../../domain/priorities/scoring/rank-position.ts';
import { isPgSnapshotText } from '../../../platform/database/pg-snapshot-text.ts';
import { encodeCursor, decodeCursor, isCount, isFigure, isId } from '../../../platform/paging/cursor.ts';
import type { RankingScope } from './ranking-scope.model.ts';
import type { RankingEntryCursor } from './ranking-statement.reader.ts';

/** How far a walk down a ranking has come: the place where it goes on, the snapshot it began in, and what it has seen. */
export interface RankingProgress {
  readonly after: RankingEntryCursor;
  readonly snapshot: string;
  readonly walk: RankPosition;
}

type Place = readonly [
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
/** What may stand at each place of a cursor, in the order of `Place`. */
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

/** A walk goes on only in the ranking that it began in; a cursor of another is no cursor of this one. */
function listOf({ kind, model, batchId, outcomeId, productId, teamIds, filter }: RankingScope): string {
  const { statuses, tags, ownerId, leafOnly, archived, laidAside, keyResultId, personaIds, sensingChannels } = filter;
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

/** The cursor that goes on behind `after`. */
export function rankingCursor(scope: RankingScope, { after, snapshot, walk }: RankingProgress): string {
  const { read, value, rank, low, bandFrom } = walk;
  // JSON knows no infinity: null is the place of those without a value.
  const place = after.place === Infinity ? null : after.place;
  return encodeCursor(listOf(scope), [place, after.id, snapshot, read, value, rank, low, bandFrom] satisfies Place);
}

/** Reads a cursor of this ranking; null where the walk begins. @throws Fault BAD_REQUEST when it is of another one */
export function rankingProgress(scope: RankingScope, cursor: string | null | undefined): RankingProgress | null {
  const decoded = decodeCursor(listOf(scope), cursor, PARTS);
  if (!decoded) return null;
  const [place, id, snapshot, read, value, rank, low, bandFrom]: Place = decoded;
  return {
    after: { place: place ?? Infinity, id },
    snapshot,
    walk: { ...BEFORE_FIRST, read, value, rank, low, bandFrom },
  };
}
