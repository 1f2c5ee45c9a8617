import { Injectable } from '@nestjs/common';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { TargetOpportunity } from './target-opportunity.model.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { OpportunityMerged } from '../../tree/node/opportunity-merged.hook.ts';

/** Changes targets. The caller has locked the outcome's tree, so that two concurrent calls leave one current target. */
@Injectable()
export class TargetStore {
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
  async carryTargetsOver({ fromId, intoId }: HookArgs<OpportunityMerged>): Promise<void> {
    const targets = await this.db.sql<{ id: string; stays: boolean; intoKey: string; startsOn: string }>`
      SELECT target.id, target.outcome_id = into_node.tree_id AS stays, into_node.short_key AS "intoKey",
             target.starts_on::text AS "startsOn"
      FROM target_opportunity AS target
      JOIN tree_node AS into_node ON into_node.workspace_id = ${currentCaller().workspaceId} AND into_node.id = ${intoId}
      WHERE target.workspace_id = ${currentCaller().workspaceId} AND target.opportunity_id = ${fromId} AND target.ended_on IS NULL`;
    const today = await this.calendar.today();
    for (const { id, stays, intoKey, startsOn } of targets)
      await this.rows.update(
        TargetOpportunity,
        { ids: [id] },
        stays
          ? { opportunityId: intoId }
          : {
              endedOn: startsOn > today ? startsOn : today,
              endedBy: 'MERGED',
              endReason: `Merged into ${intoKey}, which hangs in another tree`,
            },
        'MERGED',
      );
  }
}
