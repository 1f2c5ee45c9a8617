import { type Refusal, refusal } from '../../refusal.ts';
import type { NodeKind } from './node-kind.ts';
import { TREE_LIMITS } from './placement.ts';

/** What hangs below a node of a nested tree that is to be planted. */
export interface PlacedNode<Node> {
  readonly opportunities?: readonly Node[] | null;
  readonly solutions?: readonly Node[] | null;
  readonly experiments?: readonly Node[] | null;
}

/** A planted node by itself, and where it stands in the input. */
export interface FlatNode<Fields> {
  readonly kind: NodeKind;
  /** The node without what hangs below it. */
  readonly fields: Fields;
  readonly parent: FlatNode<Fields> | null;
  /** Place among its siblings, from 0. */
  readonly index: number;
  /** Levels below the root, which is 0. */
  readonly depth: number;
  readonly path: readonly string[];
}

/** Lists that hold children, in the order in which siblings of several kinds stand, with the kind of what they hold. */
const CHILDREN = { opportunities: 'OPPORTUNITY', solutions: 'SOLUTION', experiments: 'EXPERIMENT' } as const;

/** A node with what hangs below it, to any depth. */
export type Nested<Fields> = Fields & PlacedNode<Nested<Fields>>;

/** Every node of a nested tree, parents before children. */
export function flattenNested<Fields>(root: Nested<Fields>, path: readonly string[]): FlatNode<Fields>[] {
  const sown: FlatNode<Fields>[] = [];
  const visit = (
    node: Nested<Fields>,
    kind: NodeKind,
    parent: FlatNode<Fields> | null,
    index: number,
    at: readonly string[],
  ): void => {
    const { opportunities, solutions, experiments, ...fields } = node;
    const self = { kind, fields: fields as Fields, parent, index, depth: parent ? parent.depth + 1 : 0, path: at };
    sown.push(self);
    const lists = { opportunities, solutions, experiments };
    let next = 0;
    for (const list of Object.keys(CHILDREN) as (keyof typeof CHILDREN)[])
      (lists[list] ?? []).forEach((child, number) => {
        visit(child, CHILDREN[list], self, next++, [...at, list, String(number)]);
      });
  };
  visit(root, 'OUTCOME', null, 0, path);
  return sown;
}

/** May this be planted? Every reason against: sizes, and references that are given twice. */
export function checkNestedTree(sown: readonly FlatNode<{ readonly reference?: string | null }>[]): Refusal[] {
  const refusals: Refusal[] = [];
  const most = TREE_LIMITS.planted;
  if (sown.length > most) refusals.push(refusal('TOO_MANY', { what: 'Nodes planted at once', most }, sown[0]?.path));
  const references = new Set<string>();
  for (const { depth, index, path, fields } of sown) {
    if (depth >= TREE_LIMITS.levels) refusals.push(refusal('TOO_DEEP', { most: TREE_LIMITS.levels }, path));
    if (index === TREE_LIMITS.children)
      refusals.push(refusal('TOO_MANY', { what: 'Children of one node', most: TREE_LIMITS.children }, path));
    if (!fields.reference) continue;
    if (references.has(fields.reference))
      refusals.push(refusal('ALREADY_EXISTS', { what: `The reference "${fields.reference}"` }, [...path, 'reference']));
    references.add(fields.reference);
  }
  return refusals;
}
