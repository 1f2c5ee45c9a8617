import { type Refusal, refusal } from '../../refusal.ts';
import { CHOSEN } from '../chosen.ts';
import type { NodeKind } from './node-kind.ts';

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

/** All nodes of a nested tree, parents before children. */
export function flattenNested<Fields>(root: Nested<Fields>, path: readonly string[]): FlatNode<Fields>[] {
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
  visit(root, 'OUTCOME', null, 0, path);
  return nodes;
}

/** Checks that a nested tree can be created: its sizes, and that each reference occurs once. */
export function checkNestedTree(nodes: readonly FlatNode<{ readonly reference?: string | null }>[]): Refusal[] {
  const refusals: Refusal[] = [];
  const most = CHOSEN.tree.mostCreatedNodes;
  if (nodes.length > most) refusals.push(refusal('TOO_MANY', { what: 'Nodes planted at once', most }, nodes[0]?.path));
  const references = new Set<string>();
  for (const { depth, index, path, fields } of nodes) {
    if (depth >= CHOSEN.tree.mostLevels) refusals.push(refusal('TOO_DEEP', { most: CHOSEN.tree.mostLevels }, path));
    if (index === CHOSEN.tree.mostChildren)
      refusals.push(refusal('TOO_MANY', { what: 'Children of one node', most: CHOSEN.tree.mostChildren }, path));
    if (!fields.reference) continue;
    if (references.has(fields.reference))
      refusals.push(refusal('ALREADY_EXISTS', { what: `The reference "${fields.reference}"` }, [...path, 'reference']));
    references.add(fields.reference);
  }
  return refusals;
}
