import { Injectable } from '@nestjs/common';
import { isSame, takenBack } from '../../../domain/tree/node/taken-back.ts';
import { LogSpanReader, type SpannedRow } from '../../../platform/change-log/log-span.reader.ts';
import { AttachedRowsAction, changedInSpan } from './attached-rows.action.ts';
import { BranchReturnAction } from './branch-return.action.ts';
import { CarryReport } from './carry-report.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import { MergeUndoCheckAction } from './merge-undo-check.action.ts';
import { NodeAttachments } from './node-attachments.ts';
import { OpportunityMergeAction } from './opportunity-merge.action.ts';
import type { OpportunityMerge } from './opportunity-merge.model.ts';
import { OpportunityMergeStore } from './opportunity-merge.store.ts';
import { NodesReworded, TreeChanged } from './tree-changed.hook.ts';
import { TreeNode } from './tree-node.model.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeStore } from './tree.store.ts';

/** Undoes merges of opportunities, within a transaction that has locked the trees of all that it touches. */
@Injectable()
export class MergeUndoAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly spans: LogSpanReader,
    private readonly merges: OpportunityMergeStore,
    private readonly checks: MergeUndoCheckAction,
    private readonly branches: BranchReturnAction,
    private readonly attachments: NodeAttachments,
    private readonly attached: AttachedRowsAction,
    private readonly merging: OpportunityMergeAction,
    private readonly treeChanged: TreeChanged,
    private readonly reworded: NodesReworded,
  ) {}

  /**
   * Undoes a merge, so that both are as if it had never been. What was merged into the same opportunity later is parted
   * from it first and merged again at the end: what stands between those two depends on what was there before.
   *
   * @param later those later merges, the first of them first
   * @throws Refused NOT_APPLICABLE, ARCHIVED, TOO_DEEP or TOO_MANY
   */
  async undo(merge: OpportunityMerge, later: readonly OpportunityMerge[]): Promise<CarryReport> {
    for (const each of later.toReversed()) await this.part(each, new CarryReport());
    const report = new CarryReport();
    await this.part(merge, report);
    for (const { mergedId, intoId } of later) {
      const [from, into] = [await this.opportunity(mergedId), await this.opportunity(intoId)];
      await this.merging.merge(from, into, (await this.reader.subtree(from)).ids);
    }
    return report;
  }

  private async part(merge: OpportunityMerge, report: CarryReport): Promise<void> {
    const [merged, into] = [await this.opportunity(merge.mergedId), await this.opportunity(merge.intoId)];
    const span = await this.spans.between(merge.id);
    if (!span) throw new Error('A merge that is known stands in the log.');
    const nodes = await this.spans.rowsOf(TreeNode, span);
    await this.checks.check({ merged, into, nodes });
    const [mergedRow, intoRow] = [merged, into].map(({ id }) => nodes.find((node) => node.id === id));
    if (!mergedRow || !intoRow) throw new Error('A merge writes both opportunities.');
    const restored = await this.store.change(
      merged,
      { archivedAt: null, archiveReason: null, mergedIntoId: null },
      'UNMERGED',
    );
    const former = nodes.filter(
      ({ before, after, now }) =>
        before?.['mergedIntoId'] === merged.id && isSame(after?.['mergedIntoId'], now?.['mergedIntoId']),
    );
    await this.store.mergeBack(
      former.map(({ id }) => id),
      merged.id,
    );
    const undoing = { mergeId: merge.id, merged: restored, into, since: merge.createdAt, span, report };
    const childIds = await this.branches.takeBack(nodes, undoing);
    for (const attachment of this.attachments.all) await this.attached.putBack(attachment, undoing);
    await this.restore(into, intoRow, report);
    await this.merges.undo(merge.id);
    await this.treeChanged.fire({ nodeIds: [merged.id, ...childIds] });
    await this.reworded.fire({ nodeIds: [into.id] });
  }

  /** Gives the one that stayed back what it said before, as far as nobody has said anything else since. */
  private async restore(into: Opportunity, row: SpannedRow, report: CarryReport): Promise<void> {
    const set: Record<string, unknown> = {};
    for (const field of changedInSpan(row)) {
      const { value, isKept } = takenBack(row.before?.[field], row.after?.[field], row.now?.[field]);
      set[field] = value;
      const reason = `${into.shortKey} keeps what was changed of its ${field} since the merge.`;
      if (isKept) report.leave('Opportunity', [into.id], reason, field);
    }
    const changed = await this.store.change(into, set, 'UNMERGED');
    // That it was parted is a change of the one that stayed, even where its own fields say the same as before.
    if (changed.version === into.version) await this.store.countChange(changed, 'UNMERGED');
  }

  private async opportunity(id: string): Promise<Opportunity> {
    return (await this.reader.get(id)) as Opportunity;
  }
}
