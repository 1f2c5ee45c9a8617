import { type Refusal, refusal } from '../../refusal.ts';
import { checkNodeNotArchived, type NamedNode } from './archived-node.ts';
import { CHOSEN } from '../chosen.ts';
import { mayHold, NODE_KINDS, type NodeKind } from './node-kind.ts';

/** A node and its path in the tree. */
export interface Placed {
  readonly id: string;
  readonly kind: NodeKind;
  /** Ids from the root down to the node itself. */
  readonly path: readonly string[];
  readonly shortKey: string;
  /** The node itself, or the nearest of its ancestors, that is archived; null where none is. */
  readonly archivedBy: NamedNode | null;
}

/** A node that is to be placed, with all of its descendants. */
export interface Subtree {
  readonly kind: NodeKind;
  /** Null for a new node. */
  readonly id: string | null;
  /** Nodes by which the tree grows, the node itself among them; 0 where they are in the tree already. */
  readonly adds: number;
  /** Levels from the node to its deepest descendant, both included; 1 for a leaf. */
  readonly levels: number;
}

/** A node that is to get a child. */
export interface ParentNode extends Placed {
  /** Number of its children. */
  readonly children: number;
  /** Number of nodes of its tree. */
  readonly nodes: number;
}

/** Checks that `subtree` may be placed below `parent`; refusals are at `path`, and none means yes. */
export function checkPlacement(subtree: Subtree, parent: ParentNode, path: readonly string[]): Refusal[] {
  const refusals = checkKind(parent.kind, subtree.kind, path);
  if (subtree.id !== null && parent.path.includes(subtree.id)) refusals.push(refusal('WOULD_CYCLE', {}, path));
  refusals.push(...checkNodeNotArchived(parent, parent.archivedBy, path));
  if (parent.children >= CHOSEN.tree.mostChildren)
    refusals.push(refusal('TOO_MANY', { what: 'Children of one node', most: CHOSEN.tree.mostChildren }, path));
  if (parent.nodes + subtree.adds > CHOSEN.tree.mostNodes)
    refusals.push(refusal('TOO_MANY', { what: 'Nodes of one tree', most: CHOSEN.tree.mostNodes }, path));
  const levels = parent.path.length + subtree.levels;
  if (levels > CHOSEN.tree.mostLevels)
    refusals.push(refusal('TOO_DEEP', { most: CHOSEN.tree.mostLevels, levels }, path));
  return refusals;
}

/** Checks that nodes of the kind `parent` may hold nodes of the kind `child`. */
export function checkKind(parent: NodeKind, child: NodeKind, path: readonly string[]): Refusal[] {
  if (mayHold(parent, child)) return [];
  const holds = NODE_KINDS[parent].mayHold.map((kind) => NODE_KINDS[kind].noun).join(' or ') || 'nothing';
  const details = { parent: capital(NODE_KINDS[parent].noun), child: NODE_KINDS[child].noun, holds };
  return [refusal('KIND_CANNOT_HOLD', details, path)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
