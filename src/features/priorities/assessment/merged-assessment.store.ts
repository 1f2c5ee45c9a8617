import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { Assessment } from './assessment.model.ts';

/** Takes the assessments of a merged opportunity to the one that remains, and tells of the ballots in which it stands. */
@Contributes(NodeAttachments)
@Injectable()
export class MergedAssessmentStore implements AttachesToNodes {
  readonly attached = [{ model: Assessment, namedIn: ['opportunityId'], judgesWhole: true }];

  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Moves the assessments: each is of a person at a time, so that those of both stand side by side. */
  @Subscribe(OpportunityMerged)
  async carryAssessmentsOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM assessment WHERE workspace_id = ${currentCaller().workspaceId} AND opportunity_id = ${fromId}`;
    const ids = found.map(({ id }) => id);
    await this.rows.update(Assessment, { ids }, { opportunityId: intoId }, 'MERGED');
    report.carry('Assessment', ids.length);
  }

  /** Ballots stay as they are: votes name the candidates that voters saw. */
  @Subscribe(OpportunityMerged)
  async nameBallots({ fromId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const ballots = await this.db.sql<{ id: string }>`
      SELECT ballot_id AS id FROM ballot_candidate
      WHERE workspace_id = ${currentCaller().workspaceId} AND node_id = ${fromId} ORDER BY ballot_id`;
    const ids = ballots.map(({ id }) => id);
    report.leave('Ballot', ids, 'A ballot keeps the candidates that its voters saw.');
  }
}
