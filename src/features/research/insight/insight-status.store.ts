import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Insight, type InsightStatus } from './insight.model.ts';

/** Changes how far insights have come, and keeps it in step with their evidence. */
@Injectable()
export class InsightStatusStore {
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

  /** Links insights of the inbox that are evidence of something, and puts linked ones without evidence back into the inbox. All others stay. */
  async settle(insightIds: readonly string[]): Promise<void> {
    if (insightIds.length === 0) return;
    const { workspaceId } = currentCaller();
    const wrong = await this.db.sql<{ id: string; status: InsightStatus }>`
      SELECT id, status FROM (
        SELECT id, status, EXISTS (
          SELECT FROM counting_evidence AS counting WHERE counting.workspace_id = ${workspaceId} AND counting.insight_id = insight.id) AS counts
        FROM insight WHERE workspace_id = ${workspaceId} AND id = ANY(${insightIds}::uuid[]) AND status IN ('INBOX', 'LINKED')
      ) AS insight WHERE counts <> (status = 'LINKED') ORDER BY id`;
    const of = (status: InsightStatus) => wrong.flatMap((each) => (each.status === status ? [each.id] : []));
    await this.rows.update(Insight, { ids: of('INBOX') }, { status: 'LINKED' }, 'LINKED');
    await this.rows.update(Insight, { ids: of('LINKED') }, { status: 'INBOX' }, 'UNLINKED');
  }

  /** Dismisses insights, with a reason. */
  async dismiss(ids: readonly string[], reason: string): Promise<void> {
    await this.rows.update(Insight, { ids }, { status: 'DISMISSED', dismissReason: reason }, 'DISMISSED');
  }

  /** Puts dismissed insights back into the inbox; `settle` links those that are evidence of something. */
  async restore(ids: readonly string[]): Promise<void> {
    await this.rows.update(Insight, { ids }, { status: 'INBOX', dismissReason: null }, 'RESTORED');
  }

  /** Links dismissed insights that have become evidence; their reason is removed. */
  async relink(ids: readonly string[]): Promise<void> {
    await this.rows.update(Insight, { ids }, { status: 'LINKED', dismissReason: null }, 'LINKED');
  }

  /** Marks an insight as a duplicate of the original; why it was dismissed is kept until the mark is taken back. Answers with it as it is now; null where there is none of that id. */
  async markDuplicate(id: string, originalId: string): Promise<Insight | null> {
    const set = { status: 'DUPLICATE', duplicateOfId: originalId } as const;
    const [marked] = await this.rows.update(Insight, { ids: [id] }, set, 'MARKED_DUPLICATE');
    return marked ?? null;
  }

  /** Removes the mark of a duplicate: the insight is dismissed again where it was, else it is linked or put into the inbox. */
  async unmarkDuplicate({ id, dismissReason }: Pick<Insight, 'id' | 'dismissReason'>): Promise<void> {
    const status = dismissReason === null ? 'INBOX' : 'DISMISSED';
    await this.rows.update(Insight, { ids: [id] }, { status, duplicateOfId: null }, 'UNMARKED_DUPLICATE');
    await this.settle([id]);
  }

  /** Whether other insights are marked as duplicates of this one. */
  async isOriginal(insightId: string): Promise<boolean> {
    const found = await this.db.sql`
      SELECT FROM insight WHERE workspace_id = ${currentCaller().workspaceId} AND duplicate_of_id = ${insightId} AND status = 'DUPLICATE' LIMIT 1`;
    return found.length > 0;
  }
}
