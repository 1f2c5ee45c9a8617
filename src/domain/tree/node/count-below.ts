import type { ArrangedNode, TreeItem } from './arrange.ts';
import { LAID_ASIDE, NODE_KINDS, type NodeKind, type NodeStatus } from './node-kind.ts';

/** A node as it is counted. */
export interface CountedItem extends TreeItem {
  readonly kind: NodeKind;
  readonly status: NodeStatus;
}

/** Number of nodes of each kind below a node. */
export type CountsBelow = Readonly<Record<NodeKind, number>>;

/**
 * Number of nodes of each kind below every node of a tree, by its id, at any depth. What is archived or laid aside does not
 * count, nor does what lies below it.
 */
export function countsBelow(tree: ArrangedNode<CountedItem>): ReadonlyMap<string, CountsBelow> {
  const byId = new Map<string, CountsBelow>();
  const count = ({ item, children }: ArrangedNode<CountedItem>): CountsBelow => {
    const counts: Record<string, number> = Object.fromEntries(Object.keys(NODE_KINDS).map((kind) => [kind, 0]));
    for (const child of children) {
      const below: CountsBelow = count(child);
      if (child.item.archivedAt !== null || LAID_ASIDE.has(child.item.status)) continue;
      counts[child.item.kind] = (counts[child.item.kind] ?? 0) + 1;
      for (const [kind, number] of Object.entries(below)) counts[kind] = (counts[kind] ?? 0) + number;
    }
    byId.set(item.id, counts as CountsBelow);
    return counts as CountsBelow;
  };
  count(tree);
  return byId;
}
