import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { DecisionNode } from './decision.model.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';
import { TargetStore } from './target.store.ts';

/** Guards the rule that at most one decision supersedes another, and follows merges. */
@Contributes(NodeAttachments)
@Injectable()
export class DecisionStore implements AttachesToNodes {
  readonly attached = [
    {
      model: DecisionNode,
      namedIn: ['nodeId'],
      uniqueBy: ['decisionId'],
      isShared: true,
      calledBy: { type: 'Decision', property: 'decisionId' },
    },
  ];

  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Locks a decision that is about to be superseded. @throws Refused ALREADY_EXISTS if another decision supersedes it already */
  async lockForRevision(id: string): Promise<void> {
    const { workspaceId } = currentCaller();
    await this.db.sql`SELECT FROM decision WHERE workspace_id = ${workspaceId} AND id = ${id} FOR NO KEY UPDATE`;
    const later = await this.db
      .sql`SELECT id FROM decision WHERE workspace_id = ${workspaceId} AND supersedes_id = ${id}`;
    const what = 'A revision of this decision (revise that one instead)';
    if (later.length > 0) refuseIf(refusal('ALREADY_EXISTS', { what }, ['id']));
  }

  /** Points decisions about a merged opportunity to the one that remains; a decision about both names that one once. */
  @Subscribe(OpportunityMerged, { after: [TargetStore] })
  async carryDecisionsOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const about = await this.db.sql<{ id: string; decisionId: string; both: boolean }>`
      SELECT about.id, about.decision_id AS "decisionId", EXISTS (
        SELECT FROM decision_node AS other
        WHERE other.workspace_id = ${currentCaller().workspaceId} AND other.decision_id = about.decision_id AND other.node_id = ${intoId}
      ) AS both
      FROM decision_node AS about
      WHERE about.workspace_id = ${currentCaller().workspaceId} AND about.node_id = ${fromId}`;
    const ids = (both: boolean): string[] => about.filter((each) => each.both === both).map(({ id }) => id);
    await this.rows.remove(DecisionNode, ids(true));
    await this.rows.update(DecisionNode, { ids: ids(false) }, { nodeId: intoId }, 'MERGED');
    report.carry('Decision', ids(false).length);
    const both = about.filter((each) => each.both).map(({ decisionId }) => decisionId);
    report.leave('Decision', both, 'It was about both, and names the one that stays.');
  }
}
