import { Injectable } from '@nestjs/common';
import { refusal, refuseIf } from '../../../domain/refusal.ts';
import { checkPlacement } from '../../../domain/tree/node/placement.ts';
import type { SpannedRow } from '../../../platform/change-log/log-span.reader.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import type { MergeUndoing } from './attached-rows.action.ts';
import { BranchMoveAction, momentAmong } from './branch-move.action.ts';
import { type FoundMoment, MomentReader } from './moment.reader.ts';
import { OpportunityMergeStore } from './opportunity-merge.store.ts';
import { TYPE_OF_KIND, TreeNode } from './tree-node.model.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import { TreeStore } from './tree.store.ts';

/** Takes the branches back that a merge took along. */
@Injectable()
export class BranchReturnAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly read: RowReader,
    private readonly store: TreeStore,
    private readonly branches: BranchMoveAction,
    private readonly moments: MomentReader,
    private readonly merges: OpportunityMergeStore,
  ) {}

  /**
   * Hangs the children of a merged opportunity below it again, each where it was, with all that is below it today. One
   * that was moved since stays where it is, and is reported like those that have come since. Answers with their ids.
   *
   * @param nodes all nodes that the merge wrote
   * @throws Refused NOT_APPLICABLE where the opportunity hangs below one of them now, TOO_DEEP, TOO_MANY
   */
  async takeBack(nodes: readonly SpannedRow[], undoing: MergeUndoing): Promise<string[]> {
    const { merged, into, report } = undoing;
    const childRows = nodes.filter(
      ({ before, after }) => before?.['parentId'] === merged.id && after?.['parentId'] === into.id,
    );
    const children = await this.read.byIds(
      TreeNode,
      childRows.map(({ id }) => id),
    );
    const moved = children.filter((child) => child?.parentId !== into.id);
    for (const child of moved)
      if (child)
        report.leave(
          TYPE_OF_KIND[child.kind],
          [child.id],
          `${child.shortKey} was moved since the merge, and stays there.`,
        );
    await this.nameAdded(undoing, new Set(childRows.map(({ id }) => id)));
    const returning = childRows.flatMap((row, index) => {
      const child = children[index];
      return child?.parentId === into.id ? [{ child, position: row.before?.['position'] as string }] : [];
    });
    const stays = merged.treeId === into.treeId;
    const subtrees = await Promise.all(returning.map(({ child }) => this.reader.subtree(child)));
    const nodeIds = subtrees.flatMap(({ ids }) => ids);
    if (!stays) await this.refuseDivided(undoing.mergeId, nodeIds);
    const parent = await this.reader.parentNode(merged.id);
    for (const [index, subtree] of subtrees.entries())
      if (parent.path.includes(subtree.id ?? ''))
        refuseIf(
          refusal(
            'NOT_APPLICABLE',
            {
              problem: `${merged.shortKey} hangs below ${returning[index]?.child.shortKey ?? ''} now, which came from it: move one of the two first.`,
            },
            ['id'],
          ),
        );
    const adds = stays ? 0 : nodeIds.length;
    refuseIf(...subtrees.flatMap((subtree) => checkPlacement({ ...subtree, adds }, parent, ['id'])).slice(0, 1));
    const found = stays ? [] : await this.momentsBefore(nodes, nodeIds, merged.treeId);
    for (const { child, position } of returning) {
      const there = stays ? {} : { treeId: merged.treeId, momentId: momentAmong(found, child.id) };
      await this.store.change(child, { parentId: merged.id, position, ...there }, 'MOVED');
      report.carry(TYPE_OF_KIND[child.kind], 1);
    }
    const written = returning.map(({ child }) => child.id);
    if (!stays && nodeIds.length > 0)
      await this.branches.intoTree({
        nodeIds,
        written,
        found,
        fromTreeId: into.treeId,
        treeId: merged.treeId,
        report,
      });
    return written;
  }

  /** The moments that nodes had before the merge, where they have those that it gave them; for others those of the same titles. */
  private async momentsBefore(
    nodes: readonly SpannedRow[],
    nodeIds: readonly string[],
    treeId: string,
  ): Promise<readonly FoundMoment[]> {
    const known = new Set((await this.moments.of(treeId)).map(({ id }) => id));
    const same = await this.branches.momentsIn(treeId, nodeIds);
    const had = nodes.flatMap(({ id, before, after, now }) => {
      const momentId = before?.['momentId'] as string | null | undefined;
      const isReturned = nodeIds.includes(id) && momentId && known.has(momentId);
      if (!isReturned || after?.['momentId'] !== now?.['momentId']) return [];
      return [{ id, shortKey: now?.['shortKey'] as string, moment: '', foundId: momentId }];
    });
    const before = new Set(had.map(({ id }) => id));
    return [...had, ...same.filter(({ id }) => !before.has(id))];
  }

  /** @throws Refused NOT_APPLICABLE where a later merge found one of these nodes in the tree that they leave */
  private async refuseDivided(mergeId: string, nodeIds: readonly string[]): Promise<void> {
    const later = await this.merges.laterAmong(mergeId, nodeIds);
    if (!later) return;
    const [merged, into] = [await this.reader.get(later.mergedId), await this.reader.get(later.intoId)];
    const problem = `${merged.shortKey} was merged into ${into.shortKey} later, and one of both would go to another tree now: undo that merge first.`;
    refuseIf(refusal('NOT_APPLICABLE', { problem }, ['id']));
  }

  private async nameAdded({ into, since, report }: MergeUndoing, returned: ReadonlySet<string>): Promise<void> {
    const added = (await this.reader.childrenNow(into.id)).filter(
      ({ id, createdAt }) => createdAt > since && !returned.has(id),
    );
    for (const { id, kind, shortKey } of added)
      report.leave(TYPE_OF_KIND[kind], [id], `${shortKey} came since the merge, and stays with ${into.shortKey}.`);
  }
}
