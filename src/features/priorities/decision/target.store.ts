import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import type { LoggedRow } from '../../../platform/change-log/log-span.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { type TargetEnd, TargetOpportunity } from './target-opportunity.model.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { BranchMoved } from '../../tree/node/branch-moved.hook.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type AttachesToNodes, type NodeAttachment, NodeAttachments } from '../../tree/node/node-attachments.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';

/** Why a target stays with the opportunity that it named. */
const ENDED_TARGET = 'It has ended, and tells on what the team worked then.';

/** Changes targets. The caller has locked the outcome's tree, so that two concurrent calls leave one current target. */
@Contributes(NodeAttachments)
@Injectable()
export class TargetStore implements AttachesToNodes {
  readonly attached: readonly NodeAttachment[] = [
    {
      model: TargetOpportunity,
      namedIn: ['opportunityId'],
      hindrances: (rows) => this.replacedSince(rows),
      staysBecause: ({ endedOn }) => (endedOn === null ? null : ENDED_TARGET),
    },
  ];

  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly calendar: CalendarReader,
  ) {}

  /** The current target of an outcome as this transaction sees it; null if there is none. */
  async current(outcomeId: string): Promise<Pick<TargetOpportunity, 'id' | 'startsOn'> | null> {
    const [current] = await this.db.sql<Pick<TargetOpportunity, 'id' | 'startsOn'>>`
      SELECT id, starts_on::text AS "startsOn" FROM target_opportunity
      WHERE workspace_id = ${currentCaller().workspaceId} AND outcome_id = ${outcomeId} AND ended_on IS NULL`;
    return current ?? null;
  }

  /** Ends the current target, if there is one, because another begins on that day. */
  async replace(currentId: string | undefined, endedOn: string): Promise<void> {
    const ids = currentId === undefined ? [] : [currentId];
    await this.rows.update(TargetOpportunity, { ids }, { endedOn, endedBy: 'REPLACED' }, 'ENDED');
  }

  /**
   * Points the current target of a merged opportunity to the opportunity that remains. If that is in another tree, the
   * target ends instead. Ended targets stay as they are, as a record of past work.
   */
  @Subscribe(OpportunityMerged)
  async carryTargetsOver({ fromId, intoId, report }: HookArgs<OpportunityMerged>): Promise<void> {
    const { workspaceId } = currentCaller();
    const targets = await this.db.sql<{
      id: string;
      isCurrent: boolean;
      stays: boolean;
      intoKey: string;
      startsOn: string;
    }>`
      SELECT target.id, target.ended_on IS NULL AS "isCurrent", target.outcome_id = into_node.tree_id AS stays,
             into_node.short_key AS "intoKey", target.starts_on::text AS "startsOn"
      FROM target_opportunity AS target
      JOIN tree_node AS into_node ON into_node.workspace_id = ${workspaceId} AND into_node.id = ${intoId}
      WHERE target.workspace_id = ${workspaceId} AND target.opportunity_id = ${fromId} ORDER BY target.id`;
    for (const { id, isCurrent, stays, intoKey, startsOn } of targets) {
      if (!isCurrent) {
        report.leave('TargetOpportunity', [id], ENDED_TARGET);
      } else if (stays) {
        await this.rows.update(TargetOpportunity, { ids: [id] }, { opportunityId: intoId }, 'MERGED');
        report.carry('TargetOpportunity', 1);
      } else {
        const reason = `Merged into ${intoKey}, which hangs in another tree`;
        await this.end({ id, startsOn }, 'MERGED', reason);
        report.leave(
          'TargetOpportunity',
          [id],
          `It has ended: the opportunity was merged into ${intoKey} in another tree.`,
        );
      }
    }
  }

  /** Names the current targets of a tree that have left it with their branch. They stay as they are; their concerns tell of it. */
  @Subscribe(BranchMoved)
  async nameTargetsMoved({ nodeIds, fromTreeId, treeId, report }: HookArgs<BranchMoved>): Promise<void> {
    const { workspaceId } = currentCaller();
    const targets = await this.db.sql<{ id: string; treeKey: string; outcomeKey: string }>`
      SELECT target.id, root.short_key AS "treeKey", outcome.short_key AS "outcomeKey"
      FROM target_opportunity AS target
      JOIN tree_node AS root ON root.workspace_id = ${workspaceId} AND root.id = ${treeId}
      JOIN tree_node AS outcome ON outcome.workspace_id = ${workspaceId} AND outcome.id = ${fromTreeId}
      WHERE target.workspace_id = ${workspaceId} AND target.outcome_id = ${fromTreeId} AND target.ended_on IS NULL
        AND target.opportunity_id = ANY(${nodeIds}::uuid[])`;
    for (const { id, treeKey, outcomeKey } of targets)
      report.leave(
        'TargetOpportunity',
        [id],
        `${outcomeKey} still has it as its target, and it hangs below ${treeKey} now: end it, or set another.`,
      );
  }

  /** Why targets cannot be current again: their outcomes have other ones by now. */
  private async replacedSince(targets: readonly LoggedRow[]): Promise<ReadonlyMap<string, string>> {
    const reasons = new Map<string, string>();
    for (const { id, outcomeId, endedOn } of targets) {
      const current = endedOn === null ? await this.current(outcomeId as string) : null;
      if (current && current.id !== id)
        reasons.set(id as string, 'It has ended with the merge, and the outcome has another target by now.');
    }
    return reasons;
  }

  private async end(
    { id, startsOn }: Pick<TargetOpportunity, 'id' | 'startsOn'>,
    endedBy: TargetEnd,
    endReason: string,
  ): Promise<void> {
    const today = await this.calendar.today();
    const endedOn = startsOn > today ? startsOn : today;
    await this.rows.update(TargetOpportunity, { ids: [id] }, { endedOn, endedBy, endReason }, 'ENDED');
  }
}
