import { Injectable } from '@nestjs/common';
import { type CycleMoments, momentsOf } from '../../../domain/goals/key-result/finals.ts';
import type { Period } from '../../../domain/foundation/calendar/interval.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { WorkspaceUpdated } from '../../context/workspace/workspace-updated.hook.ts';
import { Cycle } from './cycle.model.ts';

/** Writes cycles with the moments that follow from their days, and moves these along with the workspace's settings. */
@Injectable()
export class CycleStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Adds a cycle. */
  async add(cycle: Pick<Cycle, 'id' | 'name' | 'startsOn' | 'endsOn'>): Promise<void> {
    await this.rows.insert(Cycle, [{ ...cycle, ...(await this.momentsOf(cycle, new Date())) }]);
  }

  /** Moments of days in the workspace, by settings that stay until the transaction ends. */
  async momentsOf(days: Period, enteredAt: Date): Promise<CycleMoments> {
    const { timeZone, finalAfterDays } = await this.settings();
    return momentsOf(days, timeZone, finalAfterDays, enteredAt);
  }

  /** Moves the moments of the cycles whose figures are not final. A cycle's version counts its own fields, so it stays. */
  @Subscribe(WorkspaceUpdated)
  async followSettings(): Promise<void> {
    const { workspaceId } = currentCaller();
    const open = await this.db.sql<Pick<Cycle, 'id' | 'startsOn' | 'endsOn' | 'createdAt'>>`
      SELECT id, starts_on::text AS "startsOn", ends_on::text AS "endsOn", created_at AS "createdAt" FROM cycle
      WHERE workspace_id = ${workspaceId} AND final_at > now() ORDER BY id FOR NO KEY UPDATE`;
    const { timeZone, finalAfterDays } = await this.settings();
    const moved = open.map(({ id, createdAt, ...days }) => ({
      id,
      ...momentsOf(days, timeZone, finalAfterDays, createdAt),
    }));
    await this.db.sql`
      UPDATE cycle SET time_zone = moved."timeZone", begins_at = moved."beginsAt", ends_at = moved."endsAt", final_at = moved."finalAt"
      FROM jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        AS moved (id uuid, "timeZone" text, "beginsAt" timestamptz, "endsAt" timestamptz, "finalAt" timestamptz)
      WHERE cycle.workspace_id = ${workspaceId} AND cycle.id = moved.id`;
  }

  /** Settings by which moments follow from days. Locked: a change of them would not see the row that is being written. */
  private async settings(): Promise<{ readonly timeZone: string; readonly finalAfterDays: number }> {
    const [workspace] = await this.db.sql<{ timeZone: string; finalAfterDays: number }>`
      SELECT time_zone AS "timeZone", final_after_days AS "finalAfterDays" FROM workspace
      WHERE workspace_id = ${currentCaller().workspaceId} FOR SHARE`;
    if (!workspace) throw new Error('A caller has a workspace.');
    return workspace;
  }
}
