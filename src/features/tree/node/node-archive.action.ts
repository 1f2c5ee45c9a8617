import { Injectable } from '@nestjs/common';
import { refuseStale } from '../../../domain/refusal.ts';
import { VersionedInput } from '../../../platform/graphql/input.model.ts';
import { changedIds, NodeReceiptsAction, type Receipt } from './node-receipts.action.ts';
import { TreeNodeReader } from './tree-node.reader.ts';
import type { TreeNode } from './tree-node.model.ts';
import { TreeStore } from './tree.store.ts';
import { TreeChanged } from './tree-changed.hook.ts';

/** Archives nodes, within an open transaction. */
@Injectable()
export class NodeArchiveAction {
  constructor(
    private readonly reader: TreeNodeReader,
    private readonly receipts: NodeReceiptsAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
  ) {}

  /** Archives one node. */
  async archive(item: VersionedInput, reason: string): Promise<TreeNode> {
    await this.store.lockTreesOf(item.id);
    const archived = await this.archiveLocked(item, reason);
    await this.treeChanged.fire({ nodeIds: [archived.id] });
    return archived;
  }

  /** Archives many nodes. One receipt for each item, in the same order. All trees are locked at once: otherwise two calls could deadlock. */
  async items(items: readonly VersionedInput[], reason: string): Promise<Receipt[]> {
    await this.store.lockTreesOf(...items.map(({ id }) => id));
    const receipts = await this.receipts.each(VersionedInput, items, (item) => this.archiveLocked(item, reason));
    await this.treeChanged.fire({ nodeIds: changedIds(receipts, items) });
    return receipts;
  }

  private async archiveLocked({ id, expectedVersion }: VersionedInput, reason: string): Promise<TreeNode> {
    const node = await this.reader.editable(id);
    refuseStale({ node }, expectedVersion);
    return this.store.change(node, { archivedAt: new Date(), archiveReason: reason }, 'ARCHIVED');
  }
}
