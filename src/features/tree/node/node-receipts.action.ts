import { Injectable, type Type } from '@nestjs/common';
import { type Refusal, Refused } from '../../../domain/refusal.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import type { NodeResult } from './node-result.model.ts';
import { TreeNode } from './tree-node.model.ts';

/** Result of one item as it is kept under an idempotency key: the node to show, and the refusals when the item was declined. */
export interface Receipt {
  readonly nodeId: string | null;
  readonly refusals: readonly Refusal[];
}

/** Works through the items of a call, so that one that is declined does not affect the others. */
@Injectable()
export class NodeReceiptsAction {
  constructor(private readonly read: RowReader) {}

  /**
   * One receipt for each item, in the same order, within an open transaction. All items share it, so that the receipts are
   * stored under the idempotency key together with their changes. Savepoints are not needed: an item is declined before it
   * writes.
   *
   * @param type class by whose rules items are validated
   * @param work changes the node of an item; refuses before it writes
   */
  async each<Item>(
    type: Type<Item>,
    items: readonly Item[],
    work: (item: Item) => Promise<TreeNode>,
  ): Promise<Receipt[]> {
    const receipts: Receipt[] = [];
    for (const [index, item] of items.entries()) {
      const path = ['items', String(index)];
      const refusals = complaintsOf(type, item, path);
      receipts.push(refusals.length > 0 ? { nodeId: null, refusals } : await receiptOf(path, () => work(item)));
    }
    return receipts;
  }

  /** What the payload shows of receipts, with the nodes as they are now; one statement. */
  async results(receipts: readonly Receipt[]): Promise<NodeResult[]> {
    const nodes = await this.read.byIds(
      TreeNode,
      receipts.map(({ nodeId }) => nodeId ?? ''),
    );
    return receipts.map(({ refusals }, index) => ({ index, node: nodes[index] ?? null, userErrors: [...refusals] }));
  }
}

/** Ids of the nodes that were changed, of items that match. */
export const changedIds = <Item>(
  receipts: readonly Receipt[],
  items: readonly Item[],
  matches: (item: Item) => boolean = () => true,
): string[] =>
  receipts.flatMap(({ nodeId, refusals }, index) => {
    const item = items[index];
    return nodeId !== null && refusals.length === 0 && item && matches(item) ? [nodeId] : [];
  });

async function receiptOf(path: readonly string[], work: () => Promise<TreeNode>): Promise<Receipt> {
  try {
    return { nodeId: (await work()).id, refusals: [] };
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    const shown = fault.current['node'] as TreeNode | undefined;
    const refusals = fault.refusals.map((each) => ({ ...each, path: [...path, ...each.path] }));
    return { nodeId: shown?.id ?? null, refusals };
  }
}
