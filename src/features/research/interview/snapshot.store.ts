import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';

/** Reads snapshots to be changed, and follows merges of opportunities. */
@Contributes(NodeAttachments)
@Injectable()
export class SnapshotStore implements AttachesToNodes {
  readonly attached = [{ model: InterviewSnapshot, namedIn: ['opportunityIds'], isShared: true }];

  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** Snapshots by the ids of their interviews; one statement. */
  async of(interviewIds: readonly string[]): Promise<ReadonlyMap<string, InterviewSnapshot>> {
    if (interviewIds.length === 0) return new Map();
    const found = await this.db.sql<InterviewSnapshot>`
      SELECT ${() => this.columns.of(InterviewSnapshot, 'snapshot')} FROM interview_snapshot AS snapshot
      WHERE workspace_id = ${currentCaller().workspaceId} AND interview_id = ANY(${interviewIds}::uuid[])`;
    return new Map(found.map((snapshot) => [snapshot.interviewId, snapshot]));
  }

  /** Replaces a merged opportunity by the one that it was merged into. */
  @Subscribe(OpportunityMerged)
  async carryOpportunitiesOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const found = await this.db.sql<Pick<InterviewSnapshot, 'id' | 'opportunityIds'>>`
      SELECT id, opportunity_ids AS "opportunityIds" FROM interview_snapshot
      WHERE workspace_id = ${currentCaller().workspaceId} AND ${fromId}::uuid = ANY(opportunity_ids) ORDER BY id`;
    await this.rows.updateEach(
      InterviewSnapshot,
      found.map(({ id, opportunityIds }) => ({
        id,
        opportunityIds: [...new Set(opportunityIds.map((each) => (each === fromId ? intoId : each)))],
      })),
    );
    report.carry('InterviewSnapshot', found.length);
  }
}
