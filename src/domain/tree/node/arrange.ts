/** What is known of a node to find its place. */
export interface Arrangeable {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: string;
  readonly archivedAt: unknown;
}

/** A node in its place. */
export interface Arranged<Item> {
  readonly item: Item;
  /** Levels below the root, which is 0. */
  readonly depth: number;
  /** Whether it, or anything above it, is archived. */
  readonly archived: boolean;
  readonly children: Arranged<Item>[];
}

/**
 * Arranges the nodes of one tree below its root, siblings by position. Nodes that hang below nothing that is there are
 * left out, as is everything below them.
 *
 * @returns null when the root is not among the nodes
 */
export function arrange<Item extends Arrangeable>(items: readonly Item[], rootId: string): Arranged<Item> | null {
  const byParent = new Map<string | null, Item[]>();
  let root: Item | undefined;
  for (const item of items) {
    if (item.id === rootId) root = item;
    const siblings = byParent.get(item.parentId);
    if (siblings) siblings.push(item);
    else byParent.set(item.parentId, [item]);
  }
  for (const siblings of byParent.values()) siblings.sort(inOrder);
  const place = (item: Item, depth: number, above: boolean): Arranged<Item> => {
    const archived = above || item.archivedAt !== null;
    const children = byParent.get(item.id)?.map((child) => place(child, depth + 1, archived)) ?? [];
    return { item, depth, archived, children };
  };
  return root ? place(root, 0, false) : null;
}

const inOrder = (one: Arrangeable, other: Arrangeable): number =>
  one.position < other.position ? -1 : one.position > other.position ? 1 : one.id < other.id ? -1 : 1;

/** Every node, parents before children, children right behind their parent. */
export function flat<Item>(tree: Arranged<Item>): Arranged<Item>[] {
  const list: Arranged<Item>[] = [];
  const visit = (node: Arranged<Item>): void => {
    list.push(node);
    node.children.forEach(visit);
  };
  visit(tree);
  return list;
}

/** The tree without what `keeps` does not want; what is wanted stays with everything above it. Null when nothing is left. */
export function filtered<Item>(tree: Arranged<Item>, keeps: (node: Arranged<Item>) => boolean): Arranged<Item> | null {
  const children = tree.children.map((child) => filtered(child, keeps)).filter((child) => child !== null);
  return children.length > 0 || keeps(tree) ? { ...tree, children } : null;
}

/** A tree that was cut, and below which nodes something is missing. */
export interface Cut<Item> {
  readonly tree: Arranged<Item>;
  readonly cutBelow: readonly string[];
}

/** The tree down to `depth` levels below the root, and no more than `most` nodes: upper levels first, so that the cut is at the leaves. */
export function cut<Item extends { readonly id: string }>(
  tree: Arranged<Item>,
  depth: number,
  most: number,
): Cut<Item> {
  const kept = new Set<Arranged<Item>>([tree]);
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
  const without = (node: Arranged<Item>): Arranged<Item> => ({
    ...node,
    children: node.children.filter((child) => kept.has(child)).map(without),
  });
  return { tree: without(tree), cutBelow };
}
