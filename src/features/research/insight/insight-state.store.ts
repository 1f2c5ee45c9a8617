import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Insight, type InsightState } from './insight.model.ts';

/** Changes how far insights have come, and keeps that in step with what they are evidence of. */
@Injectable()
export class InsightStateStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
  ) {}

  /** Locks insights until the transaction ends, in the order of their ids. */
  async lock(insightIds: readonly string[]): Promise<void> {
    await this.db.sql`
      SELECT FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${insightIds.map(idOf)}::uuid[])
      ORDER BY id FOR NO KEY UPDATE`;
  }

  /** An insight in the inbox that has become evidence is linked; one whose last evidence was taken back is in the inbox again. What was put aside stays so. */
  async settle(insightIds: readonly string[]): Promise<void> {
    if (insightIds.length === 0) return;
    const { workspaceId } = currentCaller();
    const wrong = await this.db.sql<{ id: string; state: InsightState }>`
      SELECT id, state FROM (
        SELECT id, state, EXISTS (
          SELECT FROM counting_evidence AS counting WHERE counting.workspace_id = ${workspaceId} AND counting.insight_id = insight.id) AS counts
        FROM insight WHERE workspace_id = ${workspaceId} AND id = ANY(${insightIds}::uuid[]) AND state IN ('INBOX', 'LINKED')
      ) AS insight WHERE counts <> (state = 'LINKED') ORDER BY id`;
    const of = (state: InsightState) => wrong.flatMap((each) => (each.state === state ? [each.id] : []));
    await this.rows.update(Insight, { ids: of('INBOX') }, { state: 'LINKED' }, 'LINKED');
    await this.rows.update(Insight, { ids: of('LINKED') }, { state: 'INBOX' }, 'UNLINKED');
  }

  /** Puts insights aside, with the reason why. */
  async dismiss(ids: readonly string[], reason: string): Promise<void> {
    await this.rows.update(Insight, { ids }, { state: 'DISMISSED', dismissReason: reason }, 'DISMISSED');
  }

  /** Puts dismissed insights back into the inbox; `settle` links those that are evidence of something. */
  async restore(ids: readonly string[]): Promise<void> {
    await this.rows.update(Insight, { ids }, { state: 'INBOX', dismissReason: null }, 'RESTORED');
  }

  /** Links dismissed insights that have become evidence; the reason why they were put aside goes. */
  async relink(ids: readonly string[]): Promise<void> {
    await this.rows.update(Insight, { ids }, { state: 'LINKED', dismissReason: null }, 'LINKED');
  }

  /** Marks an insight as one that says what the original says already; answers with it as it now is. */
  async markDuplicate(id: string, originalId: string): Promise<Insight | null> {
    const set = { state: 'DUPLICATE', duplicateOfId: originalId, dismissReason: null } as const;
    const [marked] = await this.rows.update(Insight, { ids: [id] }, set, 'MARKED_DUPLICATE');
    return marked ?? null;
  }

  /** Takes the mark of a duplicate back, and settles whether the insight is linked or in the inbox. */
  async unmarkDuplicate(id: string): Promise<void> {
    await this.rows.update(Insight, { ids: [id] }, { state: 'INBOX', duplicateOfId: null }, 'UNMARKED_DUPLICATE');
    await this.settle([id]);
  }

  /** Whether others are marked as saying the same as this insight. */
  async isOriginal(insightId: string): Promise<boolean> {
    const found = await this.db.sql`
      SELECT FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND duplicate_of_id = ${insightId} AND state = 'DUPLICATE' LIMIT 1`;
    return found.length > 0;
  }
}
