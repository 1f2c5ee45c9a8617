import { Injectable, type Type } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { eachItem } from '../../../platform/graphql/each-item.ts';
import type { NodeResult } from './node-result.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** Result of one item as it is kept under an idempotency key: the node to show, and the refusals when the item was declined. */
export interface Receipt {
  readonly nodeId: string | null;
  readonly refusals: readonly Refusal[];
  /** Whether the item was accepted and everything stood already as it asks. */
  readonly unchanged: boolean;
}

/** Changes nodes item by item, and keeps and shows what became of the items. */
@Injectable()
export class NodeReceiptsAction {
  constructor(private readonly read: RowReader) {}

  /**
   * One receipt for each item, in the same order, within an open transaction; see `eachItem`.
   *
   * @param type class by whose rules items are validated
   * @param work changes the node of an item; refuses before it writes
   */
  async each<Item>(
    type: Type<Item>,
    items: readonly Item[],
    work: (item: Item) => Promise<TreeNode>,
  ): Promise<Receipt[]> {
    const receipts = await eachItem(type, items, work);
    return receipts.map(({ done, refusals, shown, unchanged }) => ({
      nodeId: (done ?? (shown['node'] as TreeNode | undefined))?.id ?? null,
      refusals,
      unchanged,
    }));
  }

  /** What the payload shows of receipts, with the nodes as they are now; one statement. */
  async results(receipts: readonly Receipt[]): Promise<NodeResult[]> {
    const nodes = await this.read.byIds(
      TreeNode,
      receipts.map(({ nodeId }) => nodeId ?? ''),
    );
    return receipts.map(({ refusals, unchanged }, index) => ({
      index,
      node: nodes[index] ?? null,
      userErrors: [...refusals],
      unchanged,
    }));
  }
}

/** Ids of the nodes that were changed, of items that match. */
export const changedIds = <Item>(
  receipts: readonly Receipt[],
  items: readonly Item[],
  matches: (item: Item) => boolean = () => true,
): string[] =>
  receipts.flatMap(({ nodeId, refusals, unchanged }, index) => {
    const item = items[index];
    return nodeId !== null && refusals.length === 0 && !unchanged && item && matches(item) ? [nodeId] : [];
  });
