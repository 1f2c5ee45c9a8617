import { type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';
import type { NodeKind } from './node-kind.ts';
import { checkKind, type ParentNode, type Placed } from './placement.ts';

/** Lists of children in the input of a node of a nested tree. */
export interface ChildLists<Node> {
  readonly opportunities?: readonly Node[] | null;
  readonly solutions?: readonly Node[] | null;
  readonly experiments?: readonly Node[] | null;
}

/** One node of a nested tree, with its position in the tree and its path in the input. */
export interface FlatNode<Fields> {
  readonly kind: NodeKind;
  /** The input of the node without its children. */
  readonly fields: Fields;
  /** Null for the root. */
  readonly parent: FlatNode<Fields> | null;
  /** Index among its siblings, from 0. */
  readonly index: number;
  /** Levels below the root; the root has 0. */
  readonly depth: number;
  readonly path: readonly string[];
}

/** Kind of the nodes of each list of children, in the order of siblings of different kinds. */
const CHILDREN = { opportunities: 'OPPORTUNITY', solutions: 'SOLUTION', experiments: 'EXPERIMENT' } as const;

/** Input of a node with all of its descendants. */
export type Nested<Fields> = Fields & ChildLists<Nested<Fields>>;

/** All nodes of a nested tree, the root first, parents before children. */
export function flattenNested<Fields>(
  root: Nested<Fields>,
  rootKind: NodeKind,
  path: readonly string[],
): [root: FlatNode<Fields>, ...below: FlatNode<Fields>[]] {
  const nodes: FlatNode<Fields>[] = [];
  const visit = (
    node: Nested<Fields>,
    kind: NodeKind,
    parent: FlatNode<Fields> | null,
    index: number,
    at: readonly string[],
  ): void => {
    const { opportunities, solutions, experiments, ...fields } = node;
    const self = { kind, fields: fields as Fields, parent, index, depth: parent ? parent.depth + 1 : 0, path: at };
    nodes.push(self);
    const lists = { opportunities, solutions, experiments };
    let next = 0;
    for (const list of Object.keys(CHILDREN) as (keyof typeof CHILDREN)[])
      (lists[list] ?? []).forEach((child, number) => {
        visit(child, CHILDREN[list], self, next++, [...at, list, String(number)]);
      });
  };
  visit(root, rootKind, null, 0, path);
  return nodes as [FlatNode<Fields>];
}

/** The part of a node's input that other nodes of the call are told apart by. */
type Referable = FlatNode<{ readonly reference?: string | null }>;

/**
 * Checks that nested nodes can be created: their sizes, and that each reference occurs once.
 *
 * @param nodes all nodes that are new
 * @param parent node below which they are created; null for a whole tree
 */
export function checkNestedTree(nodes: readonly Referable[], parent: ParentNode | null = null): Refusal[] {
  const { mostCreatedNodes, mostNodes, mostLevels, mostChildren } = CHOSEN.tree;
  const refusals: Refusal[] = [];
  if (nodes.length > mostCreatedNodes)
    refusals.push(
      refusal(
        'TOO_MANY',
        { what: 'Nodes created at once', most: mostCreatedNodes, given: nodes.length },
        parent ? [] : nodes[0]?.path,
      ),
    );
  if (parent && parent.nodes + nodes.length > mostNodes)
    refusals.push(refusal('TOO_MANY', { what: 'Nodes of one tree', most: mostNodes }, ['parentId']));
  // The root of nested nodes stands on the level of the parent, which is among the ids of its path.
  const levelsAbove = parent ? parent.path.length - 1 : 0;
  const references = new Set<string>();
  for (const { depth, index, path, fields } of nodes) {
    const levels = levelsAbove + depth + 1;
    if (levels > mostLevels) refusals.push(refusal('TOO_DEEP', { most: mostLevels, levels }, path));
    if (index + (depth === 1 ? (parent?.children ?? 0) : 0) === mostChildren)
      refusals.push(refusal('TOO_MANY', { what: 'Children of one node', most: mostChildren }, path));
    if (!fields.reference) continue;
    if (references.has(fields.reference))
      refusals.push(refusal('ALREADY_EXISTS', { what: `The reference "${fields.reference}"` }, [...path, 'reference']));
    references.add(fields.reference);
  }
  return refusals;
}

/** Checks that an existing node may hold what is created directly below it; one refusal for each list that it may not hold. */
export function checkHeldBy(parent: Pick<Placed, 'kind'>, nodes: readonly FlatNode<unknown>[]): Refusal[] {
  const lists = new Map(nodes.filter(({ depth }) => depth === 1).map((node) => [node.kind, node.path.slice(0, -1)]));
  return [...lists].flatMap(([kind, path]) => checkKind(parent.kind, kind, path));
}
