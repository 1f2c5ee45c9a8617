import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { InterviewSnapshot } from './interview-snapshot.model.ts';
import { Interview } from './interview.model.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { ParticipantsRedacted } from '../participant/participants-redacted.hook.ts';

/** Reads snapshots to be changed, and redacts interviews and their snapshots. */
@Injectable()
export class SnapshotStore {
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

  /** Redacts every interview of these participants as a whole, because its words do not say who spoke them. */
  @Subscribe(ParticipantsRedacted)
  async redact({ participantIds }: HookArgs<ParticipantsRedacted>): Promise<void> {
    const { workspaceId } = currentCaller();
    const found = await this.db.sql<{ id: string; snapshotId: string | null }>`
      SELECT DISTINCT interview.id, snapshot.id AS "snapshotId" FROM interview_guest AS present
      JOIN participant AS entered ON entered.workspace_id = ${workspaceId} AND entered.id = present.participant_id
      JOIN interview ON interview.workspace_id = ${workspaceId} AND interview.id = present.interview_id
      LEFT JOIN interview_snapshot AS snapshot ON snapshot.workspace_id = ${workspaceId} AND snapshot.interview_id = interview.id
      WHERE present.workspace_id = ${workspaceId} 
        AND (entered.id = ANY(${participantIds}::uuid[]) OR entered.merged_into_id = ANY(${participantIds}::uuid[])) ORDER BY interview.id`;
    await this.rows.update(
      Interview,
      { ids: found.map(({ id }) => id) },
      { notes: null, recordingUrl: null, answers: [], redactedAt: new Date() },
      'REDACTED',
    );
    await this.rows.update(
      InterviewSnapshot,
      { ids: found.flatMap(({ snapshotId }) => snapshotId ?? []) },
      { photoUrl: null, quickFacts: [], memorableQuote: null, experienceSteps: [], otherLearnings: [] },
      'REDACTED',
    );
  }

  /** Replaces a merged opportunity by the one that it was merged into. */
  @Subscribe(OpportunityMerged)
  async carryOpportunitiesOver({ fromId, intoId }: HookArgs<OpportunityMerged>): Promise<void> {
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
  }
}
