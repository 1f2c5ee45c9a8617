import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { CarryReport } from './carry-report.ts';
import { OpportunityMerge } from './opportunity-merge.model.ts';

/** Remembers merges of opportunities. */
@Injectable()
export class OpportunityMergeStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** Begins a merge. Answers with its id. */
  async begin(mergedId: string, intoId: string): Promise<string> {
    const id = newId();
    await this.rows.insert(OpportunityMerge, [{ id, mergedId, intoId, carriedCount: 0, leftBehindCount: 0 }]);
    return id;
  }

  /** Ends a merge: nothing that is written later belongs to it. */
  async end(id: string, { carried, leftBehindCount }: CarryReport): Promise<void> {
    const carriedCount = carried.reduce((sum, { count }) => sum + count, 0);
    await this.rows.update(OpportunityMerge, { ids: [id], changedElsewhere: true }, { carriedCount, leftBehindCount });
  }

  /** Notes that a merge was undone. */
  async undo(id: string): Promise<void> {
    await this.rows.update(OpportunityMerge, { ids: [id] }, { undoneAt: new Date() }, 'UNMERGED');
  }

  /** The last merge of an opportunity into another, undone or not; null where there was none. */
  async lastOf(mergedId: string): Promise<OpportunityMerge | null> {
    const [last] = await this.db.sql<OpportunityMerge>`
      SELECT ${() => this.columns.of(OpportunityMerge, 'merge')} FROM opportunity_merge AS merge
      WHERE workspace_id = ${currentCaller().workspaceId} AND merged_id = ${mergedId} ORDER BY id DESC LIMIT 1`;
    return last ?? null;
  }

  /** The first merge that came after this one, still stands, and has one of these nodes part in it; null where there is none. */
  async laterAmong(id: string, nodeIds: readonly string[]): Promise<OpportunityMerge | null> {
    const [later] = await this.db.sql<OpportunityMerge>`
      SELECT ${() => this.columns.of(OpportunityMerge, 'merge')} FROM opportunity_merge AS merge
      WHERE workspace_id = ${currentCaller().workspaceId} AND id > ${id} AND undone_at IS NULL
        AND (merged_id = ANY(${nodeIds}::uuid[]) OR into_id = ANY(${nodeIds}::uuid[])) ORDER BY id LIMIT 1`;
    return later ?? null;
  }

  /** Merges into the same opportunity that came after this one and still stand, the first of them first. */
  laterThan({ id, intoId }: OpportunityMerge): Promise<OpportunityMerge[]> {
    return this.db.sql<OpportunityMerge>`
      SELECT ${() => this.columns.of(OpportunityMerge, 'merge')} FROM opportunity_merge AS merge
      WHERE workspace_id = ${currentCaller().workspaceId} AND into_id = ${intoId} AND id > ${id} AND undone_at IS NULL ORDER BY id`;
  }
}
