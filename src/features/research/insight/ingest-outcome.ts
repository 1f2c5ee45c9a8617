import { type BatchRow, IngestBatch, type KnownState } from '../../../domain/foundation/ingestion/ingest-batch.ts';
import { warning } from '../../../domain/warning.ts';
import type { IncomingInsight } from './incoming-insight.ts';
import type { InsightReceipt } from './insight-ingest.model.ts';
import type { InsightStatus } from './insight.model.ts';

/** An insight that the service knows, as far as it decides what becomes of an incoming one. */
export interface KnownInsight extends KnownState {
  /** What the insight is called in its source system. */
  readonly externalId: string;
  /** What its row calls it: the same, or a digest of it once its participant was erased. */
  readonly storedName: string;
  /** How far the insight has come. */
  readonly status: InsightStatus;
  /** What a person decided on it, which stands whatever its source sends; null where nobody did. */
  readonly decided: 'DISMISSED' | 'DUPLICATE' | null;
  /** Participant whose words or doings it tells of; null where none is known. */
  readonly participantId: string | null;
  /** Digest of the name under which its source told of the participant; null where it named none. */
  readonly participantDigest: string | null;
}

/** What becomes of an incoming insight, as its receipt says. */
export type IngestOutcome = Pick<InsightReceipt, 'status' | 'insightId' | 'participantId' | 'warnings'>;

/** An incoming insight whose row is to be written. */
export type InsightBatchRow = BatchRow<{ readonly incoming: IncomingInsight }>;

/** What becomes of the insights of one batch, and the rows to write for them: each insight once, by external id. */
export interface DecidedInsights {
  readonly outcomes: ReadonlyMap<IncomingInsight, IngestOutcome>;
  readonly batch: IngestBatch<{ readonly incoming: IncomingInsight }>;
}

const IS_BACK = warning('CONTRADICTS', 'It had been deleted; it is back.', ['operation']);

/**
 * Decides what becomes of incoming insights, given those that the service knows.
 *
 * @param newIds ids of the rows of those that are new, by external id
 * @param arrivedAt instant at which the incoming ones arrived
 */
export function decideOutcomes(
  insights: readonly IncomingInsight[],
  known: ReadonlyMap<string, KnownInsight>,
  newIds: ReadonlyMap<string, string>,
  arrivedAt: Date,
): DecidedInsights {
  const batch = new IngestBatch<{ readonly incoming: IncomingInsight }>(known, arrivedAt);
  const outcomes = new Map<IncomingInsight, IngestOutcome>();
  for (const incoming of insights) {
    const { externalId, content, sourceUpdatedAt, isDeleted } = incoming;
    const state = { content, sourceUpdatedAt, isDeleted, row: { incoming } };
    const { status, id, warnings } = batch.ingest(externalId, state, newIds.get(externalId) ?? '');
    const isDeletion = isDeleted && (status === 'CREATED' || status === 'UPDATED');
    const isRestored = !isDeleted && status === 'UPDATED' && known.get(externalId)?.status === 'DELETED';
    outcomes.set(incoming, {
      status: isDeletion ? 'DELETED' : status,
      insightId: id,
      participantId: known.get(externalId)?.participantId ?? null,
      warnings: isRestored ? [...warnings, IS_BACK] : warnings,
    });
  }
  return { outcomes, batch };
}

/**
 * How far an insight has come after an incoming one is written. A decision of people stays: it is hidden while the source
 * has deleted the insight, and stands again if the source sends it anew.
 *
 * @param before the insight as it was; undefined for a new one
 * @param isLinked whether the incoming insight is evidence of something
 */
export function statusAfter(
  before: Pick<KnownInsight, 'status' | 'decided'> | undefined,
  { isDeleted }: IncomingInsight,
  isLinked: boolean,
): InsightStatus {
  if (isDeleted) return 'DELETED';
  if (before?.decided) return before.decided;
  return isLinked || before?.status === 'LINKED' ? 'LINKED' : 'INBOX';
}
