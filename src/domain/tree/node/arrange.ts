/** Fields of a node that decide its position in the tree. */
export interface TreeItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: string;
  readonly archivedAt: unknown;
}

/** A node in the arranged tree. */
export interface ArrangedNode<Item> {
  readonly item: Item;
  /** Levels below the root; the root has 0. */
  readonly depth: number;
  /** Whether the node or one of its ancestors is archived. */
  readonly archived: boolean;
  readonly children: ArrangedNode<Item>[];
}

/**
 * Arranges the nodes of one tree below its root, siblings by position. A node whose parent is not among the nodes is
 * left out, with all of its descendants.
 *
 * @returns null where the root is not among the nodes
 */
export function arrange<Item extends TreeItem>(items: readonly Item[], rootId: string): ArrangedNode<Item> | null {
  const byParent = new Map<string | null, Item[]>();
  let root: Item | undefined;
  for (const item of items) {
    if (item.id === rootId) root = item;
    const siblings = byParent.get(item.parentId);
    if (siblings) siblings.push(item);
    else byParent.set(item.parentId, [item]);
  }
  for (const siblings of byParent.values()) siblings.sort(byPosition);
  const arranged = (item: Item, depth: number, above: boolean): ArrangedNode<Item> => {
    const archived = above || item.archivedAt !== null;
    const children = byParent.get(item.id)?.map((child) => arranged(child, depth + 1, archived)) ?? [];
    return { item, depth, archived, children };
  };
  return root ? arranged(root, 0, false) : null;
}

const byPosition = (one: TreeItem, other: TreeItem): number =>
  one.position < other.position ? -1 : one.position > other.position ? 1 : one.id < other.id ? -1 : 1;

/** Every node in depth-first order, parents before children. */
export function flattenTree<Item>(tree: ArrangedNode<Item>): ArrangedNode<Item>[] {
  const list: ArrangedNode<Item>[] = [];
  const visit = (node: ArrangedNode<Item>): void => {
    list.push(node);
    node.children.forEach(visit);
  };
  visit(tree);
  return list;
}

/** The tree with the nodes for which `keeps` holds, and their ancestors. Null where it holds for none. */
export function filterTree<Item>(
  tree: ArrangedNode<Item>,
  keeps: (node: ArrangedNode<Item>) => boolean,
): ArrangedNode<Item> | null {
  const children = tree.children.map((child) => filterTree(child, keeps)).filter((child) => child !== null);
  return children.length > 0 || keeps(tree) ? { ...tree, children } : null;
}

/** A tree that was cut, and the ids of the nodes that lost children. */
export interface Cut<Item> {
  readonly tree: ArrangedNode<Item>;
  readonly cutBelow: readonly string[];
}

/**
 * The tree down to `depth` levels below the root, with at most `most` nodes: upper levels first, so that leaves are
 * cut.
 */
export function cutTree<Item extends { readonly id: string }>(
  tree: ArrangedNode<Item>,
  depth: number,
  most: number,
): Cut<Item> {
  const kept = new Set<ArrangedNode<Item>>([tree]);
  const cutBelow: string[] = [];
  for (
    let level = [tree];
    level.length > 0;
    level = level.flatMap(({ children }) => children.filter((child) => kept.has(child)))
  ) {
    for (const node of level) {
      const room = node.depth < depth ? most - kept.size : 0;
      for (const child of node.children.slice(0, room)) kept.add(child);
      if (node.depth < depth && node.children.length > room) cutBelow.push(node.item.id);
    }
  }
  const without = (node: ArrangedNode<Item>): ArrangedNode<Item> => ({
    ...node,
    children: node.children.filter((child) => kept.has(child)).map(without),
  });
  return { tree: without(tree), cutBelow };
}
