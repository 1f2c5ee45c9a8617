import { Injectable } from '@nestjs/common';
import { type Refusal, Refused } from '../../../domain/refusal.ts';
import { isReworded } from '../../../domain/tree/node/searched-text.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { NodesUpdateItemInput } from './nodes-update.model.ts';
import { concernsBranch, NodeUpdateAction } from './node-update.action.ts';
import type { TreeNode } from './tree-node.model.ts';
import { TreeStore } from './tree.store.ts';
import { NodesReworded, TreeChanged } from './tree-changed.hook.ts';

/** Result of one item: the node to show, and the refusals when the item was declined. */
export interface Receipt {
  readonly nodeId: string | null;
  readonly refusals: readonly Refusal[];
}

/** Changes fields of many nodes within an open transaction. An item that is declined does not affect the others. */
@Injectable()
export class NodesUpdateAction {
  constructor(
    private readonly nodeUpdate: NodeUpdateAction,
    private readonly store: TreeStore,
    private readonly treeChanged: TreeChanged,
    private readonly reworded: NodesReworded,
  ) {}

  /**
   * One receipt for each item, in the same order. All items share the transaction, so that the receipts are stored under
   * the idempotency key together with their changes. Savepoints are not needed: an item is declined before it writes.
   * All trees are locked at once: otherwise two calls could deadlock.
   */
  async items(items: readonly NodesUpdateItemInput[]): Promise<Receipt[]> {
    await this.store.lockTreesOf(...items.map(({ id }) => id));
    const receipts: Receipt[] = [];
    for (const [index, item] of items.entries()) receipts.push(await this.item(item, ['items', String(index)]));
    const changed = (matches: (item: NodesUpdateItemInput) => boolean) =>
      receipts.flatMap(({ nodeId, refusals }, index) => {
        const item = items[index];
        return nodeId !== null && refusals.length === 0 && item && matches(item) ? [nodeId] : [];
      });
    await this.treeChanged.fire({ nodeIds: changed(concernsBranch) });
    await this.reworded.fire({ nodeIds: changed((item) => isReworded(item) && !concernsBranch(item)) });
    return receipts;
  }

  private async item(item: NodesUpdateItemInput, path: readonly string[]): Promise<Receipt> {
    const complaints = complaintsOf(NodesUpdateItemInput, item, path);
    if (complaints.length > 0) return { nodeId: null, refusals: complaints };
    const { id, expectedVersion, ...set } = item;
    try {
      return {
        nodeId: (await this.nodeUpdate.updateLocked(undefined, 'node', id, expectedVersion, set)).id,
        refusals: [],
      };
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      const shown = fault.current['node'] as TreeNode | undefined;
      const refusals = fault.refusals.map((each) => ({ ...each, path: [...path, ...each.path] }));
      return { nodeId: shown?.id ?? null, refusals };
    }
  }
}
