import { Injectable } from '@nestjs/common';
import { positionsAfter } from '../../../domain/tree/node/position.ts';
import { BranchMoveAction, momentAmong } from './branch-move.action.ts';
import { CarryReport } from './carry-report.ts';
import type { Opportunity } from './kinds/opportunity.model.ts';
import { mergedFields } from './merged-fields.ts';
import { OpportunityMergeStore } from './opportunity-merge.store.ts';
import { OpportunityMerged } from './opportunity-merged.hook.ts';
import { NodesReworded, TreeChanged } from './tree-changed.hook.ts';
import { TYPE_OF_KIND } from './tree-node.model.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeStore } from './tree.store.ts';

/** Merges two opportunities that the caller has checked and locked. */
@Injectable()
export class OpportunityMergeAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly store: TreeStore,
    private readonly branches: BranchMoveAction,
    private readonly merges: OpportunityMergeStore,
    private readonly merged: OpportunityMerged,
    private readonly treeChanged: TreeChanged,
    private readonly reworded: NodesReworded,
  ) {}

  /** @param branch ids of `from` and of everything below it */
  async merge(
    from: Opportunity,
    into: Opportunity,
    branch: readonly string[],
  ): Promise<{ opportunity: Opportunity; merged: Opportunity; report: CarryReport }> {
    const report = new CarryReport();
    const mergeId = await this.merges.begin(from.id, into.id);
    const fields = mergedFields(from, into, report);
    const childIds = await this.carryChildren(from, into, branch, report);
    await this.merged.fire({ fromId: from.id, intoId: into.id, report });
    const merged = await this.store.change(
      from,
      { archivedAt: new Date(), archiveReason: `Merged into ${into.shortKey}`, mergedIntoId: into.id },
      'MERGED',
    );
    await this.store.mergeFurther(from.id, into.id);
    const filled = await this.store.change(into, fields, 'MERGED');
    // A merge is a change of the one that stays, even where its own fields say the same as before.
    const opportunity = filled.version > into.version ? filled : await this.store.countChange(filled, 'MERGED');
    await this.merges.end(mergeId, report);
    await this.treeChanged.fire({ nodeIds: [from.id, ...childIds] });
    // What it took over are words by which it is found.
    await this.reworded.fire({ nodeIds: [into.id] });
    return { opportunity, merged, report };
  }

  private async carryChildren(
    from: Opportunity,
    into: Opportunity,
    branch: readonly string[],
    report: CarryReport,
  ): Promise<string[]> {
    const [fromTreeId, { treeId }] = [from.treeId, into];
    const nodeIds = branch.filter((id) => id !== from.id);
    const stays = fromTreeId === treeId;
    const found = stays ? [] : await this.branches.momentsIn(treeId, nodeIds);
    const children = await this.reader.childrenNow(from.id);
    const positions = positionsAfter(await this.store.lastPosition(into.id), children.length);
    for (const [index, child] of children.entries()) {
      const place = { parentId: into.id, position: positions[index] ?? child.position };
      const there = stays ? {} : { treeId, momentId: momentAmong(found, child.id) };
      await this.store.change(child, { ...place, ...there }, 'MOVED');
      report.carry(TYPE_OF_KIND[child.kind], 1);
    }
    const written = children.map(({ id }) => id);
    if (!stays) await this.branches.intoTree({ nodeIds, written, found, fromTreeId, treeId, report });
    return written;
  }
}
