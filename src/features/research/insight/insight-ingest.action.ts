import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import { type Warning, warningsBelow } from '../../../domain/warning.ts';
import { WorkspaceDigests } from '../../../platform/database/workspace-digests.reader.ts';
import { newId } from '../../../platform/id.ts';
import type { IncomingInsight } from './incoming-insight.ts';
import type { InsightReceipt } from './insight-ingest.model.ts';
import { decideOutcomes, type IngestOutcome } from './ingest-outcome.ts';
import { InsightUpsertAction } from './insight-upsert.action.ts';
import { RelatedRecordsAction } from './related-records.action.ts';
import type { IngestStatus } from '../../../platform/ingestion/ingest.model.ts';
import { InsightStore } from './insight.store.ts';

/** Ingests insights within an open transaction, for the mutation as for lines. An item with a fault is rejected alone. */
@Injectable()
export class InsightIngestAction {
  constructor(
    private readonly store: InsightStore,
    private readonly insights: InsightUpsertAction,
    private readonly related: RelatedRecordsAction,
    private readonly digests: WorkspaceDigests,
  ) {}

  /**
   * One receipt for each insight, in their order. A fixed number of statements, however many insights; one without a lock
   * where none of them is new or changed.
   */
  async ingest(system: string, incoming: readonly IncomingInsight[]): Promise<InsightReceipt[]> {
    const seal = await this.digests.maker();
    for (const each of incoming) each.sealWith(seal);
    const faults = incoming.map((each) => each.check());
    const valid = incoming.filter((_, index) => faults[index]?.length === 0);
    const newIds = new Map(valid.map(({ externalId }) => [externalId, newId()]));
    const arrivedAt = new Date();
    const known = await this.store.known(system, [...newIds.keys()]);
    const { outcomes, batch } = decideOutcomes(valid, known, newIds, arrivedAt);
    // What an item says of a participant or an account is judged by their clocks, also where the insight itself is older.
    const rows = new Set(batch.touched().map((row) => row.incoming));
    const isLeft = (each: IncomingInsight) => !rows.has(each) && outcomes.get(each)?.status !== 'UNCHANGED';
    const told = await this.related.state(
      system,
      valid.filter((each) => isLeft(each) && known.get(each.externalId)?.status !== 'DELETED'),
      known,
    );
    const written = await this.insights.upsert(system, valid, batch.touched(), newIds, { known, arrivedAt });
    return incoming.map((each, index) =>
      receiptOf(index, each, faults[index] ?? [], withTold(written.get(each) ?? outcomes.get(each), told.get(each))),
    );
  }
}

/** Where something was written, its sender is told what of it was not. */
const TELLS_WHAT_IS_LEFT_OUT: ReadonlySet<IngestStatus> = new Set<IngestStatus>(['CREATED', 'UPDATED', 'DELETED']);

const withTold = (outcome: IngestOutcome | undefined, told: readonly Warning[] = []): IngestOutcome | undefined =>
  outcome && { ...outcome, warnings: [...outcome.warnings, ...told] };

const REJECTED: IngestOutcome = { status: 'REJECTED', insightId: null, participantId: null, warnings: [] };

/** The receipt of an insight, with paths from the top of the batch. An insight with a fault has no outcome. */
const receiptOf = (
  index: number,
  { externalId, leftOut }: IncomingInsight,
  faults: readonly Refusal[],
  { status, insightId, participantId, warnings }: IngestOutcome = REJECTED,
): InsightReceipt => ({
  index,
  externalId,
  status,
  insightId,
  participantId,
  errors: faults.map((fault) => ({ ...fault, path: ['items', String(index), ...fault.path] })),
  warnings: warningsBelow(
    ['items', String(index)],
    [...(TELLS_WHAT_IS_LEFT_OUT.has(status) ? leftOut : []), ...warnings],
  ),
});
