import { Injectable } from '@nestjs/common';
import { isReworded } from '../../../domain/tree/node/searched-text.ts';
import { NodesUpdateItemInput } from './nodes-update.model.ts';
import { concernsBranch, NodeUpdateAction } from './node-update.action.ts';
import { changedIds, NodeReceiptsAction, type Receipt } from './node-receipts.action.ts';
import { TreeStore } from './tree.store.ts';
import { NodesReworded, TreeChanged } from './tree-changed.hook.ts';

/** Changes fields of many nodes within an open transaction. An item that is declined does not affect the others. */
@Injectable()
export class NodesUpdateAction {
  constructor(
    private readonly nodeUpdate: NodeUpdateAction,
    private readonly receipts: NodeReceiptsAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
    private readonly reworded: NodesReworded,
  ) {}

  /** One receipt for each item, in the same order. All trees are locked at once: otherwise two calls could deadlock. */
  async items(items: readonly NodesUpdateItemInput[]): Promise<Receipt[]> {
    await this.store.lockTreesOf(...items.map(({ id }) => id));
    const receipts = await this.receipts.each(NodesUpdateItemInput, items, ({ id, expectedVersion, ...set }) =>
      this.nodeUpdate.updateLocked(undefined, 'node', id, expectedVersion, set),
    );
    const changed = (matches: (item: NodesUpdateItemInput) => boolean) => changedIds(receipts, items, matches);
    await this.treeChanged.fire({ nodeIds: changed(concernsBranch) });
    await this.reworded.fire({ nodeIds: changed((item) => isReworded(item) && !concernsBranch(item)) });
    return receipts;
  }
}
